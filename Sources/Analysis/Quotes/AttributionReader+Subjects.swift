internal import Linguistics
internal import Text

/// Subjects, relays and addressees of verbs of speech.
extension AttributionReader {
    /// Subject, relays and addressee of a cue verb.
    func clause(cue: Int, from begin: Int, upTo end: Int, sentence token: Int)
        -> Attribution?
    {
        var found = Attribution(cue: cue..<(cue + 1))
        if has(cue, .cite) { return citation(cue: cue, from: begin, upTo: end) }
        if has(cue, .participle) {
            if cue > 1, reading.equals(cue - 1, "as"), let cite = cite(before: cue - 1, from: begin)
            {
                return citation(cue: cite, from: begin, upTo: end)
            }
            let isNear = cue > begin && (reading.isCapital(cue - 1) || has(cue - 1, .pronoun))
            if isNear || hasWith(cue, begin) { return with(cue: cue, from: begin) }
            let sentence = reading.sentence(of: token)
            found.speaker = phrases.sentenceSubject(of: sentence, before: cue)
        } else {
            found.speaker =
                phrases.subject(before: cue, from: begin) ?? coordinated(cue, from: begin)
        }
        if has(cue, .tell) { found.addressee = addressee(after: cue, upTo: end) }
        return found.speaker == nil ? nil : found
    }

    /// The subject of a sentence of one clause, for a verb after `and` or `but`: `Noor rose and said`.
    func coordinated(_ cue: Int, from begin: Int) -> Range<Int>? {
        var joint = cue - 1
        while joint > begin, has(joint, .adverb) || reading.isManner(joint) { joint -= 1 }
        let sentence = reading.sentence(of: cue)
        guard joint > begin, sentence.lowerBound == begin,
            reading.equals(joint, "and") || reading.equals(joint, "but"),
            let subject = phrases.sentenceSubject(of: sentence, before: joint)
        else { return nil }
        for i in subject.upperBound..<joint {
            let isOther = has(i, .boundary) && !reading.equals(i, "and")
            if isOther || has(i, .pronoun) && !reading.equals(i, "it") { return nil }
            if reading.isMark(i, in: ";:") { return nil }
        }
        return subject
    }

    /// Whether `with` begins the clause of a participle.
    func hasWith(_ cue: Int, _ begin: Int) -> Bool {
        var i = cue - 1
        while i >= begin, cue - i < 10, reading.isWord(i) {
            if reading.equals(i, "with") { return true }
            i -= 1
        }
        return false
    }

    /// `with Ana Noor saying`
    func with(cue: Int, from begin: Int) -> Attribution? {
        var i = cue - 1
        while i >= begin, cue - i < 14, !reading.equals(i, "with") {
            if !reading.isWord(i), !reading.isGlued(i) || reading.isMark(i, in: ",;:") {
                return nil
            }
            if !reading.classes[i].isDisjoint(with: [.boundary, .finite, .cue]) { return nil }
            i -= 1
        }
        guard i >= begin, reading.equals(i, "with"),
            let speaker = phrases.phrase(at: i + 1, upTo: cue), speaker.upperBound == cue
        else { return nil }
        return Attribution(speaker: speaker, cue: cue..<(cue + 1))
    }

    func addressee(after cue: Int, upTo end: Int) -> Range<Int>? {
        guard cue + 1 < end else { return nil }
        return phrases.phrase(at: cue + 1, upTo: end, placed: false)
    }

    func cite(before end: Int, from begin: Int) -> Int? {
        var i = end - 1
        while i >= max(begin, end - Self.reach) {
            if has(i, .cite) { return i }
            i -= 1
        }
        return nil
    }

    /// `X quoted Y as saying`, `Y was quoted by X as saying`, `Y was quoted as saying by X`.
    func citation(cue: Int, from begin: Int, upTo end: Int) -> Attribution? {
        var found = Attribution(cue: cue..<(cue + 1))
        let isPassive = cue > begin && has(cue - 1, .adverb) && isBeing(cue - 1)
        if isPassive {
            found.speaker = phrases.subject(before: cue, from: begin)
            for i in cue..<end where reading.equals(i, "by") && i + 1 < end {
                found.via =
                    phrases.phrase(at: i + 1, upTo: asSaying(after: cue, upTo: end) ?? end)
                    ?? phrases.phrase(at: i + 1, upTo: end)
                break
            }
        } else {
            guard let saying = asSaying(after: cue, upTo: end) else { return nil }
            found.via = phrases.subject(before: cue, from: begin)
            found.speaker = phrases.phrase(at: cue + 1, upTo: saying)
        }
        return found.speaker == nil ? nil : found
    }

    func isBeing(_ i: Int) -> Bool {
        reading.equals(i, "was") || reading.equals(i, "were") || reading.equals(i, "is")
            || reading.equals(i, "been") || reading.equals(i, "are")
    }

    /// Where `as saying` begins after a cue.
    func asSaying(after cue: Int, upTo end: Int) -> Int? {
        for i in (cue + 1)..<max(cue + 1, min(end - 1, cue + Self.reach))
        where reading.equals(i, "as") && has(i + 1, .participle) {
            return i
        }
        return nil
    }
}
