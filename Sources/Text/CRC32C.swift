/// CRC-32C (Castagnoli), the checksum beside each row of the event log.
///
/// Source: RFC 3720 appendix B.4; reflected polynomial 0x82F63B78.
/// - Complexity: one table look-up a byte.
public struct CRC32C: Sendable {
    private var state: UInt32 = 0xFFFF_FFFF

    public init() {}

    public mutating func update(_ bytes: Span<UInt8>) {
        var crc = state
        for i in bytes.indices {
            crc = Self.table[Int(UInt8(truncatingIfNeeded: crc) ^ bytes[i])] ^ (crc >> 8)
        }
        state = crc
    }

    public mutating func update(_ bytes: [UInt8]) { update(bytes.span) }

    public var value: UInt32 { state ^ 0xFFFF_FFFF }

    /// The checksum of one run of bytes.
    public static func of(_ bytes: [UInt8]) -> UInt32 {
        var crc = CRC32C()
        crc.update(bytes)
        return crc.value
    }

    private static let table: [UInt32] = (0..<256).map { index in
        (0..<8).reduce(UInt32(index)) { crc, _ in
            crc & 1 == 1 ? (crc >> 1) ^ 0x82F6_3B78 : crc >> 1
        }
    }
}
