internal import News

/// An ISO 8601 date, or date and time, kept as precise as it is written.
struct TimeStamp {
    var value: String
    var precision: Published.Precision
    /// Days since 1970, when there is a day.
    var day: Int?

    init?(_ bytes: [UInt8], _ range: Range<Int>) {
        var i = range.lowerBound
        func number(_ digits: Int) -> Int? {
            guard i + digits <= range.upperBound else { return nil }
            var n = 0
            for k in i..<i + digits {
                guard bytes[k].isDigit else { return nil }
                n = n * 10 + Int(bytes[k] &- 0x30)
            }
            i += digits
            return n
        }
        func skip(_ byte: UInt8) -> Bool {
            guard i < range.upperBound, bytes[i] == byte else { return false }
            i += 1
            return true
        }
        guard let year = number(4), (1800...2199).contains(year) else { return nil }
        var text = "\(year)"
        precision = .year
        let isPlain = i < range.upperBound && bytes[i].isDigit
        if isPlain || skip(0x2D) {
            guard let month = number(2), (1...12).contains(month) else { return nil }
            text += "-" + Self.two(month)
            precision = .month
            if i < range.upperBound, isPlain || skip(0x2D) {
                guard let day = number(2), CalendarDay.isValid(year, month, day) else { return nil }
                text += "-" + Self.two(day)
                precision = .day
                self.day = CalendarDay.number(year, month, day)
            }
        }
        if precision == .day, i < range.upperBound, bytes[i] == 0x54 || bytes[i] == .blank {
            i += 1
            guard let hour = number(2), hour < 25 else { return nil }
            let isTight = !skip(0x3A)
            guard let minute = number(2), minute < 60 else { return nil }
            text += "T\(Self.two(hour)):\(Self.two(minute))"
            precision = .minute
            let hasSecond = isTight ? i < range.upperBound && bytes[i].isDigit : skip(0x3A)
            if hasSecond {
                guard let second = number(2), second < 61 else { return nil }
                text += ":" + Self.two(second)
                precision = .second
            }
            if i < range.upperBound, bytes[i] == 0x2E || bytes[i] == 0x2C {
                i += 1
                while i < range.upperBound, bytes[i].isDigit { i += 1 }
            }
            while i < range.upperBound, bytes[i] == .blank { i += 1 }
            guard let zone = Self.zone(bytes, i..<range.upperBound) else { return nil }
            text += zone
            i = range.upperBound
        }
        guard i == range.upperBound else { return nil }
        value = text
    }

    /// `Z`, `+03:30`, or nothing.
    private static func zone(_ bytes: [UInt8], _ range: Range<Int>) -> String? {
        if range.isEmpty { return "" }
        if range.count == 1, bytes[range.lowerBound] | 0x20 == 0x7A { return "Z" }
        if bytes.text(range) == "UTC" || bytes.text(range) == "GMT" { return "Z" }
        let sign = bytes[range.lowerBound]
        guard sign == 0x2B || sign == 0x2D else { return nil }
        let digits = range.dropFirst().map { bytes[$0] }.filter { $0 != 0x3A }
        guard digits.count == 2 || digits.count == 4, digits.allSatisfy({ $0.isDigit }) else {
            return nil
        }
        let text = String(decoding: digits, as: UTF8.self)
        return (sign == 0x2B ? "+" : "-") + text.prefix(2) + ":"
            + (digits.count == 4 ? text.suffix(2) : "00")
    }

    private static func two(_ n: Int) -> String { n < 10 ? "0\(n)" : "\(n)" }
}
