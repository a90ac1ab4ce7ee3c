/// UTF-8 as cleaning wants it: `\n` for every line end, a blank for every kind of space, and nothing
/// that cannot be seen (controls, zero-width, bidirectional marks, soft hyphens, tags).
///
/// C1 controls are what Windows-1252 has there, as in HTML.
/// - Complexity: O(bytes), one pass.
enum Normalizer {
    static func normalized(_ bytes: [UInt8]) -> [UInt8] {
        var out: [UInt8] = []
        out.reserveCapacity(bytes.count)
        let span = bytes.span
        var i = 0
        while i < span.count {
            let byte = span[i]
            if byte < 0x80 {
                i += 1
                if byte >= 0x20, byte != 0x7F {
                    out.append(byte)
                } else if byte == 0x0D {
                    if i < span.count, span[i] == .newline { continue }
                    out.append(.newline)
                } else if byte == 0x0A || byte == 0x0B || byte == 0x0C {
                    out.append(.newline)
                } else if byte == 0x09 {
                    out.append(.blank)
                }
                continue
            }
            i += multiByte(bytes, at: i, into: &out)
        }
        return out
    }

    /// Handles the sequence at `i`; how many bytes it has.
    private static func multiByte(_ bytes: [UInt8], at i: Int, into out: inout [UInt8]) -> Int {
        let lead = bytes[i]
        let length = lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4
        guard i + length <= bytes.count else { return length }
        let second = bytes[i + 1]
        switch (lead, second) {
        case (0xC2, 0x80..<0xA0):
            let scalar = Windows1252.upper[Int(second) - 0x80]
            if scalar != 0 { UTF8Check.append(scalar, to: &out) }
            return 2
        case (0xC2, 0xA0):
            out.append(.blank)
            return 2
        case (0xC2, 0xAD), (0xD8, 0x9C): return 2
        case (0xE2, 0x80), (0xE2, 0x81), (0xE3, 0x80), (0xEF, 0xBB), (0xE1, 0x9A):
            if special(lead, second, bytes[i + 2], into: &out) { return 3 }
        case (0xF3, 0xA0): return 4
        default: break
        }
        for k in i..<i + length { out.append(bytes[k]) }
        return length
    }

    /// Spaces, line separators and unseen characters of three bytes; `false` for all others.
    private static func special(
        _ lead: UInt8, _ second: UInt8, _ third: UInt8, into out: inout [UInt8]
    ) -> Bool {
        switch (lead, second, third) {
        case (0xE2, 0x80, 0x80...0x8A), (0xE2, 0x80, 0xAF), (0xE2, 0x81, 0x9F),
            (0xE3, 0x80, 0x80), (0xE1, 0x9A, 0x80):
            out.append(.blank)
        case (0xE2, 0x80, 0xA8), (0xE2, 0x80, 0xA9): out.append(.newline)
        // The joiners (8C, 8D) are spelling in Persian and Indic scripts, and stay.
        case (0xE2, 0x80, 0x8B), (0xE2, 0x80, 0x8E), (0xE2, 0x80, 0x8F),
            (0xE2, 0x80, 0xAA...0xAE), (0xE2, 0x81, 0xA0...0xAF), (0xEF, 0xBB, 0xBF):
            break
        default: return false
        }
        return true
    }
}
