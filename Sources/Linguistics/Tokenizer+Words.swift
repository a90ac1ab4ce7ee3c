internal import Text

extension Tokenizer {
    /// The end of the word that begins with a letter or digit at `begin`.
    func wordEnd(from begin: Int, stop: Int) -> Int {
        var i = begin
        var part = begin  // after the last period, slash or hyphen
        var previous = CharacterKind.none
        while i < end {
            if previous != .digit {
                let letters = lettersEnd(from: i)
                if letters > i {
                    (i, previous) = (letters, .lower)
                    continue
                }
            }
            let here = CodePoint(text, i, end)
            if here.kind.isAlphanumeric || here.kind == .extender {
                if previous == .digit, here.kind.isLetter, isUnit(after: i, from: begin) {
                    return i
                }
                if here.kind != .extender { previous = here.kind }
                i += here.width
                continue
            }
            let next = kind(i + here.width)
            guard next.isAlphanumeric, joins(begin, part, i, here, previous, next) else { break }
            if here.kind != .apostrophe { part = i + here.width }
            previous = .none
            i += here.width
        }
        if i < end, text[i] == 0x2E, keepsPeriod(begin..<i, part: part, stop: stop) { return i + 1 }
        if i < end, text[i] == 0x24, isCurrencyPrefix(begin..<i) { return i + 1 }
        return i
    }

    /// Whether a character between two alphanumerics belongs to the word around it.
    private func joins(
        _ begin: Int, _ part: Int, _ i: Int, _ here: CodePoint, _ previous: CharacterKind,
        _ next: CharacterKind
    ) -> Bool {
        let digits = previous == .digit && next == .digit
        switch here.kind {
        case .apostrophe:
            // A quotation mark between words that stand together is not of the word.
            return text[i] == 0x27 || (text[i] == 0xE2 && text[i + 2] == 0x99)
        case .hyphen:
            return joinsByHyphen(begin, part, i, i + here.width)
        case .period:
            return digits || joinsByPeriod(begin, part, i)
        case .mark where here.width == 1:
            switch text[i] {
            case 0x2C, 0x3A: return digits  // 1,200  5:30
            case 0x2F:  // 9/11  w/o
                let single = i - part == 1 && !kind(i + 2).isAlphanumeric && kind(i + 2) != .mark
                return digits || (single && next.isLetter)
            case 0x26: return i - begin <= 3 && alphanumerics(from: i + 1) <= 3  // AT&T
            case 0x5F, 0x40: return true
            default: return false
            }
        default: return false
        }
    }

    /// `U.S`, `Ph.D`, `example.com`; not `end.Next`.
    private func joinsByPeriod(_ begin: Int, _ part: Int, _ i: Int) -> Bool {
        let length = i - part
        let following = alphanumerics(from: i + 1)
        if length == 1, kind(part).isLetter { return following == 1 || kind(part) == kind(i + 1) }
        if following == 1, length == 2, kind(part) == .upper, kind(part + 1) == .lower {
            return kind(i + 1) == .upper
        }
        // A host or file name: every part small or every part large, the last one known; or a name of
        // three small parts and more, as newsgroups have.
        var last = i
        var isSmall = kind(i - 1) == .lower
        var periods = part > begin && text[part - 1] == 0x2E ? 2 : 1
        var j = i + 1
        // Names are shorter, and a text without spaces must not cost more.
        let limit = min(end, i + 128)
        while j < limit {
            let character = CodePoint(text, j, end)
            if character.kind.isAlphanumeric || text[j] == 0x2D || text[j] == 0x5F {
                isSmall = isSmall && character.kind == .lower
                j += character.width
            } else if text[j] == 0x2E, kind(j + 1).isAlphanumeric {
                last = j
                periods += 1
                j += 1
            } else {
                break
            }
        }
        if isSmall, periods > 1, length > 1, following > 1 { return true }
        let known = WordTraits.of(text, (last + 1)..<j).contains(.suffix)
        return known && (kind(i + 1) != .upper || kind(last - 1) == .upper)
    }

    /// `e-mail`, `2019-03-18`, `713-555-0143`; not `well-known`, `al-Assad`, `2019-20`.
    private func joinsByHyphen(_ begin: Int, _ part: Int, _ i: Int, _ next: Int) -> Bool {
        if kind(part).isLetter {
            // "once-in-a-lifetime" has no prefix in it.
            let follows = begin > 0 && text[begin - 1] == 0x2D
            return WordTraits.of(text, part..<i).contains(.hyphenPrefix) && part == begin
                && !follows
                && kind(next).isLetter && !(i - part == 1 && kind(part) == .upper)
        }
        var groups = [0, 0, 0, 0]
        var group = 0
        var j = begin
        while j < end {
            if kind(j) == .digit {
                groups[group] += 1
            } else if text[j] == 0x2D, kind(j + 1) == .digit, group < 3 {
                group += 1
            } else {
                break
            }
            j += 1
        }
        if kind(j).isLetter { return false }
        return group >= 2 || (group == 1 && groups[0] == 3 && groups[1] == 4)
    }

