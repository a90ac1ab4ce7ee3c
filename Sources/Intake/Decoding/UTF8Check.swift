/// Strict UTF-8: no overlong forms, no surrogates, nothing above U+10FFFF.
///
/// Source: RFC 3629.
enum UTF8Check {
    /// The offset of the first byte that is not UTF-8.
    static func firstError(in bytes: [UInt8]) -> Int? {
        let span = bytes.span
        var i = 0
        while i < span.count {
            if span[i] < 0x80 {
                i += 1
                continue
            }
            let length = sequenceLength(in: bytes, at: i)
            if length == 0 { return i }
            i += length
        }
        return nil
    }

    /// Bytes of the well-formed multi-byte sequence at `i`, 0 when there is none.
    static func sequenceLength(in bytes: [UInt8], at i: Int) -> Int {
        func follows(_ offset: Int, _ low: UInt8, _ high: UInt8) -> Bool {
            i + offset < bytes.count && bytes[i + offset] >= low && bytes[i + offset] <= high
        }
        switch bytes[i] {
        case 0xC2...0xDF: return follows(1, 0x80, 0xBF) ? 2 : 0
        case 0xE0: return follows(1, 0xA0, 0xBF) && follows(2, 0x80, 0xBF) ? 3 : 0
        case 0xED: return follows(1, 0x80, 0x9F) && follows(2, 0x80, 0xBF) ? 3 : 0
        case 0xE1...0xEF: return follows(1, 0x80, 0xBF) && follows(2, 0x80, 0xBF) ? 3 : 0
        case 0xF0:
            return follows(1, 0x90, 0xBF) && follows(2, 0x80, 0xBF) && follows(3, 0x80, 0xBF)
                ? 4 : 0
        case 0xF1...0xF3:
            return follows(1, 0x80, 0xBF) && follows(2, 0x80, 0xBF) && follows(3, 0x80, 0xBF)
                ? 4 : 0
        case 0xF4:
            return follows(1, 0x80, 0x8F) && follows(2, 0x80, 0xBF) && follows(3, 0x80, 0xBF)
                ? 4 : 0
        default: return 0
        }
    }

    /// Appends a code point that is not a surrogate.
    static func append(_ scalar: UInt32, to bytes: inout [UInt8]) {
        func tail(_ shift: UInt32) -> UInt8 { UInt8(0x80 | (scalar >> shift) & 0x3F) }
        switch scalar {
        case 0..<0x80: bytes.append(UInt8(scalar))
        case 0x80..<0x800:
            bytes.append(UInt8(0xC0 | scalar >> 6))
            bytes.append(tail(0))
        case 0x800..<0x10000:
            bytes.append(UInt8(0xE0 | scalar >> 12))
            bytes.append(tail(6))
            bytes.append(tail(0))
        default:
            bytes.append(UInt8(0xF0 | scalar >> 18))
            bytes.append(tail(12))
            bytes.append(tail(6))
            bytes.append(tail(0))
        }
    }
}
