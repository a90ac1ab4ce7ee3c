internal import Text

/// One row of the event log, from which the envelope is made each time it is sent.
public struct LogRow: Hashable, Sendable {
    /// Place in the whole log, from 1, without holes.
    public var sequence: UInt64
    /// Place within the topic's first two segments, from 1.
    public var topicCount: UInt64
    public var topic: String
    public var type: String
    public var subject: String?
    /// RFC 3339, UTC, milliseconds.
    public var time: String
    /// A JSON object.
    public var data: [UInt8]
}

/// The checksum of a log row: of its columns and of the checksum of its data.
///
/// The data's own checksum goes in as a number, so that a record shared by an article and its row is
/// read once.
struct RowChecksum {
    private var crc = CRC32C()

    init(
        sequence: Int64, topicCount: Int64, topic: String, type: String, subject: String?,
        at: Int64, dataChecksum: UInt32
    ) {
        add(sequence)
        add(topicCount)
        add(topic)
        add(type)
        add(subject ?? "")
        add(at)
        add(Int64(dataChecksum))
    }

    var value: Int64 { Int64(crc.value) }

    private mutating func add(_ number: Int64) {
        var bytes: [8 of UInt8] = .init(repeating: 0)
        for i in 0..<8 { bytes[i] = UInt8(truncatingIfNeeded: number >> (8 * Int64(i))) }
        crc.update(bytes.span)
    }

    private mutating func add(_ text: String) {
        add(Int64(text.utf8.count))
        crc.update(text.utf8.span)
    }
}
