internal import Linguistics
internal import Text

/// How often words are written with a capital and without, in the news.
struct CaseCounts {
    private var words = StringTable(capacity: 1 << 17)
    private var counts: [(capital: Int, small: Int)] = []

    init(_ news: NewsTexts) {
        for text in news.texts {
            var occurrences = [Int](repeating: 0, count: text.forms.count)
            for token in text.tokens { occurrences[Int(token.form)] += 1 }
            for (form, count) in occurrences.enumerated() where count > 0 {
                text.forms.withBytes(of: Int32(form)) { add($0, count) }
            }
        }
    }

    private mutating func add(_ form: Span<UInt8>, _ count: Int) {
        guard form.count > 0 else { return }
        let small = form.indices.map { lowercased(form[$0]) }
        let id = Int(words.intern(small.span))
        if id == counts.count { counts.append((0, 0)) }
        if small[0] == form[0] { counts[id].small += count } else { counts[id].capital += count }
    }

    private func counts(of word: String) -> (capital: Int, small: Int) {
        let small = word.utf8.map(lowercased)
        return words.id(of: small.span).map { counts[Int($0)] } ?? (0, 0)
    }

    /// Whether a word is not an everyday word too: rarely, if ever, written small.
    func isNameOnly(_ word: String) -> Bool {
        let counts = counts(of: word)
        return counts.small * 2 <= counts.capital
    }

    /// Whether a word is known, and as a name.
    func isKnownName(_ word: String) -> Bool {
        let counts = counts(of: word)
        return counts.capital >= 3 && counts.small * 5 <= counts.capital
    }
}
