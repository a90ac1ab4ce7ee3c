internal import Linguistics
internal import Text

/// What a phrase may be, by the forms of its words.
extension NounPhrases {
    /// A segment without the adverbial it may begin with; `nil` if it is no plain phrase.
    func trimmed(_ segment: Range<Int>) -> Range<Int>? {
        var begin = segment.lowerBound
        while begin + 1 < segment.upperBound, has(begin, .adverb) || reading.equals(begin, "and") {
            begin += 1
        }
        if has(begin, .preposition) || has(begin, .weekday) {
            // "On Sunday Noor said", "in an interview Noor said": the name that ends it, if what stands
            // before is a day, a number or a common noun.
            var i = segment.upperBound
            while i > begin, isCapitalWord(i - 1), !has(i - 1, .weekday), !has(i - 1, .month) {
                i -= 1
            }
            guard i > begin, i < segment.upperBound, !has(i - 1, .preposition),
                !has(i - 1, .determiner), !isPossessive(i - 1), !has(i - 1, .month),
                reading.isWord(i - 1), !reading.equals(i - 1, "of")
            else { return nil }
            begin = i
        }
        return plain(begin..<segment.upperBound)
    }

    /// The phrase, if it is one word that may stand alone or begins as phrases do.
    func plain(_ phrase: Range<Int>) -> Range<Int>? {
        guard let first = phrase.first, let last = phrase.last else { return nil }
        if phrase.count == 1, has(first, .pronoun) || has(first, .object) { return phrase }
        var hasName = false
        for i in phrase {
            if has(i, .finite) || has(i, .pronoun) { return nil }
            if has(i, .boundary), !reading.equals(i, "and") { return nil }
            if i > phrase.lowerBound, has(i, .determiner), !mayPrecedeDeterminer(i - 1) {
                return nil
            }
            if reading.isWord(i), !has(i, .determiner) { hasName = true }
        }
        if phrase.count == 1, !isCapitalWord(first), !reading.ends(first, with: 0x73),
            !reading.equals(first, "police"), !reading.equals(first, "people"),
            !reading.equals(first, "another"), !reading.equals(first, "one"),
            !reading.equals(first, "many"), !reading.equals(first, "some")
        {
            return nil
        }
        if reading.equals(first, "for") || reading.equals(first, "of")
            || reading.equals(first, "as") || reading.equals(first, "to")
            || reading.equals(first, "only") || isReflexive(first)
            || has(first, .preposition) && !isCapitalWord(first)
        {
            return nil
        }
        guard hasName, reading.isWord(last), !has(last, .preposition), !has(last, .boundary) else {
            return nil
        }
        let begins = has(first, .determiner) || isCapitalWord(first) || isNumber(first)
        return begins || phrase.count <= 6 && reading.isWord(first) ? phrase : nil
    }

    func isName(_ range: Range<Int>) -> Bool {
        guard !range.isEmpty, range.count <= 6 else { return false }
        return range.allSatisfy {
            isCapitalWord($0) || reading.isMark($0, 0x2D) || isPossessive($0)
        }
    }

    /// Whether a determiner may follow within one phrase: not after the verb in `Noor took a`.
    func mayPrecedeDeterminer(_ i: Int) -> Bool {
        has(i, .preposition) || has(i, .determiner) || !reading.isWord(i)
            || reading.equals(i, "of") || reading.equals(i, "for") || reading.equals(i, "to")
            || reading.equals(i, "as") || reading.equals(i, "and") || reading.equals(i, "all")
            || reading.equals(i, "both")
    }

    /// Whether a phrase is a name, with two common nouns before at most: `senior analyst Ana Noor`.
    func endsInOwnName(_ range: Range<Int>) -> Bool {
        if isName(range) { return true }
        guard range.count > 1, range.count <= 8, endsInName(range),
            !has(range.lowerBound, .determiner)
        else { return false }
        var small = 0
        for i in range where !isCapitalWord(i) && reading.isWord(i) {
            let never: WordClass = [
                .preposition, .boundary, .finite, .pronoun, .cue, .cite, .adverb, .calling,
            ]
            if !reading.classes[i].isDisjoint(with: never), !has(i, .determiner) { return false }
            small += 1
        }
        return small < 4
    }

    func endsInName(_ range: Range<Int>) -> Bool {
        range.last.map { isCapitalWord($0) && !reading.equals($0, "tv") } ?? false
    }

    /// Whether a token between a subject and its verb is of neither: `also`, `finally`, `earlier on Monday`.
    func isAdverbial(_ i: Int, from lowest: Int) -> Bool {
        if has(i, .adverb), !has(i, .determiner) { return true }
        if reading.isManner(i) { return true }
        return has(i, .weekday) && i > lowest && reading.isWord(i - 1)
            && !has(i - 1, .preposition) && !has(i - 1, .determiner)
    }

    /// Whether a member's party and state begin: `R-Ky.`.
    func isParty(_ i: Int) -> Bool {
        let span = reading.tokens[i].span
        let letter = reading.first(i)
        guard letter == 0x52 || letter == 0x44 || letter == 0x49 else { return false }
        if span.count > 1 { return reading.bytes[Int(span.begin) + 1] == 0x2D }
        return i + 1 < reading.classes.count && reading.isMark(i + 1, 0x2D)
    }

    /// Whether `and` stands between two names.
    func joinsNames(_ i: Int) -> Bool {
        reading.equals(i, "and") && i > 0 && isCapitalWord(i - 1)
            && i + 1 < reading.classes.count && isCapitalWord(i + 1)
    }

    /// Whether a preposition stands between an office and its place: `at the ministry`.
    func joinsPlace(_ i: Int, _ limit: Int) -> Bool {
        i + 1 < limit && i > 0 && !isCapitalWord(i - 1) && !has(i + 1, .weekday)
            && !has(i + 1, .month)
            && (reading.equals(i, "at") || reading.equals(i, "in") || reading.equals(i, "with"))
            && has(i + 1, .determiner)
    }

    /// Whether a token that is no word stands within phrases: a hyphen, `&`, `#Bridge`.
    func isJoint(_ i: Int) -> Bool {
        reading.isMark(i, in: "-&/") || reading.first(i) == 0x23 || reading.first(i) == 0x40
    }

    func isReflexive(_ i: Int) -> Bool {
        reading.equals(i, "themselves") || reading.equals(i, "itself")
            || reading.equals(i, "himself") || reading.equals(i, "herself")
    }

    func isVerbOfSpeech(_ i: Int) -> Bool {
        has(i, .cue) && !has(i, .plural) && !isCapitalWord(i)
    }

    func isVerb(_ i: Int) -> Bool {
        if isCapitalWord(i) { return false }
        if has(i, .plural) { return false }
        if !reading.classes[i].isDisjoint(with: [.finite, .cue, .cite]) { return true }
        let span = reading.tokens[i].span
        let end = Int(span.end)
        return span.count > 4 && reading.bytes[end - 1] == 0x64
            && reading.bytes[end - 2] == 0x65
    }

    func isCapitalWord(_ i: Int) -> Bool { reading.isCapital(i) }
    func isNumber(_ i: Int) -> Bool { reading.first(i) &- 0x30 < 10 }

    func isPossessive(_ i: Int) -> Bool {
        let byte = reading.first(i)
        return (byte == 0x27 || byte == 0xE2) && reading.isGlued(i)
            && !reading.isDash(i) && (QuoteMark(reading, i)?.isDouble != true)
    }

    func has(_ i: Int, _ wanted: WordClass) -> Bool { reading.classes[i].contains(wanted) }
}
