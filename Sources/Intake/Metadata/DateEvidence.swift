internal import News

/// One thing a file says about its day of publication.
struct DateEvidence {
    /// In the order they are believed.
    enum Basis: String, Comparable {
        case configuration
        case metadata
        case sourceLine = "publication line"
        case dateline
        case caption = "caption date"
        case address = "web address"
        case pageHeader = "page header"
        case modified = "last change"

        var rank: Int { Self.order.firstIndex(of: self) ?? Self.order.count }
        private static let order: [Basis] = [
            .configuration, .metadata, .sourceLine, .dateline, .caption, .address, .pageHeader,
            .modified,
        ]
        static func < (a: Basis, b: Basis) -> Bool { a.rank < b.rank }
    }

    var basis: Basis
    /// What the record shows: ISO 8601, or with `X` for digits that are not written.
    var value: String
    var precision: Published.Precision
    /// Days since 1970, when the day is known.
    var day: Int?
    /// As the text writes it, when it stands there.
    var written: WrittenDate?
    /// A picture may be older than its article: whether the text speaks of the same day.
    var isConfirmed = true

    init(_ basis: Basis, _ written: WrittenDate) {
        self.basis = basis
        self.written = written
        value = written.value
        precision = .day
        if let year = written.year {
            day = CalendarDay.number(year, written.month, written.day)
        }
    }

    /// Reads a value of metadata: ISO 8601, or a date written out; `nil` when it is neither.
    init?(_ basis: Basis, text: String) {
        let bytes = Array(text.utf8)
        let range = bytes.trimmed(bytes.indices)
        guard !range.isEmpty else { return nil }
        self.basis = basis
        if let stamp = TimeStamp(bytes, range) {
            value = stamp.value
            precision = stamp.precision
            day = stamp.day
            return
        }
        guard let date = DateScanner(bytes: bytes).dates(in: range).first, let year = date.year
        else { return nil }
        value = date.value
        precision = .day
        day = CalendarDay.number(year, date.month, date.day)
    }
}
