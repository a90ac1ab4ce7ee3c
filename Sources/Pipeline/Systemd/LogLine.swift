import Glibc
import Logging

/// A log record as one line of text.
enum LogLine {
    /// How lines look.
    enum Style {
        /// `2026-11-21T02:58:52.123Z info article stored id=… ms=…`, for people.
        case plain
        /// `<6>article stored id=…`: the journal takes the number as priority, and adds the time.
        case prefixed
        /// One JSON object with `time`, `level`, `room`, `message` and the facts.
        case json
    }

    /// With a line break at the end.
    static func bytes(_ record: LogRecord, _ style: Style) -> [UInt8] {
        let line =
            switch style {
            case .plain: "\(time(record.time)) \(record.level.rawValue) \(summary(of: record))"
            case .prefixed: "<\(record.priority)>\(summary(of: record))"
            case .json: json(record)
            }
        return Array(line.utf8) + [UInt8(ascii: "\n")]
    }

    /// The message, then each fact as `name=value`, in quotation marks when it has spaces in it.
    static func summary(of record: LogRecord) -> String {
        var text = record.message
        for field in record.fields {
            let bare = field.value.utf8.allSatisfy { $0 > 0x20 && $0 != 0x22 && $0 != 0x3D }
            let whole = bare && !field.value.isEmpty
            let value = whole ? field.value : quoted(field.value, escaping: ["\""])
            text += " \(field.name)=\(value)"
        }
        return text
    }

    private static func json(_ record: LogRecord) -> String {
        var text = "{\"time\":\"\(time(record.time))\",\"level\":\"\(record.level.rawValue)\""
        text += ",\"room\":\(quoted(record.label)),\"message\":\(quoted(record.message))"
        if let kind = record.kind { text += ",\"message_id\":\"\(kind.id)\"" }
        for field in record.fields where !reserved.contains(field.name) {
            text += ",\(quoted(field.name)):\(quoted(field.value))"
        }
        return text + "}"
    }

    private static let reserved: Set = ["time", "level", "room", "message", "message_id"]

    /// A text that has no control characters left, in quotation marks; by default a JSON string.
    private static func quoted(
        _ text: String, escaping special: Set<Unicode.Scalar> = ["\"", "\\"]
    ) -> String {
        var result = "\""
        for scalar in text.unicodeScalars {
            if special.contains(scalar) { result.unicodeScalars.append("\\") }
            result.unicodeScalars.append(scalar)
        }
        return result + "\""
    }

    /// UTC, ISO 8601, with milliseconds.
    private static func time(_ time: timespec) -> String {
        var seconds = time.tv_sec
        var parts = unsafe tm()
        unsafe gmtime_r(&seconds, &parts)
        let date = unsafe [parts.tm_year + 1900, parts.tm_mon + 1, parts.tm_mday]
            .map { padded(Int($0), 2) }.joined(separator: "-")
        let clock = unsafe [parts.tm_hour, parts.tm_min, parts.tm_sec]
            .map { padded(Int($0), 2) }.joined(separator: ":")
        return "\(date)T\(clock).\(padded(time.tv_nsec / 1_000_000, 3))Z"
    }

    private static func padded(_ number: Int, _ width: Int) -> String {
        let digits = String(number)
        return String(repeating: "0", count: max(0, width - digits.count)) + digits
    }
}
