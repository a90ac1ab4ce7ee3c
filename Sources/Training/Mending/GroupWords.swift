internal import Foundation
internal import Linguistics

/// Words for people by nation, religion or party, which the corpora of names leave out.
struct GroupWords {
    /// Runs of small letters, words separated by spaces.
    private var runs: Set<String>
    private var longest = 1

    /// - Parameter demonyms: as a list of countries has them, `Saudi Arabian`.
    init(demonyms: some Sequence<String> = []) {
        runs = Set(Self.peoples + Self.religions + Self.parties)
        for demonym in demonyms {
            for one in demonym.lowercased().components(separatedBy: ", ") where one.count > 3 {
                runs.insert(one)
                if !one.hasSuffix("ese"), !one.hasSuffix("sh") { runs.insert(one + "s") }
            }
        }
        runs.subtract(Self.alsoOtherwise)
        longest = runs.map { $0.split(separator: " ").count }.max() ?? 1
    }

    /// Reads the demonyms of mledoze/countries.
    ///
    /// - Throws: `TrainingError` when the file is not what it should be.
    init(countries path: String) throws(TrainingError) {
        let countries = try Countries.read(path: path)
        self.init(demonyms: countries.compactMap { $0.demonyms["eng"]?.m })
    }

    /// All of them, in order.
    var all: [String] { runs.sorted() }

    /// Whether all of some words are such words: a `misc` of CrossNER, a `MISC` of WikiGold.
    func covers(_ words: ArraySlice<String>) -> Bool {
        !words.isEmpty && match(Array(words), at: 0) == words.count
    }

    /// Makes names of the words of a sentence that are in no known name.
    ///
    /// - Parameter upos: one a word, or none where they are not known.
    func mark(_ words: [String], upos: [String] = [], in labels: inout [Int16]) {
        var i = 0
        while i < words.count {
            let length = match(words, at: i)
            let range = i..<(i + max(length, 1))
            let isFree = labels[range].allSatisfy { $0 <= EntityLabels.outside }
            let kinds: Set<String> = ["ADJ", "PROPN", "NOUN"]
            let fits = upos.isEmpty || kinds.contains(upos[range.upperBound - 1])
            if length > 0, isFree, fits, !isLanguage(words, i), !isDoubtful(words, i) {
                EntityLabels.write(NameSpan(words: range, type: .group), to: &labels)
            }
            i = range.upperBound
        }
    }

    /// How many words from `i` on are one such name; 0 for none. `Afro-Asian` is one.
    private func match(_ words: [String], at i: Int) -> Int {
        var length = 0
        for count in 1...longest where i + count <= words.count {
            let run = words[i..<(i + count)]
            guard run.allSatisfy(isCapitalised) else { break }
            if runs.contains(run.joined(separator: " ").lowercased()) { length = count }
        }
        let next = i + length
        if length > 0, next + 1 < words.count, words[next] == "-", isCapitalised(words[next + 1]) {
            let rest = match(words, at: next + 1)
            if rest > 0 { length += 1 + rest }
        }
        return length
    }

    /// `in English`, `speaks French`: a language is no group.
    private func isLanguage(_ words: [String], _ i: Int) -> Bool {
        guard i > 0 else { return false }
        let before: Set<String> = [
            "in", "into", "speak", "speaks", "spoke", "speaking", "spoken", "learn", "learning",
            "learned", "study", "studying", "fluent", "translate", "translated", "write", "read",
        ]
        let isLast = i + 1 == words.count || words[i + 1].first?.isLetter == false
        return isLast && before.contains(words[i - 1].lowercased())
    }

    /// A word that only its capital inside a sentence tells from an everyday one.
    private func isDoubtful(_ words: [String], _ i: Int) -> Bool {
        guard Self.doubtful.contains(words[i].lowercased()) else { return false }
        let before = i == 0 ? "." : words[i - 1]
        return before.first?.isLetter != true || words.allSatisfy { !isLowerCase($0) }
    }
}

/// Whether a word begins with a capital.
func isCapitalised(_ word: String) -> Bool {
    word.unicodeScalars.first?.properties.isUppercase ?? false
}

/// Whether a word begins with a small letter.
func isLowerCase(_ word: String) -> Bool {
    word.unicodeScalars.first?.properties.isLowercase ?? false
}
