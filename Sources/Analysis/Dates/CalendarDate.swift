/// A date as far as it is written; the parts that are not known are `nil`.
struct CalendarDate: Equatable {
    var year: Int?
    var month: Int?
    var day: Int?

    /// Whether such a day may exist.
    var isPossible: Bool {
        if let year, !(1000...2199 ~= year) { return false }
        guard let month else { return day == nil }
        guard 1...12 ~= month else { return false }
        return day.map { 1...Months.days(in: month, year: year) ~= $0 } ?? true
    }

    /// TIMEX3: `2019-03-18`, `2019-03`, `2019`, `XXXX-09-14`, `XXXX-09`.
    var value: String {
        var value = year.map { digits($0, 4) } ?? "XXXX"
        if let month { value += "-" + digits(month, 2) }
        if let day { value += "-" + digits(day, 2) }
        return value
    }

    /// The date with the year that a publication day fixes: the only one that puts it within the half
    /// year before that day or the two months after it. Otherwise as it is.
    func anchored(at published: CalendarDate?) -> CalendarDate {
        guard year == nil, let month, let day, let anchor = published,
            let anchorYear = anchor.year, let anchorMonth = anchor.month, let anchorDay = anchor.day
        else { return self }
        var fitting: CalendarDate?
        for year in (anchorYear - 1)...(anchorYear + 1) {
            let days = 372 * (year - anchorYear) + 31 * (month - anchorMonth) + day - anchorDay
            if -186...62 ~= days { fitting = CalendarDate(year: year, month: month, day: day) }
        }
        return fitting.map { $0.isPossible ? $0 : self } ?? self
    }

    private func digits(_ number: Int, _ width: Int) -> String {
        let text = String(number)
        return String(repeating: "0", count: max(0, width - text.utf8.count)) + text
    }
}

extension CalendarDate {
    /// The day of an ISO 8601 value with at least a day: `2019-03-18`, `2019-03-18T09:00:00Z`.
    init?(iso value: String) {
        let bytes = Array(value.utf8.prefix(10))
        guard bytes.count == 10, bytes[4] == 0x2D, bytes[7] == 0x2D,
            let year = Numeral.value(bytes.span.extracting(0..<4)),
            let month = Numeral.value(bytes.span.extracting(5..<7)),
            let day = Numeral.value(bytes.span.extracting(8..<10))
        else { return nil }
        self.init(year: year, month: month, day: day)
        if !isPossible { return nil }
    }
}

/// Numbers written in ASCII digits.
enum Numeral {
    /// The value of one to four digits; `nil` for anything else.
    static func value(_ digits: Span<UInt8>) -> Int? {
        guard 1...4 ~= digits.count else { return nil }
        var value = 0
        for i in digits.indices {
            guard digits[i] &- 0x30 < 10 else { return nil }
            value = value * 10 + Int(digits[i] - 0x30)
        }
        return value
    }
}
