internal import Linguistics
internal import Text

/// Patterns after a quotation: `“…,” X said`.
extension AttributionReader {
    /// `“…,” X said`, `“…,” said X`, `“…,” X quoted Y as saying`, `“…,” according to X`.
    func trailing(_ quotation: Quotation, before highest: Int) -> Attribution? {
        let count = reading.classes.count
        guard quotation.isClosed, quotation.end < count else { return nil }
        var sentence = reading.sentence(of: quotation.end - 1)
        if sentence.upperBound == quotation.end, reading.isDash(quotation.end) {
            // A signature is a sentence of its own.
            sentence = reading.sentence(of: quotation.end)
        }
        let end = min(sentence.upperBound, highest)
        var begin = quotation.end
        guard begin < end else { return nil }
        var isMarked = endsForSpeaker(quotation)
        while begin < end, reading.isMark(begin, 0x2C) || reading.isDash(begin) {
            isMarked = true
            begin += 1
        }
        guard isMarked, begin < end else { return nil }
        if begin > quotation.end, let name = signature(begin..<sentence.upperBound) {
            return Attribution(speaker: name, isAdjacent: true)
        }
        return speaking(from: begin, upTo: end)
    }

    /// `X said`, `said X`, `X quoted Y as saying`, `according to X`, from the first token on.
    func speaking(from begin: Int, upTo end: Int) -> Attribution? {
        if reading.equals(begin, "according"), begin + 2 < end, reading.equals(begin + 1, "to") {
            let speaker = phrases.phrase(at: begin + 2, upTo: end)
            return speaker.map {
                Attribution(speaker: $0, cue: begin..<(begin + 2), isAdjacent: true)
            }
        }
        guard let cue = trailingCue(from: begin, upTo: end) else { return nil }
        var found: Attribution?
        var verb = begin
        while verb < cue, has(verb, .adverb) || reading.isManner(verb) { verb += 1 }
        if verb == cue, has(cue, .tell) { return nil }
        if verb == cue, !has(cue, .cite), !has(cue, .participle) {
            found = phrases.phrase(at: cue + 1, upTo: end).map {
                Attribution(speaker: $0, cue: cue..<(cue + 1))
            }
        } else if !has(begin, .boundary) || has(begin, .pronoun) {
            found = clause(cue: cue, from: begin, upTo: end, sentence: begin)
        }
        found?.isAdjacent = true
        return found
    }

    /// Whether a quotation ends as one does before its speaker, marks within its own left aside.
    func endsForSpeaker(_ quotation: Quotation) -> Bool {
        var last = quotation.content.upperBound - 1
        while last > quotation.content.lowerBound, QuoteMark(reading, last) != nil { last -= 1 }
        return reading.isMark(last, in: ",?!.") || reading.isDash(last) || reading.isEllipsis(last)
    }

    /// `“…” — Ali Noor`: a name alone after a dash, up to the end of its sentence.
    func signature(_ rest: Range<Int>) -> Range<Int>? {
        guard reading.isDash(rest.lowerBound - 1), let last = rest.last else { return nil }
        let name = rest.lowerBound..<(reading.isMark(last, 0x2E) ? last : rest.upperBound)
        guard 1...6 ~= name.count,
            name.allSatisfy({ reading.isCapital($0) || reading.isMark($0, 0x2D) })
        else { return nil }
        return name
    }

    /// The first verb of speech after a quotation, with nothing but its subject before.
    func trailingCue(from begin: Int, upTo end: Int) -> Int? {
        var depth = 0
        var comma: Int?
        for i in begin..<min(end, begin + Self.reach) {
            if reading.isMark(i, 0x28) { depth += 1 }
            if reading.isMark(i, 0x29) { depth -= 1 }
            if depth > 0 { continue }
            if reading.isMark(i, 0x2C) { comma = comma ?? i }
            if let comma, phrases.endsInOwnName(begin..<comma) {
                // What stands between a name and its verb is closed by a comma.
                if QuoteMark(reading, i)?.isDouble == true || reading.isMark(i, in: ";:") {
                    return nil
                }
                if reading.isMark(i - 1, 0x2C), i - 1 > comma {
                    let verb = has(i, .adverb) && i + 1 < end ? i + 1 : i
                    if isCue(verb), !has(verb, .participle) { return verb }
                }
                let isOwn = (comma..<i).contains { has($0, .pronoun) }
                if !isOwn, isCue(i), !has(i, .participle), !hasRelative(comma..<i) { return i }
                continue
            }
            if isCue(i), !has(i, .participle) { return i }
            if reading.isMark(i, in: ";:") || QuoteMark(reading, i)?.isDouble == true { return nil }
            let isRelative = reading.equals(i, "who") || reading.equals(i, "whose")
            let isAppended = i > begin && reading.isMark(i - 1, 0x2C)
            if has(i, .boundary), !(isRelative && isAppended), !reading.equals(i, "and") {
                return nil
            }
        }
        return nil
    }

    func hasRelative(_ tokens: Range<Int>) -> Bool {
        tokens.contains {
            reading.equals($0, "who") || reading.equals($0, "whose") || reading.equals($0, "which")
        }
    }
}
