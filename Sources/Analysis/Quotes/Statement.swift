/// Whether words in quotation marks say something, or are a term, a title or irony.
struct Statement {
    private let reading: Reading

    init(_ reading: Reading) { self.reading = reading }

    enum Kind { case statement, fragment, term }

    /// By the words alone, and what stands directly before them.
    func kind(of quotation: Quotation) -> Kind {
        var words = 0
        var capitals = 0
        var isFinite = false
        for i in quotation.content where reading.isWord(i) {
            words += 1
            if reading.isCapital(i) { capitals += 1 }
            if !reading.classes[i].isDisjoint(with: [.finite, .pronoun]) { isFinite = true }
        }
        guard words > 0 else { return .term }
        if isNamed(quotation), words < 12 { return .term }
        if words > 1, words < 10, capitals * 4 >= words * 3 { return .term }
        if words >= 12 || (isFinite && words >= 3) { return .statement }
        let ends = quotation.content.last.map { reading.isMark($0, in: ".!?") } ?? false
        if ends, words >= 4, startsSentence(quotation) { return .statement }
        return .fragment
    }

    /// Whether the quotation begins its sentence.
    func startsSentence(_ quotation: Quotation) -> Bool {
        reading.sentence(of: quotation.opening).lowerBound == quotation.opening
    }

    private func isNamed(_ quotation: Quotation) -> Bool {
        let before = quotation.opening - 1
        let sentence = reading.sentence(of: quotation.opening)
        guard sentence.contains(before) else { return false }
        return reading.classes[before].contains(.naming)
    }
}
