/// Whether words in quotation marks say something, or are a term, a title or irony.
struct Statement {
    private let reading: Reading

    init(_ reading: Reading) { self.reading = reading }

    enum Kind { case statement, fragment, term }

    /// By the words alone, and what stands directly before them.
    func kind(of quotation: Quotation) -> Kind {
        var words = 0
        var capitals = 0
        var small = 0  // the words that titles write small
        var isFinite = false
        for i in quotation.content where reading.isWord(i) {
            words += 1
            if reading.isCapital(i) {
                capitals += 1
            } else if !reading.classes[i].isDisjoint(with: [.determiner, .preposition, .boundary])
                || reading.equals(i, "of") || reading.equals(i, "for") || reading.equals(i, "to")
            {
                small += 1
            }
            if !reading.classes[i].isDisjoint(with: [.finite, .pronoun]) { isFinite = true }
        }
        guard words > 0 else { return .term }
        if isNamed(quotation), words < 12 { return .term }
        if words > 1, words < 10, capitals + small == words, capitals > 1 { return .term }
        if isFinite, words >= 3 { return .statement }
        let ends = quotation.content.last.map { reading.isMark($0, in: ".!?") } ?? false
        if words >= 12 || (ends && words >= 4), startsSentence(quotation) { return .statement }
        return .fragment
    }

    /// Whether a fragment is what its clause says of somebody: `is “proud”`, or long enough to be
    /// nobody's term.
    func isPredicate(_ quotation: Quotation) -> Bool {
        let words = quotation.content.count { reading.isWord($0) }
        let before = quotation.opening - 1
        let sentence = reading.sentence(of: quotation.opening)
        guard words < 5, sentence.contains(before) else { return true }
        return reading.classes[before].contains(.finite)
            || !reading.classes[before].isDisjoint(with: [.cue, .cite])
    }

    /// Whether the quotation begins its sentence.
    func startsSentence(_ quotation: Quotation) -> Bool {
        reading.sentence(of: quotation.opening).lowerBound == quotation.opening
    }

    /// Whether a comma, a colon or a stop sets the quotation off as speech.
    func isPunctuated(_ quotation: Quotation) -> Bool {
        let before = quotation.opening - 1
        if before >= 0, reading.isMark(before, in: ",:") { return true }
        return quotation.content.last.map { reading.isMark($0, in: ",.!?") } ?? false
    }

    private func isNamed(_ quotation: Quotation) -> Bool {
        let before = quotation.opening - 1
        let sentence = reading.sentence(of: quotation.opening)
        guard sentence.contains(before) else { return false }
        return reading.classes[before].contains(.naming)
    }
}
