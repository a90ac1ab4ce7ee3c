/// CRC-32C (Castagnoli), the checksum beside each row of the event log.
///
/// Source: RFC 3720 appendix B.4; reflected polynomial 0x82F63B78.
/// - Complexity: one table look-up a byte, eight of them at a time and apart from each other.
public struct CRC32C: Sendable {
    private var state: UInt32 = 0xFFFF_FFFF

    public init() {}

    public mutating func update(_ bytes: Span<UInt8>) {
        let table = Self.table.span
        var crc = state
        var i = 0
        while i + 8 <= bytes.count {
            let low = crc ^ Self.word(bytes, i)
            let high = Self.word(bytes, i + 4)
            crc = table[0x700 + Int(low & 0xFF)] ^ table[0x600 + Int(low >> 8 & 0xFF)]
            crc ^= table[0x500 + Int(low >> 16 & 0xFF)] ^ table[0x400 + Int(low >> 24)]
            crc ^= table[0x300 + Int(high & 0xFF)] ^ table[0x200 + Int(high >> 8 & 0xFF)]
            crc ^= table[0x100 + Int(high >> 16 & 0xFF)] ^ table[Int(high >> 24)]
            i += 8
        }
        while i < bytes.count {
            crc = table[Int(UInt8(truncatingIfNeeded: crc) ^ bytes[i])] ^ (crc >> 8)
            i += 1
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

    /// Four bytes, the first one lowest.
    private static func word(_ bytes: Span<UInt8>, _ i: Int) -> UInt32 {
        UInt32(bytes[i]) | UInt32(bytes[i + 1]) << 8 | UInt32(bytes[i + 2]) << 16
            | UInt32(bytes[i + 3]) << 24
    }

    /// 256 remainders of a byte, then those of a byte with one to seven zero bytes after it.
    ///
    /// Source: Kounavis, Berry (2005), slicing-by-8.
    private static let table: [UInt32] = {
        var table: [UInt32] = (0..<256).map { (index: UInt32) -> UInt32 in
            (0..<8).reduce(index) { crc, _ in
                crc & 1 == 1 ? (crc >> 1) ^ 0x82F6_3B78 : crc >> 1
            }
        }
        for i in 256..<2_048 {
            let before = table[i - 256]
            table.append(table[Int(before & 0xFF)] ^ (before >> 8))
        }
        return table
    }()
}
