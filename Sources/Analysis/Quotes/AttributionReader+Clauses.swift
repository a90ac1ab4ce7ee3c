internal import Linguistics
internal import Text

/// Patterns that do not stand directly beside a quotation, or name no speaker.
extension AttributionReader {
    /// `X called Y a “…”`, `X described Y as “…”`.
    func calling(_ quotation: Quotation, from begin: Int) -> Attribution? {
        // "called the office “over fears …”"
        let first = quotation.content.lowerBound
        if has(first, .preposition) || has(first, .boundary) { return nil }
        var end = quotation.opening
        if end > begin, has(end - 1, .determiner) { end -= 1 }
        var needsObject = true
        if end > begin, reading.equals(end - 1, "as") || reading.equals(end - 1, "to") {
            end -= 1
            needsObject = false
        }
        var verb = end - 1
        while verb > begin, end - verb < 14 {
            let classes = reading.classes[verb]
            let isVerb = needsObject ? classes.contains(.calling) : classes.contains(.likening)
            if isVerb, !reading.isCapital(verb) { break }
            if !reading.isWord(verb), !reading.isMark(verb, in: "-'&"),
                !reading.isGlued(verb) || reading.isMark(verb, in: ",:;")
            {
                return nil
            }
            if !classes.isDisjoint(with: [.boundary, .cue, .cite, .finite]) { return nil }
            verb -= 1
        }
        guard verb > begin, end - verb < 14, !isPassive(verb), !phrases.isReflexive(verb + 1) else {
            return nil
        }
        if reading.equals(verb + 1, "for") || reading.equals(verb + 1, "on") { return nil }
        let speaker: Range<Int>?
        if reading.isGerund(verb) {
            let sentence = reading.sentence(of: quotation.opening)
            guard reading.isMark(verb - 1, 0x2C) else { return nil }
            speaker = phrases.sentenceSubject(of: sentence, before: verb)
        } else {
            speaker = phrases.subject(before: verb, from: begin)
            guard let speaker else { return nil }
            let before = speaker.lowerBound - 1
            let isWhat = before >= begin && reading.equals(before, "what")
            // "what Noor calls": a term of art.
            if isWhat, reading.ends(verb, with: 0x73) { return nil }
            // "once called a “…” by": said by somebody else.
            let isRelative = isWhat || before >= begin && has(before, .boundary)
            if end == verb + 1, needsObject, !isRelative { return nil }
            if quotation.end < reading.classes.count, reading.equals(quotation.end, "by") {
                return nil
            }
        }
        return speaker.map {
            Attribution(speaker: $0, cue: verb..<(verb + 1), isAdjacent: true, isName: true)
        }
    }

    private func isPassive(_ verb: Int) -> Bool {
        var i = verb - 1
        while i > 0, has(i, .adverb) || reading.isManner(i) {
            if reading.equals(i, "is") || reading.equals(i, "was") || reading.equals(i, "are")
                || reading.equals(i, "were") || reading.equals(i, "be")
                || reading.equals(i, "been") || reading.equals(i, "being")
            {
                return true
            }
            i -= 1
        }
        return has(i, .determiner) && !has(i, .pronoun) || reading.equals(i, "to")
    }

    /// `… “…” in the town, he said.`: a clause of speech that ends the sentence speaks for all of it.
    func closing(_ quotation: Quotation) -> Attribution? {
        guard quotation.isClosed, quotation.end < reading.classes.count else { return nil }
        let sentence = reading.sentence(of: quotation.end - 1)
        guard sentence.contains(quotation.opening) else { return nil }
        var end = sentence.upperBound
        if end > quotation.end, reading.isMark(end - 1, 0x2E) { end -= 1 }
        var comma = end - 1
        while comma >= quotation.end, end - comma < 20, !reading.isMark(comma, 0x2C) {
            if QuoteMark(reading, comma)?.isDouble == true { return nil }
            if reading.isMark(comma, in: ":;") || reading.isDash(comma) { return nil }
            comma -= 1
        }
        let begin = comma + 1
        guard comma >= quotation.end, reading.isMark(comma, 0x2C), begin < end,
            var found = speaking(from: begin, upTo: end), let cue = found.cue
        else { return nil }
        let last = max(cue.upperBound, found.speaker?.upperBound ?? 0)
        // Words of a new clause may follow; a day or a place ends the old one.
        guard end - last < 6, !(last..<end).contains(where: { has($0, .boundary) }) else {
            return nil
        }
        found.isAdjacent = false
        return found
    }

    /// `… and declared: “…”`: a verb of speech whose subject is not plain.
    func bareCue(_ quotation: Quotation, from begin: Int) -> Attribution? {
        let (end, _) = introduction(of: quotation, from: begin)
        guard end > begin, end < quotation.opening, isCue(end - 1), !has(end - 1, .cite) else {
            return nil
        }
        return Attribution(cue: (end - 1)..<end, isAdjacent: true)
    }
}
