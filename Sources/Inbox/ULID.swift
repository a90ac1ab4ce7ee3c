/// Makes ULIDs that grow: 48 bits of milliseconds, 80 random bits, Crockford's base 32.
///
/// Source: github.com/ulid/spec. Within one generator the order is that of making, also when the
/// clock is set back.
struct ULIDGenerator: Sendable {
    private var milliseconds: UInt64 = 0
    private var high: UInt16 = 0
    private var low: UInt64 = 0

    static let length = 26
    private static let digits = Array("0123456789ABCDEFGHJKMNPQRSTVWXYZ".utf8)

    mutating func next(wall: Int64) -> String {
        let now = UInt64(max(wall, 0) / 1_000_000) & 0xFFFF_FFFF_FFFF
        if now > milliseconds {
            milliseconds = now
            high = .random(in: 0...(.max >> 1))
            low = .random(in: 0...(.max))
        } else {
            low &+= .random(in: 1...0xFFFF)
            // A wrap of the low half carries; the high half starts below its middle and cannot wrap.
            if low < 0xFFFF { high &+= 1 }
        }
        return text
    }

    static func isValid(_ bytes: some Collection<UInt8>) -> Bool {
        bytes.count == length && bytes.allSatisfy { digits.contains($0) }
    }

    private var text: String {
        let top = milliseconds << 16 | UInt64(high)
        var bits = UInt128(top) << 64 | UInt128(low)
        var bytes = [UInt8](repeating: 0, count: Self.length)
        for index in bytes.indices.reversed() {
            bytes[index] = Self.digits[Int(bits & 31)]
            bits >>= 5
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}
