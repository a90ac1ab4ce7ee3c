internal import Linguistics

/// What the corpora disagree on at the edges of names, settled: no article, no title, no possessive.
enum NameTrimming {
    /// The words of a name that stay; empty when nothing does.
    static func trim(_ name: NameSpan, of words: [String]) -> Range<Int> {
        var range = name.words
        let articles: Set<String> = ["the", "a", "an", "this", "that", "these", "those"]
        while range.count > 1, articles.contains(words[range.lowerBound].lowercased()) {
            range.removeFirst()
        }
        while range.count > 1, let last = range.last, possessives.contains(words[last]) {
            range.removeLast()
        }
        return name.type == .person ? withoutTitle(range, words) : range
    }

    /// What follows the last title of a person, and the state that a secretary is of.
    private static func withoutTitle(_ range: Range<Int>, _ words: [String]) -> Range<Int> {
        guard let title = range.last(where: { isTitle(words[$0]) }) else { return range }
        var begin = title + 1
        if begin < range.upperBound, words[begin] == "of" { begin += 2 }
        while begin < range.upperBound, [",", ".", "-"].contains(words[begin]) { begin += 1 }
        return min(begin, range.upperBound)..<range.upperBound
    }

    static func isTitle(_ word: String) -> Bool {
        titles.contains(word.lowercased().filter { $0 != "." })
    }

    static let possessives: Set<String> = ["'s", "’s", "'", "’", "´s", "`s"]

    private static let titles = Set(
        """
        mr mrs ms miss mister madam dr doctor prof professor president vice-president chairman \
        chairwoman senator sen congressman congresswoman representative rep governor gov mayor \
        minister chancellor premier secretary spokesman spokeswoman spokesperson ambassador envoy \
        judge justice attorney lawyer general gen lieutenant lt colonel col major maj captain capt \
        commander commodore admiral adm sergeant sgt corporal cpl private pvt brigadier brig \
        specialist spc officer detective inspector sheriff agent director commissioner king queen \
        emperor tsar prince princess duke duchess sir dame lord lady pope cardinal bishop \
        archbishop reverend rev pastor rabbi actor actress author singer
        """.split(separator: " ").map(String.init))
}
