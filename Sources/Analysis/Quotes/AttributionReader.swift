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

    // MARK: - Before the quotation

    /// `X said: “…”`, `X told Y that “…”`, `X did this, adding, “…”`; farther off `X said it is “…”`.
    private func leading(_ quotation: Quotation, from begin: Int, adjacent: Bool) -> Attribution? {
        let (end, isMarked) = introduction(of: quotation, from: begin)
        guard end > begin else { return nil }
        if adjacent, isMarked, let found = inverted(from: begin, upTo: end) { return found }
        if !adjacent, end > begin, isNounOfWords(end - 1) { return nil }
        let lowest = max(begin, end - (adjacent && !isMarked ? 6 : Self.reach))
        var cue = end - 1
        var joined: Int?
        while cue >= lowest {
            if isCue(cue), cue > begin || has(cue, .participle) {
                if adjacent, !leads(cue, upTo: end, quotation, isMarked) { return nil }
                if !adjacent, !reaches(from: cue, upTo: end) { return nil }
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
                }
            }
            cue -= 1
        }
        return nil
    }

    /// Whether somebody's words are named: `his words “…”` are not of whom the clause speaks.
    private func isNounOfWords(_ i: Int) -> Bool {
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

    /// `Said X: “…”`, a whole sentence.
    private func inverted(from begin: Int, upTo end: Int) -> Attribution? {
        guard has(begin, .cue), !has(begin, .participle), !has(begin, .plural),
            reading.isCapital(begin), begin + 1 < end,
            reading.sentence(of: begin).lowerBound == begin,
            let speaker = phrases.phrase(at: begin + 1, upTo: end), speaker.upperBound == end
        else { return nil }
        return Attribution(speaker: speaker, cue: begin..<(begin + 1), isAdjacent: true)
    }

    /// Whether the clause of a cue may reach up to a quotation: no dash or semicolon opens another, no
    /// participle begins one after the last comma.
    private func reaches(from cue: Int, upTo end: Int) -> Bool {
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
    private func leads(_ cue: Int, upTo end: Int, _ quotation: Quotation, _ isMarked: Bool) -> Bool
    {
        if cue == end - 1 { return true }
        if has(cue, .tell), addressee(after: cue, upTo: end)?.upperBound == end { return true }
        if has(cue, .cite) { return true }
        return isMarked && !reading.isMark(quotation.opening - 1, 0x2C)
    }

    /// A verb of speech that is one here, and no noun or adjective.
    func isCue(_ i: Int) -> Bool {
        guard !reading.classes[i].isDisjoint(with: [.cue, .cite]), !reading.isCapital(i) else {
            return false
        }
        guard i > 0 else { return true }
        if reading.isGlued(i), reading.isMark(i - 1, 0x2D) { return false }
        if isFinding(i) { return false }
        if has(i, .plural), !isPlural(i - 1) { return false }
        if has(i, .noun), phrases.isPossessive(i - 1) || !mayDoWithNoun(i - 1) { return false }
        // "the demands", "to say", "his claims".
        return !(has(i - 1, .determiner) && !has(i - 1, .pronoun)) && !reading.equals(i - 1, "to")
            && !reading.equals(i - 1, "of") && !reading.equals(i - 1, "in")
            && (has(i, .cite) || !isBeing(i - 1) && !reading.equals(i - 1, "be"))
    }

    /// Whether a word may be the subject of a verb that is as often a noun: `the mayor claims`, but not
    /// `false claims`.
    private func mayDoWithNoun(_ i: Int) -> Bool {
        reading.isCapital(i) || has(i, .pronoun) || has(i, .adverb) || !reading.isWord(i)
            || i > 0 && (has(i - 1, .determiner) || reading.isCapital(i - 1))
    }

    /// Whether a word may be the subject of a verb in its plain form: `they`, `experts`.
    private func isPlural(_ i: Int) -> Bool {
        if has(i, .pronoun) {
            return !(reading.equals(i, "he") || reading.equals(i, "she") || reading.equals(i, "it"))
        }
        return reading.isWord(i) && !has(i, .adverb) && !has(i, .determiner)
            && (reading.ends(i, with: 0x73) || reading.equals(i, "people"))
    }

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
    private func coordinated(_ cue: Int, from begin: Int) -> Range<Int>? {
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
    private func hasWith(_ cue: Int, _ begin: Int) -> Bool {
        var i = cue - 1
        while i >= begin, cue - i < 10, reading.isWord(i) {
            if reading.equals(i, "with") { return true }
            i -= 1
        }
        return false
    }

    /// `with Ana Noor saying`
    private func with(cue: Int, from begin: Int) -> Attribution? {
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

    private func addressee(after cue: Int, upTo end: Int) -> Range<Int>? {
        guard cue + 1 < end else { return nil }
        return phrases.phrase(at: cue + 1, upTo: end, placed: false)
    }

    private func cite(before end: Int, from begin: Int) -> Int? {
        var i = end - 1
        while i >= max(begin, end - Self.reach) {
            if has(i, .cite) { return i }
            i -= 1
        }
        return nil
    }

    /// `X quoted Y as saying`, `Y was quoted by X as saying`, `Y was quoted as saying by X`.
    private func citation(cue: Int, from begin: Int, upTo end: Int) -> Attribution? {
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

    private func isBeing(_ i: Int) -> Bool {
        reading.equals(i, "was") || reading.equals(i, "were") || reading.equals(i, "is")
            || reading.equals(i, "been") || reading.equals(i, "are")
    }

    /// Where `as saying` begins after a cue.
    private func asSaying(after cue: Int, upTo end: Int) -> Int? {
        for i in (cue + 1)..<max(cue + 1, min(end - 1, cue + Self.reach))
        where reading.equals(i, "as") && has(i + 1, .participle) {
            return i
        }
        return nil
    }

    // MARK: - After the quotation

    /// `“…,” X said`, `“…,” said X`, `“…,” X quoted Y as saying`, `“…,” according to X`.
    private func trailing(_ quotation: Quotation, before highest: Int) -> Attribution? {
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

    /// Whether a verb reports words only where it ends its clause, as in `the report found`, stands
    /// before another word.
    private func isFinding(_ cue: Int) -> Bool {
        guard cue + 1 < reading.classes.count, reading.isWord(cue + 1),
            !reading.equals(cue + 1, "that")
        else { return false }
        return reading.equals(cue, "found") || reading.equals(cue, "finds")
            || reading.equals(cue, "find")
    }

    /// Whether a quotation ends as one does before its speaker, marks within its own left aside.
    private func endsForSpeaker(_ quotation: Quotation) -> Bool {
        var last = quotation.content.upperBound - 1
        while last > quotation.content.lowerBound, QuoteMark(reading, last) != nil { last -= 1 }
        return reading.isMark(last, in: ",?!.") || reading.isDash(last) || reading.isEllipsis(last)
    }

    /// `“…” — Ali Noor`: a name alone after a dash, up to the end of its sentence.
    private func signature(_ rest: Range<Int>) -> Range<Int>? {
        guard reading.isDash(rest.lowerBound - 1), let last = rest.last else { return nil }
        let name = rest.lowerBound..<(reading.isMark(last, 0x2E) ? last : rest.upperBound)
        guard 1...6 ~= name.count,
            name.allSatisfy({ reading.isCapital($0) || reading.isMark($0, 0x2D) })
        else { return nil }
        return name
    }

    /// The first verb of speech after a quotation, with nothing but its subject before.
    private func trailingCue(from begin: Int, upTo end: Int) -> Int? {
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

    private func hasRelative(_ tokens: Range<Int>) -> Bool {
        tokens.contains {
            reading.equals($0, "who") || reading.equals($0, "whose") || reading.equals($0, "which")
        }
    }

    // MARK: - Elsewhere in the sentence

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
            let speaker = phrases.subject(before: colon, from: sentence.lowerBound),
            speaker.lowerBound == sentence.lowerBound,
            speaker.count < 4
                || speaker.allSatisfy({ reading.isCapital($0) || !reading.isWord($0) })
        else { return nil }
        return Attribution(speaker: speaker, cue: nil, isAdjacent: true)
    }
}
