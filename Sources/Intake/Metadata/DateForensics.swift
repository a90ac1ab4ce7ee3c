internal import News

/// Chooses the day of publication among what a file says, and tells why the others lost.
///
/// Dates are completed by the calendar (a weekday, the digits left of a year) and by full dates of the
/// same file, never by the clock of this machine. A date far from all others loses.
struct DateForensics {
    private var evidence: [DateEvidence]
    private var rejected: [Published.Rejected] = []

    /// Days a page may be printed after its article before its date is another day's.
    private static let pageDelay = 31
    /// Days metadata may differ from the text's own dates.
    private static let metadataDelay = 366

    init(_ evidence: [DateEvidence]) { self.evidence = evidence }

    /// `nil` when the file says nothing.
    mutating func published() -> Published? {
        guard !evidence.isEmpty else { return nil }
        refuseImpossible()
        complete()
        refuseUnconfirmed()
        refuseOutliers()
        evidence.sort { $0.basis < $1.basis }
        let chosen = evidence.first { $0.written == nil || $0.day != nil }
        for other in evidence {
            guard let chosen else {
                reject(other, "the year is not written, and nothing in the file tells it")
                continue
            }
            if other.basis == chosen.basis, other.value == chosen.value { continue }
            if other.day == nil, other.written != nil {
                reject(other, "the year is not written")
            } else if let a = other.day, let b = chosen.day, a == b {
                continue
            } else {
                reject(other, "\(chosen.basis.rawValue) is nearer the source")
            }
        }
        return Published(
            value: chosen?.value, precision: chosen?.precision, basis: chosen?.basis.rawValue,
            rejected: rejected)
    }

    private mutating func reject(_ evidence: DateEvidence, _ why: String) {
        let entry = Published.Rejected(
            value: evidence.value, basis: evidence.basis.rawValue, why: why)
        if !rejected.contains(entry) { rejected.append(entry) }
    }

    /// A weekday that is not the date's says that one of them is wrong.
    private mutating func refuseImpossible() {
        for item in evidence {
            guard let written = item.written, !written.agreesWithCalendar, let year = written.year
            else { continue }
            let day = CalendarDay.weekday(year, written.month, written.day)
            let name = String(decoding: DateScanner.weekdays[day], as: UTF8.self)
            reject(item, "the calendar says \(name), not the weekday written")
        }
        evidence.removeAll { $0.written.map { !$0.agreesWithCalendar } ?? false }
    }

    /// A picture of a day that the text does not speak of may be from the archive.
    private mutating func refuseUnconfirmed() {
        for item in evidence where !item.isConfirmed {
            reject(item, "the text does not speak of that day; the picture may be older")
        }
        evidence.removeAll { !$0.isConfirmed }
    }

    /// Fills in years that are cut off or left out.
    private mutating func complete() {
        let anchors = evidence.compactMap(\.day)
        let latest = anchors.max()
        for i in evidence.indices where evidence[i].day == nil {
            guard let written = evidence[i].written,
                let year = Self.year(of: written, latest: latest, anchors: anchors)
            else { continue }
            evidence[i].day = CalendarDay.number(year, written.month, written.day)
            evidence[i].value = written.value(in: year)
        }
    }

    /// The one year a date can be of.
    ///
    /// With the year's first digits, the calendar's weekday leaves few; the last of them that is not
    /// after a full date of the file wins, for a page is not printed before its article. Without any
    /// digit the date must be within a week of a full one.
    private static func year(of date: WrittenDate, latest: Int?, anchors: [Int]) -> Int? {
        var years: [Int]
        if let prefix = date.yearPrefix {
            let scale = prefix < 100 ? 100 : 10
            years = Array(prefix * scale..<(prefix + 1) * scale)
            guard date.weekday != nil || scale == 10 else { return nil }
        } else {
            years = anchors.flatMap { day in
                let year = 1970 + day * 400 / 146_097
                return [year - 1, year, year + 1].filter {
                    CalendarDay.isValid($0, date.month, date.day)
                        && abs(CalendarDay.number($0, date.month, date.day) - day) <= 7
                }
            }
        }
        years = years.filter { year in
            CalendarDay.isValid(year, date.month, date.day)
                && (date.weekday ?? CalendarDay.weekday(year, date.month, date.day))
                    == CalendarDay.weekday(year, date.month, date.day)
        }
        guard let latest else { return Set(years).count == 1 ? years[0] : nil }
        return years.filter { CalendarDay.number($0, date.month, date.day) <= latest + 1 }.max()
    }

    /// A page's date long after all others is that of the print; metadata far off is a template's.
    private mutating func refuseOutliers() {
        for basis in [DateEvidence.Basis.pageHeader, .metadata, .address] {
            let others = evidence.filter { $0.basis != basis && $0.basis != .modified }
                .compactMap(\.day)
            guard let first = others.min(), let last = others.max(), last - first <= 31 else {
                continue
            }
            let limit = basis == .pageHeader ? Self.pageDelay : Self.metadataDelay
            if basis != .pageHeader, others.count < 2 { continue }
            for item in evidence where item.basis == basis {
                guard let day = item.day, abs(day - last) > limit else { continue }
                reject(item, "\(Self.distance(day - last)) every other date")
                evidence.removeAll { $0.basis == basis && $0.value == item.value }
            }
        }
    }

    /// `5 years after`
    private static func distance(_ days: Int) -> String {
        let n = abs(days)
        let (count, unit) =
            n >= 700 ? (n / 365, "years") : n >= 60 ? (n / 30, "months") : (n, "days")
        return "\(count) \(unit) \(days > 0 ? "after" : "before")"
    }
}
