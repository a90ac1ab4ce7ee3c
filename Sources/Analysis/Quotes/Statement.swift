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
            // Words joined by hyphens are one.
            if i > quotation.content.lowerBound, reading.isGlued(i), reading.isMark(i - 1, 0x2D) {
                continue
            }
            words += 1
            if reading.isCapital(i) {
                capitals += 1
            } else if !reading.classes[i].isDisjoint(with: [.determiner, .preposition, .boundary])
                || reading.equals(i, "of") || reading.equals(i, "for") || reading.equals(i, "to")
            {
                small += 1
            }
            if !reading.classes[i].isDisjoint(with: [.finite, .pronoun])
                || reading.equals(i, "there") && reading.isGlued(i + 1)
                || reading.equals(i, "that") && reading.isGlued(i + 1)
            {
                isFinite = true
            }
        }
        guard words > 0 else { return .term }
        if isNamed(quotation), words < 20 { return .term }
        if words > 1, words < 24, capitals + small == words, capitals > 1 { return .term }
        if isFinite, words >= 3 { return .statement }
        let ends = quotation.content.last.map { reading.isMark($0, in: ".!?") } ?? false
        if words >= 10 { return .statement }
        if words >= 4, startsSentence(quotation), ends || isBeforeComma(quotation) {
            return .statement
        }
        if words >= 3, ends, isIntroduced(quotation) { return .statement }
        return .fragment
    }

    /// Whether a comma ends the words, as before a speaker.
    private func isBeforeComma(_ quotation: Quotation) -> Bool {
        quotation.content.last.map { reading.isMark($0, 0x2C) } ?? false
    }

    /// Whether a comma or colon stands before, and a capital letter begins the words.
    private func isIntroduced(_ quotation: Quotation) -> Bool {
        let before = quotation.opening - 1
        return before >= 0 && reading.isMark(before, in: ",:")
            && reading.isCapital(quotation.content.lowerBound)
    }

    /// Whether the words may be what somebody calls something: two at least, and no title.
    func isDescription(_ quotation: Quotation) -> Bool {
        let words = quotation.content.filter { reading.isWord($0) }
        if words.count == 1 {
            let before = quotation.opening - 1
            return before > 0 && !reading.isCapital(words[0]) && reading.isWord(before)
                && reading.classes[before].isDisjoint(with: [.determiner, .calling, .pronoun])
        }
        return words.count > 1 && words.contains { !reading.isCapital($0) }
            && !(reading.isCapital(words[0]) && words.count < 6)
    }

    /// Whether a quotation that is a paragraph's first may go on with the one before: marks of one kind, and
    /// an end as sentences have.
    func resembles(_ quotation: Quotation, _ last: Quotation) -> Bool {
        let isDouble = QuoteMark(reading, quotation.opening)?.isDouble
        let ends = quotation.content.last.map { reading.isMark($0, in: ",.!?") } ?? false
        return isDouble == QuoteMark(reading, last.opening)?.isDouble && (ends || isDouble == true)
    }

    /// Whether a fragment is what its clause says of somebody: `is “proud”`, or long enough to be
    /// nobody's term.
    func isPredicate(_ quotation: Quotation) -> Bool {
        let words = quotation.content.count { reading.isWord($0) }
        let before = quotation.opening - 1
        let sentence = reading.sentence(of: quotation.opening)
        guard words < 5, sentence.contains(before) else { return true }
        if words > 1, isVerbPhrase(quotation, after: before) { return true }
        return reading.classes[before].contains(.finite)
            || !reading.classes[before].isDisjoint(with: [.cue, .cite])
    }

    /// Whether a fragment begins with the verb of its clause: `the plan “speaks for itself”`, `she “probably
    /// does”`, `to “wait and see”`.
    private func isVerbPhrase(_ quotation: Quotation, after before: Int) -> Bool {
        let first = quotation.content.lowerBound
        if reading.classes[before].contains(.pronoun) { return true }
        guard first + 1 < quotation.content.upperBound, !reading.isCapital(first) else {
            return false
        }
        let next = reading.classes[first + 1]
        let isFollowed =
            !next.isDisjoint(with: [.determiner, .preposition])
            || reading.equals(first + 1, "for") || reading.equals(first + 1, "of")
        if reading.equals(before, "to") { return isFollowed }
        let none: WordClass = [.determiner, .preposition, .boundary, .adverb]
        let isSubject =
            reading.isWord(before) && reading.classes[before].isDisjoint(with: none)
            && !reading.equals(before, "of") && !reading.equals(before, "for")
        let isInflected = reading.ends(first, with: 0x73) || reading.ends(first, with: 0x64)
        return isSubject && isInflected && isFollowed
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
        var before = quotation.opening - 1
        let sentence = reading.sentence(of: quotation.opening)
        guard sentence.contains(before) else { return false }
        if reading.isMark(before, in: ",:"), sentence.contains(before - 1) { before -= 1 }
        return reading.classes[before].contains(.naming)
    }
}
