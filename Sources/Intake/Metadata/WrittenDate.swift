/// A date as a text writes it; what it leaves out is `nil`.
struct WrittenDate: Hashable {
    var range: Range<Int>
    var month: Int
    var day: Int
    /// Four digits.
    var year: Int?
    /// The digits of a year that is cut off: `201`.
    var yearPrefix: Int?
    /// 0 is Monday.
    var weekday: Int?

    /// `2019-03-18`, `XXXX-03-18`.
    var value: String {
        let y = year.map { String($0) } ?? yearPrefix.map { "\($0)X" } ?? "XXXX"
        return "\(y)-\(two(month))-\(two(day))"
    }

    func value(in year: Int) -> String { "\(year)-\(two(month))-\(two(day))" }

    /// Whether the weekday, when one is written, is that of the calendar.
    var agreesWithCalendar: Bool {
        guard let year, let weekday else { return true }
        return CalendarDay.weekday(year, month, day) == weekday
    }

    private func two(_ n: Int) -> String { n < 10 ? "0\(n)" : "\(n)" }
}