    /// Whether the full stop after a word is part of it.
    private func keepsPeriod(_ word: Range<Int>, part: Int, stop: Int) -> Bool {
        if kind(word.upperBound + 1) == .period { return false }
        let letters = word.upperBound - part
        if part > word.lowerBound, letters == 1, kind(part).isLetter, text[part - 1] == 0x2E {
            return true  // U.S.  a.m.
        }
        if word.count == 1, kind(word.lowerBound) == .upper { return isInitial(word, stop) }
        let traits = WordTraits.of(text, word)
        if !traits.isDisjoint(with: [.title, .abbreviation]) {
            // A small word like "co" or "miss" is no abbreviation at the end of a sentence.
            return kind(word.lowerBound) == .upper || !isEnd(word.upperBound + 1, stop)
                || WordTraits.alwaysShort(text, word)
        }
        if traits.contains(.beforeNumber) {
            let next = skipSpace(word.upperBound + 1, stop)
            return CodePoint(text, next, stop).kind == .digit
        }
        return false
    }

    /// Whether a single capital with a full stop stands for a name, not at the end of a sentence.
    private func isInitial(_ letter: Range<Int>, _ stop: Int) -> Bool {
        let next = skipSpace(letter.upperBound + 1, stop)
        guard next < stop else { return false }
        let following = CodePoint(text, next, stop).kind
        guard following == .upper else { return following == .lower || text[next] == 0x2C }
        if next == letter.upperBound + 1 { return true }
        var wordEnd = next
        while wordEnd < stop, CodePoint(text, wordEnd, stop).kind.isLetter {
            wordEnd += CodePoint(text, wordEnd, stop).width
        }
        let oneLetter = wordEnd == next + 1
        if text[letter.lowerBound] == 0x49, !oneLetter { return startsText(letter.lowerBound) }
        return oneLetter && wordEnd < stop && text[wordEnd] == 0x2E
            || !WordTraits.of(text, next..<wordEnd).contains(.starter)
    }

    /// Whether no small letter or digit stands directly before, apart from a space.
    private func startsText(_ i: Int) -> Bool {
        guard i >= 2, text[i - 1] == 0x20 else { return true }
        return !CodePoint(text, i - 2, i).kind.isAlphanumeric && text[i - 2] != 0x2C
            || text[i - 2] == 0x2E
    }

    /// Whether nothing or a capital follows.
    private func isEnd(_ i: Int, _ stop: Int) -> Bool {
        let next = skipSpace(i, stop)
        return next >= stop || CodePoint(text, next, stop).kind == .upper
    }

    /// Whether letters directly after the digits of a number are its unit: `5m`, `10am`.
    private func isUnit(after i: Int, from begin: Int) -> Bool {
        var j = i
        while kind(j).isLetter { j += CodePoint(text, j, end).width }
        if text[begin] == 0x30, j - begin < 3 { return false }
        for k in begin..<i where kind(k).isLetter { return false }
        return !kind(j).isAlphanumeric && WordTraits.of(text, i..<j).contains(.unit)
    }

    /// `US$`, `HK$`.
    private func isCurrencyPrefix(_ word: Range<Int>) -> Bool {
        guard word.count <= 2 else { return false }
        for i in word where kind(i) != .upper { return false }
        return kind(word.upperBound + 1) == .digit
    }

    /// How many letters and digits stand together from `i` on.
    func alphanumerics(from i: Int) -> Int {
        var j = i
        var count = 0
        while true {
            let character = CodePoint(text, j, end)
            guard character.kind.isAlphanumeric else { return count }
            count += 1
            j += character.width
        }
    }
}

extension WordTraits {
    /// Whether a small word with a full stop is nothing else than an abbreviation: `etc.`, `vs.`.
    static func alwaysShort(_ bytes: [UInt8], _ word: Range<Int>) -> Bool {
        certain.value(of: bytes.span.extracting(word)) != 0
    }

    private static let certain = WordTable([
        (1, "etc vs cf viz jr sr inc ltd mr mrs dr approx ph.d")
    ])
}
