/// Reads speaker and cue off the words around a quotation, where the pattern is plain.
struct AttributionReader {
    let reading: Reading
    let phrases: NounPhrases

    init(_ reading: Reading) {
        self.reading = reading
        phrases = NounPhrases(reading)
    }

    static let reach = 26

    /// The attribution of a quotation; `nil` without a plain pattern.
    ///
    /// - Parameters:
    ///   - lowest: the end of the quotation before, or of the text's beginning.
    ///   - highest: the beginning of the quotation after.
    func attribution(of quotation: Quotation, after lowest: Int, before highest: Int)
        -> Attribution?
    {
        let sentence = reading.sentence(of: quotation.opening)
        let begin = max(sentence.lowerBound, lowest)
        if let found = leading(quotation, from: begin, adjacent: true) { return found }
        if let found = trailing(quotation, before: highest) { return found }
        if let found = accordingTo(quotation, sentence) { return found }
        if let found = calling(quotation, from: begin) { return found }
        if let found = leading(quotation, from: begin, adjacent: false) { return found }
        if let found = label(quotation, sentence) { return found }
        if let found = closing(quotation) { return found }
        return bareCue(quotation, from: begin)
    }

    func has(_ i: Int, _ wanted: WordClass) -> Bool { reading.classes[i].contains(wanted) }

    /// `According to X, “…”`.
    private func accordingTo(_ quotation: Quotation, _ sentence: Range<Int>) -> Attribution? {
        let begin = sentence.lowerBound
        guard begin + 2 < quotation.opening, reading.equals(begin, "according"),
            reading.equals(begin + 1, "to"),
            let speaker = phrases.phrase(at: begin + 2, upTo: quotation.opening),
            !(speaker.upperBound..<quotation.opening).contains(where: isCue)
        else { return nil }
        return Attribution(speaker: speaker, cue: begin..<(begin + 2))
    }

    /// `X: “…”` at the beginning of a sentence.
    private func label(_ quotation: Quotation, _ sentence: Range<Int>) -> Attribution? {
        let colon = quotation.opening - 1
        guard sentence.contains(colon), reading.isMark(colon, 0x3A),
            1...8 ~= colon - sentence.lowerBound, reading.isCapital(sentence.lowerBound),
            !has(sentence.lowerBound, .determiner),
            let speaker = phrases.subject(before: colon, from: sentence.lowerBound),
            speaker.lowerBound == sentence.lowerBound,
            speaker.count < 4
                || speaker.allSatisfy({ reading.isCapital($0) || !reading.isWord($0) })
        else { return nil }
        return Attribution(speaker: speaker, cue: nil, isAdjacent: true)
    }
}
