internal import Linguistics
internal import News
internal import Text

/// Dates written out in figures or with a month's name; nothing is inferred but the year that the
/// publication day fixes.
///
/// Source: TIMEX3 (ISO 24617-1), type DATE.
struct DateReader {
    private let reading: Reading
    private let published: CalendarDate?

    init(_ reading: Reading, published: Published?) {
        self.reading = reading
        self.published = published?.value.flatMap { CalendarDate(iso: $0) }
    }

    /// In order, never overlapping.
    func times(_ deadline: Deadline) throws(DeadlinePassed) -> [Timex] {
        var times: [Timex] = []
        for paragraph in reading.document.paragraphs {
            try deadline.check()
            var i = paragraph.tokens.lowerBound
            while i < paragraph.tokens.upperBound {
                guard let (tokens, value) = date(at: i, upTo: paragraph.tokens.upperBound) else {
                    i += 1
                    continue
                }
                let cited = reading.cited(tokens)
                times.append(Timex(span: cited.span, text: cited.text, type: .date, value: value))
                i = tokens.upperBound
            }
        }
        return times
    }

    /// The date that begins at a token.
    private func date(at i: Int, upTo end: Int) -> (Range<Int>, String)? {
        if reading.classes[i].contains(.weekday), reading.isCapital(i) {
            // "Monday, March 18": one expression.
            var next = i + 1
            if next < end, reading.isMark(next, 0x2C) { next += 1 }
            guard next < end, let (rest, value) = written(at: next, upTo: end) else { return nil }
            return (i..<rest.upperBound, value)
        }
        if let found = written(at: i, upTo: end) { return found }
        return figures(at: i, upTo: end)
    }

    // MARK: - With a month's name

    /// `March 18, 2019`, `18 March 2019`, `the 18th of March`, `March 2019`, `Sept. 14`.
    private func written(at i: Int, upTo end: Int) -> (Range<Int>, String)? {
        if let month = month(i) {
            guard i + 1 < end else { return nil }
            if let day = day(i + 1) {
                // "March 18:30" and "May 5,000" are one token, so a day is a whole number here.
                var last = i + 2
                var date = CalendarDate(month: month, day: day)
                let comma = last < end && reading.isMark(last, 0x2C) ? 1 : 0
                if last + comma < end, let year = year(last + comma) {
                    date.year = year
                    last += comma + 1
                }
                return found(date, i..<last)
            }
            let comma = reading.isMark(i + 1, 0x2C) ? 1 : 0
            let of = reading.equals(i + 1, "of") ? 1 : 0
            guard i + 1 + comma + of < end, let year = year(i + 1 + comma + of) else { return nil }
            return found(CalendarDate(year: year, month: month), i..<(i + 2 + comma + of))
        }
        guard let day = day(i) else { return nil }
        var next = i + 1
        if next < end, reading.equals(next, "of") { next += 1 }
        guard next < end, let month = month(next) else { return nil }
        var date = CalendarDate(month: month, day: day)
        next += 1
        let comma = next < end && reading.isMark(next, 0x2C) ? 1 : 0
        if next + comma < end, let year = year(next + comma) {
            date.year = year
            next += comma + 1
        }
        return found(date, i..<next)
    }

    private func found(_ date: CalendarDate, _ tokens: Range<Int>) -> (Range<Int>, String)? {
        guard date.isPossible else { return nil }
        return (tokens, date.anchored(at: published).value)
    }

    private func bytes(_ i: Int) -> Range<Int> { reading.tokens[i].span.indices }

    private func month(_ i: Int) -> Int? {
        guard reading.classes[i].contains(.month), reading.isCapital(i) else { return nil }
        let text = reading.bytes
        let number = Months.number(of: text.span.extracting(bytes(i)))
        return number == 0 ? nil : number
    }

    /// `18`, `18th`.
    private func day(_ i: Int) -> Int? {
        var range = bytes(i)
        guard isDigit(range.lowerBound) else { return nil }
        if range.count > 2, !isDigit(range.upperBound - 1) {
            let suffix = reading.bytes[(range.upperBound - 2)..<range.upperBound]
            guard Self.ordinals.contains(where: { $0.elementsEqual(suffix) }) else { return nil }
            range = range.lowerBound..<(range.upperBound - 2)
        }
        guard range.count <= 2 else { return nil }
        guard let day = number(range), 1...31 ~= day else { return nil }
        // A share or an amount: "May 5%".
        let next = i + 1
        if next < reading.classes.count, reading.isGlued(next), reading.isMark(next, in: "%$") {
            return nil
        }
        return day
    }

