internal import Text

/// The lists of lines that are never of an article, and of the words such lines are made of.
///
/// Syntax: see `Resources/phrases.txt`. A line is looked up as `[UInt8].phrase` writes it.
struct Phrases: Sendable {
    /// Section name to what stands in it.
    private var exact: [[UInt8]: String] = [:]
    private var patterns: [Pattern] = []
    private var vocabularies: [String: Set<[UInt8]>] = [:]
    private var labels: [[UInt8]: String] = [:]
    private var linkLabels: Set<[UInt8]> = []

    private struct Pattern: Sendable {
        var section: String
        var text: [UInt8]
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
        for pattern in patterns where matches(pattern, phrase) { return pattern.section }
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

    private func matches(_ pattern: Pattern, _ phrase: [UInt8]) -> Bool {
        let text = pattern.text
        guard phrase.count >= text.count else { return false }
        if pattern.isOpenAfter, !pattern.isOpenBefore {
            return phrase.starts(with: text)
                && (phrase.count == text.count || phrase[text.count] == .blank)
        }
        if pattern.isOpenBefore, !pattern.isOpenAfter {
            let start = phrase.count - text.count
            return phrase[start...].elementsEqual(text)
                && (start == 0 || phrase[start - 1] == .blank)
        }
        let last = phrase.count - text.count
        var i = 0
        while i <= last {
            if phrase[i] == text[0], phrase[i..<i + text.count].elementsEqual(text) { return true }
            i += 1
        }
        return false
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
        let before = line[range.lowerBound] == UInt8(ascii: "*")
        let after = line[range.upperBound - 1] == UInt8(ascii: "*")
        if before || after {
            patterns.append(
                Pattern(section: section, text: text, isOpenBefore: before, isOpenAfter: after))
        } else {
            exact[text] = section
        }
    }
}
