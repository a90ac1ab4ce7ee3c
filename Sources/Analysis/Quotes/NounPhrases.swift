internal import Linguistics
internal import Text

/// Finds who a clause speaks of, from the words beside a verb, where the pattern is plain.
///
/// There is no parse yet: a phrase is taken only when its ends are marked by punctuation, by words that
/// begin a clause, or by the verb itself.
struct NounPhrases {
    let reading: Reading

    init(_ reading: Reading) { self.reading = reading }

    static let longest = 24

    /// The subject that ends before token `end`: `Maj. Gen. Ali Noor, the chief of staff,` `| said`.
    ///
    /// - Parameter lowest: no token before it is of the phrase.
    func subject(before end: Int, from lowest: Int) -> Range<Int>? {
        var end = end
        while end > lowest, isAdverbial(end - 1, from: lowest) { end -= 1 }
        if end > lowest, reading.isMark(end - 1, 0x29),
            let open = openBracket(of: end - 1, from: lowest)
        {
            end = open
        }
        guard end > lowest else { return nil }
        if reading.isMark(end - 1, 0x2C) {
            // An apposition between commas: its own words where they are the name.
            if let name = leadingName(from: lowest, upTo: end - 1) { return name }
            guard let comma = lastComma(before: end - 1, from: lowest) else {
                return isBroken(lowest) ? nil : trimmed(lowest..<(end - 1))
            }
            let head = segment(endingAt: comma, from: lowest)
            let apposition = (comma + 1)..<(end - 1)
            if isName(apposition), let head, !endsInName(head) { return apposition }
            return head.flatMap(trimmed)
        }
        guard let phrase = segment(endingAt: end, from: lowest), !isBroken(phrase.lowerBound)
        else { return nil }
        if phrase.count == 1, reading.equals(phrase.lowerBound, "who") {
            return antecedent(of: phrase.lowerBound, from: lowest)
        }
        return trimmed(phrase)
    }

    /// `Ana Noor` of `Ana Noor, the minister of trade, science and transport,`.
    func leadingName(from lowest: Int, upTo end: Int) -> Range<Int>? {
        var begin = lowest
        while begin < end, has(begin, .boundary) { begin += 1 }
        var comma = begin
        while comma < end, !reading.isMark(comma, 0x2C) {
            if comma - begin > 8 { return nil }
            comma += 1
        }
        let name = begin..<comma
        let isAfterSpeech = lowest > 0 && QuoteMark(reading, lowest - 1) != nil
        guard comma < end, isAfterSpeech ? endsInOwnName(name) : isName(name),
            name.allSatisfy({ reading.classes[$0].isDisjoint(with: Self.noName) })
        else { return nil }
        // One word before a comma may be any: "Still,".
        return name.count > 1 || isAfterSpeech ? name : nil
    }

    static let noName: WordClass = [.weekday, .month, .preposition, .boundary, .adverb]

    /// Whether words in quotation marks before a token are of its phrase: `“Good Day” host`.
    func isBroken(_ begin: Int) -> Bool {
        guard begin > 1, QuoteMark(reading, begin - 1) != nil,
            reading.sentence(of: begin).lowerBound != begin
        else { return false }
        var last = begin - 2
        while last > 0, QuoteMark(reading, last) != nil { last -= 1 }
        return !reading.isMark(last, in: ",?!.") && !reading.isDash(last)
            && !reading.isEllipsis(last)
    }

    /// The phrase that begins at a token: `a spokesman for the ministry` `| on Sunday`.
    func phrase(at begin: Int, upTo limit: Int, placed: Bool = true) -> Range<Int>? {
        var i = begin
        while i < limit, i - begin < Self.longest {
            let isOwner =
                has(i, .determiner) && i + 1 < limit && reading.isWord(i + 1)
                && reading.classes[i + 1].isDisjoint(with: [.boundary, .preposition, .adverb])
            if has(i, .pronoun) || has(i, .object) && !isOwner, i == begin,
                !isCapitalWord(i) || has(i, .pronoun)
            {
                return i..<(i + 1)
            }
            let isInner = reading.isWord(i) || isPossessive(i) || isJoint(i)
            let stops =
                has(i, .boundary) && !joinsNames(i)
                || has(i, .preposition) && i > begin && !(placed && joinsPlace(i, limit))
                || has(i, .weekday) || has(i, .adverb) && !has(i, .determiner)
                || has(i, .finite) || isVerbOfSpeech(i) || !isInner
            if stops { break }
            i += 1
        }
        // "a statement carried | by the agency"
        if i > begin + 1, i < limit, has(i, .preposition), isVerb(i - 1) { i -= 1 }
        return i > begin ? plain(begin..<i) : nil
    }

