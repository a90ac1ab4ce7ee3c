import Foundation

/// Times as the records and the envelope write them: RFC 3339, UTC, milliseconds.
enum Timestamp {
    static func now() -> String { text(Date()) }

    static func text(_ date: Date) -> String {
        date.formatted(
            Date.ISO8601FormatStyle(includingFractionalSeconds: true, timeZone: .gmt))
    }
}
