internal import Linguistics
internal import Text

/// Words of letters alone that treebanks cut: `cannot`, `dont`, `its`.
///
/// A place is worth a thought when it was cut at least twice and in a tenth of the word's occurrences.
/// A noun without its apostrophe (`friends` for `friend's`) is left out: it might be any noun.
struct CutWords {
    private struct Place: Hashable {
        var word: String
        var bytes: Int
    }

    private var cuts: [Place: Int] = [:]
    private var occurrences: [String: Int] = [:]

    /// Words in small letters, with the places as bits; also those the rules know.
    static func places(in documents: [TreebankDocument]) -> [String: UInt32] {
        var counts = CutWords()
        for document in documents { counts.add(document) }
        var places: [String: UInt32] = [:]
        for (bytes, list) in CutLexicon.contractions {
            for word in list.split(whereSeparator: \.isWhitespace) {
                places[String(word), default: 0] |= 1 << bytes
            }
        }
        for (place, count) in counts.cuts {
            guard count >= 2, count * 10 >= counts.occurrences[place.word] ?? 0 else { continue }
            places[place.word, default: 0] |= 1 << UInt32(place.bytes)
        }
        return places
    }

    private mutating func add(_ document: TreebankDocument) {
        let text = document.text
        let gold = GoldCuts(document)
        var i = 0
        while i < text.count {
            var end = i
            while end < text.count, lowercased(text[end]) &- 0x61 < 26 { end += 1 }
            // The rules know what an apostrophe does to the letters before it.
            if 2...CutLexicon.longest ~= end - i, !GoldCuts.isApostrophe(text, end) {
                let word = String(decoding: text[i..<end].map(lowercased), as: UTF8.self)
                occurrences[word, default: 0] += 1
                for place in (i + 1)..<end where gold.cut(at: place) != .none {
                    let isBareGenitive = place == end - 1 && gold.endsNoun(at: place)
                    if !isBareGenitive {
                        cuts[Place(word: word, bytes: place - i), default: 0] += 1
                    }
                }
            }
            i = max(end, i + 1)
        }
    }
}
