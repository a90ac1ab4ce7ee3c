internal import Linguistics
internal import Text

/// Patterns before a quotation: `X said: “…”`.
extension AttributionReader {
    /// `X said: “…”`, `X told Y that “…”`, `X did this, adding, “…”`; farther off `X said it is “…”`.
    func leading(_ quotation: Quotation, from begin: Int, adjacent: Bool) -> Attribution? {
        let (end, isMarked) = introduction(of: quotation, from: begin)
        guard end > begin else { return nil }
        if adjacent, isMarked, let found = inverted(from: begin, upTo: end) { return found }
        if adjacent, isMarked, let found = inserted(from: begin, upTo: end) { return found }
        if !adjacent, end > begin, isNounOfWords(end - 1) { return nil }
        let lowest = max(begin, end - (adjacent && !isMarked ? 6 : Self.reach))
        var cue = end - 1
        var joined: Int?
        while cue >= lowest {
            if isCue(cue), cue > begin || has(cue, .participle) {
                if adjacent, !leads(cue, upTo: end, quotation, isMarked) { return nil }
                if !adjacent, !reaches(from: joined ?? cue, upTo: end) { return nil }
                let found = clause(cue: cue, from: begin, upTo: end, sentence: quotation.opening)
                if var found {
                    found.isAdjacent = adjacent
                    if let joined {
                        guard !has(cue, .participle) else { return nil }
                        found.cue = joined..<(joined + 1)
                        found.addressee = nil
                    }
                    return found
                }
                if adjacent { return nil }
                let isAppended =
                    has(cue, .participle) && cue > begin && reading.isMark(cue - 1, 0x2C)
                if isAppended || cue > begin && reading.equals(cue - 1, "and") {
                    joined = joined ?? cue
                } else if !has(cue, .participle), joined == nil {
                    return nil
                }
            }
            cue -= 1
        }
        return nil
    }

    /// Whether somebody's words are named: `his words “…”` are not of whom the clause speaks.
    func isNounOfWords(_ i: Int) -> Bool {
        reading.equals(i, "words") || reading.equals(i, "slogan") || reading.equals(i, "motto")
            || reading.equals(i, "mantra") || reading.equals(i, "chant")
            || reading.equals(i, "chants") || reading.equals(i, "remark")
    }

    /// Where the marks and the `that` before a quotation begin, and whether there are marks.
    func introduction(of quotation: Quotation, from begin: Int) -> (end: Int, isMarked: Bool) {
        var end = quotation.opening
        var isMarked = false
        while end > begin {
            if reading.isMark(end - 1, in: ",:") || reading.isDash(end - 1) {
                isMarked = true
            } else if !reading.equals(end - 1, "that") {
                break
            }
            end -= 1
        }
        return (end, isMarked)
    }

    /// `…, says X, “…”`
    func inserted(from begin: Int, upTo end: Int) -> Attribution? {
        var cue = end - 2
        while cue > begin, end - cue < 9, !isCue(cue) { cue -= 1 }
        guard cue > begin, end - cue < 9, isCue(cue), reading.isMark(cue - 1, 0x2C),
            reading.classes[cue].isDisjoint(with: [.tell, .participle, .cite]),
            let speaker = phrases.phrase(at: cue + 1, upTo: end), speaker.upperBound == end,
            phrases.isName(speaker) || has(speaker.lowerBound, .pronoun)
        else { return nil }
        return Attribution(speaker: speaker, cue: cue..<(cue + 1), isAdjacent: true)
    }

    /// `Said X: “…”`, a whole sentence.
    func inverted(from begin: Int, upTo end: Int) -> Attribution? {
        guard has(begin, .cue), !has(begin, .participle), !has(begin, .plural),
            reading.isCapital(begin), begin + 1 < end,
            reading.sentence(of: begin).lowerBound == begin,
            let speaker = phrases.phrase(at: begin + 1, upTo: end), speaker.upperBound == end
        else { return nil }
        return Attribution(speaker: speaker, cue: begin..<(begin + 1), isAdjacent: true)
    }

    /// Whether the clause of a cue may reach up to a quotation: no dash or semicolon opens another, no
    /// participle begins one after the last comma.
    func reaches(from cue: Int, upTo end: Int) -> Bool {
        var dashes = 0
        var comma: Int?
        for i in (cue + 1)..<max(cue + 1, end) {
            if reading.isMark(i, 0x3B) { return false }
            if reading.isDash(i), !reading.isGlued(i) { dashes += 1 }
            if reading.isMark(i, 0x2C) { comma = i }
        }
        if !dashes.isMultiple(of: 2) { return false }
        // A comma before the quotation closes what a participle began.
        guard let comma, comma + 1 < end, !reading.isMark(end, 0x2C) else { return true }
        return !reading.isGerund(comma + 1)
    }

    /// Whether nothing but an addressee, or an adverbial before a colon, divides cue and quotation.
    func leads(_ cue: Int, upTo end: Int, _ quotation: Quotation, _ isMarked: Bool) -> Bool {
        if cue == end - 1 { return true }
        if has(cue, .tell), addressee(after: cue, upTo: end)?.upperBound == end { return true }
        if has(cue, .cite) { return true }
        return isMarked && !reading.isMark(quotation.opening - 1, 0x2C)
    }
}
