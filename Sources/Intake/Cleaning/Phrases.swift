internal import Text

/// The lists of lines that are never of an article, and of the words such lines are made of.
///
/// Syntax: see `Resources/phrases.txt`. A line is looked up as `[UInt8].phrase` writes it.
struct Phrases: Sendable {
    /// Section name to what stands in it.
    private var exact: [[UInt8]: String] = [:]
    /// Patterns that begin with fixed words, by the first of them.
    private var anchored: [[UInt8]: [Pattern]] = [:]
    private var floating: [Pattern] = []
    private var vocabularies: [String: Set<[UInt8]>] = [:]
    private var labels: [[UInt8]: String] = [:]
    private var linkLabels: Set<[UInt8]> = []

    private struct Pattern: Sendable {
        var section: String
        /// What stands between the stars.
        var parts: [[UInt8]]
        var isOpenBefore: Bool
        var isOpenAfter: Bool
    }

    /// Blocks longer than this are prose.
    static let longest = 220

    init(_ lists: [UInt8]...) {
        for list in lists { read(list) }
    }

    /// The section of the list entry that is, or matches, the phrase.
    func section(of phrase: [UInt8]) -> String? {
        if let found = exact[phrase] { return found }
        let words = Self.wordStarts(phrase)
        for pattern in anchored[Self.firstWord(phrase)] ?? []
        where matches(pattern, phrase, words) {
            return pattern.section
        }
        for pattern in floating where matches(pattern, phrase, words) { return pattern.section }
        return nil
    }

    /// The section of what stands before a colon.
    func section(ofLabel phrase: [UInt8]) -> String? { labels[phrase] }

    /// Whether what stands before a colon announces a link.
    func announcesLink(_ phrase: [UInt8]) -> Bool { linkLabels.contains(phrase) }

    /// Whether one of the words of the phrase is in a vocabulary.
    func hasWord(of vocabulary: String, _ phrase: [UInt8]) -> Bool {
        guard let words = vocabularies[vocabulary] else { return false }
        return phrase.split(separator: .blank).contains { words.contains(Array($0)) }
    }

    /// Whether all words of the phrase are in a vocabulary; digits and counts (`1.2k`) are let pass.
    func isMade(of vocabulary: String, _ phrase: [UInt8]) -> Bool {
        guard let words = vocabularies[vocabulary], !phrase.isEmpty else { return false }
        var known = 0
        for word in phrase.split(separator: .blank) {
            if words.contains(Array(word)) {
                known += 1
            } else if !(word.first?.isDigit ?? false) || word.count > 5 {
                return false
            }
        }
        return known > 0
    }

    private static func firstWord(_ phrase: [UInt8]) -> [UInt8] {
        Array(phrase.prefix { $0 != .blank })
    }

    private static func wordStarts(_ phrase: [UInt8]) -> [Int] {
        phrase.indices.filter { $0 == 0 || phrase[$0 - 1] == .blank }
    }

    /// - Parameter words: where the words of the phrase begin; parts stand nowhere else.
    private func matches(_ pattern: Pattern, _ phrase: [UInt8], _ words: [Int]) -> Bool {
        var offset = 0
        var word = 0
        for (k, part) in pattern.parts.enumerated() {
            let isFirst = k == 0
            let isLast = k == pattern.parts.count - 1
            if isLast, !pattern.isOpenAfter {
                let start = phrase.count - part.count
                if start < offset || (isFirst && !pattern.isOpenBefore && start != 0) {
                    return false
                }
                return stands(part, in: phrase, at: start)
            }
            if isFirst, !pattern.isOpenBefore {
                guard stands(part, in: phrase, at: 0) else { return false }
                offset = part.count
                continue
            }
            while word < words.count,
                words[word] < offset || !stands(part, in: phrase, at: words[word])
            {
                word += 1
            }
            guard word < words.count else { return false }
            offset = words[word] + part.count
        }
        return true
    }

    /// Whether the words of `part` stand at `offset`, whole.
    private func stands(_ part: [UInt8], in phrase: [UInt8], at offset: Int) -> Bool {
        let end = offset + part.count
        guard end <= phrase.count, phrase[offset] == part[0] else { return false }
        for i in part.indices where phrase[offset + i] != part[i] { return false }
        return (offset == 0 || phrase[offset - 1] == .blank)
            && (end == phrase.count || phrase[end] == .blank)
    }

    private mutating func read(_ list: [UInt8]) {
        var section = ""
        for line in list.split(separator: .newline) {
            let line = Array(line)
            let range = line.trimmed(line.indices)
            guard let first = range.first, line[first] != UInt8(ascii: "#") else { continue }
            if line[first] == UInt8(ascii: "["), let close = line.lastIndex(of: 0x5D) {
                section = line.text(first + 1..<close)
                continue
            }
            add(line, range, to: section)
        }
    }

    private mutating func add(_ line: [UInt8], _ range: Range<Int>, to section: String) {
        let text = line.phrase(range)
        guard !text.isEmpty else { return }
        if section.hasPrefix("words: ") {
            vocabularies[String(section.dropFirst(7)), default: []].insert(text)
            return
        }
        if section == "related prefix" {
            linkLabels.insert(text)
            return
        }
        if section.hasPrefix("label: ") {
            labels[text] = String(section.dropFirst(7))
            return
        }
        let star = UInt8(ascii: "*")
        guard line[range].contains(star) else {
            exact[text] = section
            return
        }
        let parts = line[range].split(separator: star).map { part in
            line.phrase(part.startIndex..<part.endIndex)
        }
        let pattern = Pattern(
            section: section, parts: parts.filter { !$0.isEmpty },
            isOpenBefore: line[range.lowerBound] == star,
            isOpenAfter: line[range.upperBound - 1] == star)
        guard let first = pattern.parts.first else { return }
        if pattern.isOpenBefore {
            floating.append(pattern)
        } else {
            anchored[Self.firstWord(first), default: []].append(pattern)
        }
    }
}
