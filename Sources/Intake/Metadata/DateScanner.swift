/// Finds dates with a month and a day in English text, and ISO dates.
///
/// - Complexity: O(bytes); words are looked at only where a month's name or digits stand.
struct DateScanner {
    let bytes: [UInt8]

    func dates(in range: Range<Int>) -> [WrittenDate] {
        var found: [WrittenDate] = []
        var i = range.lowerBound
        while i < range.upperBound {
            let isStart = i == range.lowerBound || !bytes[i - 1].isWord
            if isStart, bytes[i].isLetter || bytes[i].isDigit, let date = date(at: i, in: range) {
                found.append(date)
                i = date.range.upperBound
                continue
            }
            i += 1
        }
        return found
    }

    private func date(at i: Int, in range: Range<Int>) -> WrittenDate? {
        if bytes[i].isDigit { return iso(i, range) ?? dayFirst(i, range) }
        return monthFirst(i, range)
    }

    /// `2019-03-18`, `2019/03/18`
    private func iso(_ i: Int, _ range: Range<Int>) -> WrittenDate? {
        guard i + 10 <= range.upperBound, let year = number(i, 4), let month = number(i + 5, 2),
            let day = number(i + 8, 2), bytes[i + 4] == bytes[i + 7],
            bytes[i + 4] == 0x2D || bytes[i + 4] == 0x2F || bytes[i + 4] == 0x2E,
            i + 10 == range.upperBound || !bytes[i + 10].isDigit,
            (1900...2099).contains(year), CalendarDay.isValid(year, month, day)
        else { return nil }
        return WrittenDate(
            range: i..<i + 10, month: month, day: day, year: year,
            weekday: weekday(before: i, range))
    }

    /// `March 18`, `March 18, 2019`, `Mar. 18, 201`
    private func monthFirst(_ i: Int, _ range: Range<Int>) -> WrittenDate? {
        guard let (month, afterMonth) = month(at: i, range) else { return nil }
        var k = blanks(afterMonth, range)
        guard k > afterMonth, let (day, afterDay) = day(at: k, range) else { return nil }
        k = afterDay
        var date = WrittenDate(range: i..<k, month: month, day: day)
        date.weekday = weekday(before: i, range)
        addYear(&date, from: k, range)
        return isPossible(date) ? date : nil
    }

    /// `18 March 2019`, `18th of March`
    private func dayFirst(_ i: Int, _ range: Range<Int>) -> WrittenDate? {
        guard let (day, afterDay) = day(at: i, range) else { return nil }
        var k = blanks(afterDay, range)
        if bytes.has("of ", at: k) { k += 3 }
        guard k > afterDay || (k < range.upperBound && bytes[k] == 0x2D) else { return nil }
        if bytes[k] == 0x2D { k += 1 }
        guard k < range.upperBound, let (month, end) = month(at: k, range) else { return nil }
        var date = WrittenDate(range: i..<end, month: month, day: day)
        date.weekday = weekday(before: i, range)
        addYear(&date, from: end, range)
        return isPossible(date) ? date : nil
    }

    private func isPossible(_ date: WrittenDate) -> Bool {
        CalendarDay.isValid(date.year ?? 2000, date.month, date.day)
    }

    private func addYear(_ date: inout WrittenDate, from start: Int, _ range: Range<Int>) {
        var k = start
        while k < range.upperBound, bytes[k] == .blank || bytes[k] == 0x2C || bytes[k] == 0x2D,
            k - start < 3
        {
            k += 1
        }
        var end = k
        while end < range.upperBound, bytes[end].isDigit { end += 1 }
        guard k > start else { return }
        if end - k == 4, let year = number(k, 4), (1900...2099).contains(year) {
            date.year = year
            date.range = date.range.lowerBound..<end
        } else if (2...3).contains(end - k), end == range.upperBound,
            let prefix = number(k, end - k), isYearPrefix(prefix, digits: end - k)
        {
            date.yearPrefix = prefix
            date.range = date.range.lowerBound..<end
        }
    }

    private func isYearPrefix(_ prefix: Int, digits: Int) -> Bool {
        digits == 3 ? (190...209).contains(prefix) : prefix == 19 || prefix == 20
    }

    private func day(at i: Int, _ range: Range<Int>) -> (Int, Int)? {
        var end = i
        var day = 0
        while end < range.upperBound, bytes[end].isDigit, end - i < 3 {
            day = day * 10 + Int(bytes[end] &- 0x30)
            end += 1
        }
        guard end > i, end - i <= 2, (1...31).contains(day) else { return nil }
        for suffix in ["th", "st", "nd", "rd"] as [StaticString]
        where bytes.has(suffix, at: end) && end + 2 <= range.upperBound {
            end += 2
            break
        }
        return (day, end)
    }

    private func number(_ i: Int, _ digits: Int) -> Int? {
        guard i + digits <= bytes.count else { return nil }
        var n = 0
        for k in i..<i + digits {
            guard bytes[k].isDigit else { return nil }
            n = n * 10 + Int(bytes[k] &- 0x30)
        }
        return n
    }

    private func blanks(_ i: Int, _ range: Range<Int>) -> Int {
        var k = i
        while k < range.upperBound, bytes[k] == .blank { k += 1 }
        return k
    }

    /// The month whose name, or its first letters, stands at `i`, and the offset behind it.
    private func month(at i: Int, _ range: Range<Int>) -> (Int, Int)? {
        guard bytes[i].isUpper, let (word, end) = letters(i, range), word.count >= 3 else {
            return nil
        }
        for (k, name) in Self.months.enumerated() {
            let isShort = word.count == 3 || (k == 8 && word.count == 4)
            guard isShort ? name.starts(with: word) : name == word else { continue }
            let hasStop = end < range.upperBound && bytes[end] == 0x2E
            return (k + 1, hasStop ? end + 1 : end)
        }
        return nil
    }

    /// The weekday written just before a date: `Monday, March 18`.
    private func weekday(before i: Int, _ range: Range<Int>) -> Int? {
        var end = i
        while end > range.lowerBound,
            bytes[end - 1] == .blank || bytes[end - 1] == 0x2C
                || bytes[end - 1] == 0x2E
        {
            end -= 1
        }
        var start = end
        while start > range.lowerBound, bytes[start - 1].isLetter, end - start < 10 { start -= 1 }
        guard start < end, end < i, bytes[start].isUpper else { return nil }
        let word = bytes[start..<end].map(\.folded)
        for (k, name) in Self.weekdays.enumerated()
        where word == name || (word.count >= 3 && word.count <= 4 && name.starts(with: word)) {
            return k
        }
        return nil
    }

    private func letters(_ i: Int, _ range: Range<Int>) -> ([UInt8], Int)? {
        var end = i
        while end < range.upperBound, bytes[end].isLetter, end - i < 10 { end += 1 }
        if end < range.upperBound, bytes[end].isLetter { return nil }
        return (bytes[i..<end].map(\.folded), end)
    }

    static let months: [[UInt8]] = [
        "january", "february", "march", "april", "may", "june", "july", "august", "september",
        "october", "november", "december",
    ].map { Array($0.utf8) }

    static let weekdays: [[UInt8]] = [
        "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday",
    ].map { Array($0.utf8) }
}