    /// `Ana Noor` of `Ana Noor, head of the union, criticized`.
    func appositiveSubject(_ begin: Int, before end: Int) -> Range<Int>? {
        guard let name = leadingName(from: begin, upTo: end), name.lowerBound == begin else {
            return nil
        }
        var i = name.upperBound + 1
        while i < end, i - begin < Self.longest, !reading.isMark(i, 0x2C) { i += 1 }
        guard i + 1 < end, reading.isMark(i, 0x2C), isVerb(i + 1) || has(i + 1, .adverb) else {
            return nil
        }
        return name
    }

    /// The subject a sentence begins with, for cues far from it: `The minister opened …, adding`.
    func sentenceSubject(of sentence: Range<Int>, before end: Int) -> Range<Int>? {
        var begin = sentence.lowerBound
        while begin < end, !reading.isWord(begin) {
            // What a quotation says is no clause of its speaker.
            if QuoteMark(reading, begin) != nil { return nil }
            begin += 1
        }
        guard begin < end else { return nil }
        if has(begin, .pronoun) { return begin..<(begin + 1) }
        if has(begin, .preposition) || has(begin, .boundary) || has(begin, .finite) { return nil }
        if let name = appositiveSubject(begin, before: end) { return name }
        var i = begin
        while i < end, i - begin < Self.longest {
            if i > begin, isVerb(i) {
                var end = i
                while end > begin, has(end - 1, .adverb) || reading.isManner(end - 1) { end -= 1 }
                return plain(begin..<end)
            }
            if !reading.isWord(i), !isPossessive(i), !reading.isMark(i, 0x2D) { return nil }
            if has(i, .boundary) || has(i, .preposition) { return nil }
            i += 1
        }
        return nil
    }

    // MARK: - Ends

    /// The words up to `end` that no punctuation and no other clause divides.
    func segment(endingAt end: Int, from lowest: Int) -> Range<Int>? {
        var begin = end
        while begin > lowest, end - begin < Self.longest {
            let i = begin - 1
            if reading.isMark(i, 0x29), let open = openBracket(of: i, from: lowest) {
                begin = open
                continue
            }
            if has(i, .pronoun), begin == end { return i..<end }
            if has(i, .boundary), !joinsNames(i) { break }
            if isVerbOfSpeech(i) && begin < end && i > lowest { break }
            guard reading.isWord(i) || isPossessive(i) || isJoint(i) else {
                break
            }
            begin = i
        }
        return begin < end ? begin..<end : nil
    }

    func lastComma(before end: Int, from lowest: Int) -> Int? {
        var i = end - 1
        while i > lowest, end - i < Self.longest {
            if reading.isMark(i, 0x2C) { return i }
            if reading.isMark(i, in: ";:") || QuoteMark(reading, i) != nil { return nil }
            i -= 1
        }
        return nil
    }

    func openBracket(of close: Int, from lowest: Int) -> Int? {
        var i = close - 1
        while i > lowest, close - i < 12 {
            if reading.isMark(i, 0x28) { return i }
            i -= 1
        }
        return nil
    }

    /// The phrase before a relative `who`.
    func antecedent(of who: Int, from lowest: Int) -> Range<Int>? {
        var end = who
        if end > lowest, reading.isMark(end - 1, 0x2C) { end -= 1 }
        if let comma = lastComma(before: end, from: lowest), isParty(comma + 1) { end = comma }
        var begin = end
        while begin > lowest, end - begin < Self.longest {
            let i = begin - 1
            let isInner = isCapitalWord(i) || isPossessive(i) || reading.isMark(i, 0x2D)
            let joins = begin < end && (reading.equals(i, "of") || has(i, .determiner))
            guard isInner || joins else { break }
            begin = i
        }
        while begin < end, reading.equals(begin, "of") || has(begin, .preposition) { begin += 1 }
        return begin < end ? plain(begin..<end) : nil
    }
}
