/// A log record in the journal's native protocol: one datagram of `FIELD=value` lines.
///
/// A value with a line break or any byte that is not text is written as the name, a line break,
/// its length as 64-bit little-endian number, and the bytes.
/// Source: systemd.io/JOURNAL_NATIVE_PROTOCOL.
struct JournalEntry {
    private(set) var bytes: [UInt8] = []

    init(_ record: LogRecord, identifier: String) {
        bytes.reserveCapacity(512)
        append("MESSAGE", Array(LogLine.summary(of: record).utf8))
        append("PRIORITY", String(record.priority))
        if let kind = record.kind { append("MESSAGE_ID", kind.id) }
        append("SYSLOG_IDENTIFIER", identifier)
        append("CODE_FILE", record.file)
        append("CODE_LINE", String(record.line))
        append("DATELINE_ROOM", record.label)
        for field in record.fields { append("DATELINE_" + field.name, field.value) }
    }

    /// An entry without fields.
    init() {}

    mutating func append(_ name: String, _ value: String) { append(name, Array(value.utf8)) }

    /// - Parameter name: folded to what the journal accepts: capital letters, digits and `_`,
    ///   64 at most, a letter first. A name that leaves nothing is not written.
    mutating func append(_ name: String, _ value: [UInt8]) {
        let field = Self.fieldName(name)
        if field.isEmpty { return }
        bytes += field
        if value.allSatisfy({ $0 >= 0x20 && $0 != 0x7F || $0 == 0x09 }) {
            bytes.append(UInt8(ascii: "="))
        } else {
            bytes.append(UInt8(ascii: "\n"))
            let count = UInt64(value.count)
            for shift in stride(from: 0, to: 64, by: 8) {
                bytes.append(UInt8(truncatingIfNeeded: count >> UInt64(shift)))
            }
        }
        bytes += value
        bytes.append(UInt8(ascii: "\n"))
    }

    private static func fieldName(_ name: String) -> [UInt8] {
        var field: [UInt8] = []
        for byte in name.utf8.prefix(64) {
            switch byte {
            case 0x41...0x5A, 0x30...0x39: field.append(byte)
            case 0x61...0x7A: field.append(byte - 0x20)
            default: field.append(UInt8(ascii: "_"))
            }
        }
        // A leading underscore is the journal's own; a leading digit is refused.
        return Array(field.drop { !(0x41...0x5A).contains($0) })
    }
}