    private static let ordinals = ["st", "nd", "rd", "th"].map { Array($0.utf8) }

    private func isDigit(_ byte: Int) -> Bool { reading.bytes[byte] &- 0x30 < 10 }

    private func number(_ range: Range<Int>) -> Int? {
        let text = reading.bytes
        return Numeral.value(text.span.extracting(range))
    }

    private func year(_ i: Int) -> Int? {
        guard bytes(i).count == 4, let year = number(bytes(i)), 1000...2199 ~= year else {
            return nil
        }
        return year
    }

    // MARK: - In figures

    /// `2019-03-18`, `17.03.2019`, `3/18/2019`, `in 2011`, `the 1990s`.
    private func figures(at i: Int, upTo end: Int) -> (Range<Int>, String)? {
        guard isDigit(bytes(i).lowerBound) else { return nil }
        let range = bytes(i)
        switch range.count {
        case 4:
            guard let year = year(i), standsAsYear(i, upTo: end) else { return nil }
            return (i..<(i + 1), CalendarDate(year: year).value)
        case 5:
            // TIMEX3 writes a decade as a year without its last digit.
            guard reading.bytes[range.upperBound - 1] == 0x73,
                let year = number(range.lowerBound..<(range.upperBound - 1)), year % 10 == 0,
                1700...2090 ~= year
            else { return nil }
            return (i..<(i + 1), String(year / 10))
        case 8...10:
            guard let date = inFigures(range) else { return nil }
            return found(date, i..<(i + 1))
        default: return nil
        }
    }

    /// A date of three numbers; between slashes only where one order of day and month is possible.
    private func inFigures(_ range: Range<Int>) -> CalendarDate? {
        var parts: [Range<Int>] = []
        var begin = range.lowerBound
        var mark: UInt8?
        for i in range where !isDigit(i) {
            let byte = reading.bytes[i]
            guard mark == nil || mark == byte else { return nil }
            mark = byte
            parts.append(begin..<i)
            begin = i + 1
        }
        parts.append(begin..<range.upperBound)
        guard parts.count == 3, let mark else { return nil }
        let numbers = parts.compactMap { number($0) }
        guard numbers.count == 3 else { return nil }
        if parts[0].count == 4, mark == 0x2D || mark == 0x2F || mark == 0x2E {
            return CalendarDate(year: numbers[0], month: numbers[1], day: numbers[2])
        }
        guard parts[2].count == 4 else { return nil }
        if mark == 0x2E {
            return CalendarDate(year: numbers[2], month: numbers[1], day: numbers[0])
        }
        guard mark == 0x2F || mark == 0x2D else { return nil }
        if numbers[0] > 12 || numbers[0] == numbers[1] {
            return CalendarDate(year: numbers[2], month: numbers[1], day: numbers[0])
        }
        if numbers[1] > 12 {
            return CalendarDate(year: numbers[2], month: numbers[0], day: numbers[1])
        }
        return nil
    }

    /// Whether four digits alone are a year: `in 2011`, `since 1998`, not `2011 people`.
    private func standsAsYear(_ i: Int, upTo end: Int) -> Bool {
        guard i > 0, let year = year(i), 1700...2100 ~= year,
            reading.classes[i - 1].contains(.beforeYear) || reading.equals(i - 1, "the")
        else { return false }
        guard i + 1 < end else { return true }
        if reading.isGlued(i + 1), reading.isDash(i + 1) || reading.isMark(i + 1, in: "%$/") {
            return false
        }
        if reading.equals(i + 1, "of") { return false }
        let isFirm =
            reading.equals(i - 1, "in") || reading.equals(i - 1, "since")
            || reading.equals(i - 1, "early") || reading.equals(i - 1, "late")
            || reading.equals(i - 1, "during")
        // "the 2012 election", but not "to 2000 soldiers".
        if isFirm || !reading.isWord(i + 1) { return true }
        if reading.equals(i - 1, "the") { return 1900...2050 ~= year }
        return !reading.classes[i + 1].isDisjoint(with: [.boundary, .preposition, .finite, .cue])
    }
}
