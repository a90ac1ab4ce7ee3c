/// The second frame: two unsigned 64-bit big-endian numbers.
public struct EventHeader: Hashable, Sendable {
    public static let size = 16
    /// What is not in the log: heartbeats, farewells, ends of replays.
    public static let outsideLog = EventHeader(sequence: 0, topicCount: 0)

    public var sequence: UInt64
    public var topicCount: UInt64

    public init(sequence: UInt64, topicCount: UInt64) {
        self.sequence = sequence
        self.topicCount = topicCount
    }

    /// - Returns: `nil` unless there are exactly 16 bytes.
    public init?(_ bytes: [UInt8]) {
        guard bytes.count == Self.size else { return nil }
        sequence = bytes[0..<8].reduce(0) { $0 << 8 | UInt64($1) }
        topicCount = bytes[8..<16].reduce(0) { $0 << 8 | UInt64($1) }
    }

    public var bytes: [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(Self.size)
        for number in [sequence, topicCount] {
            for shift in stride(from: UInt64(56), through: 0, by: -8) {
                bytes.append(UInt8(truncatingIfNeeded: number >> shift))
            }
        }
        return bytes
    }
}
