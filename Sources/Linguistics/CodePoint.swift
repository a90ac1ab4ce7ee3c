/// What a character is to the tokenizer.
enum CharacterKind: UInt8 {
    case none, space, upper, lower, digit, apostrophe, doubleQuote, hyphen, dash, period, mark
    /// Joins what stands before it: combining signs, joiners, skin tones.
    case extender

    var isLetter: Bool { self == .upper || self == .lower }
    var isAlphanumeric: Bool { self == .upper || self == .lower || self == .digit }
    var isQuote: Bool { self == .apostrophe || self == .doubleQuote }
}

/// A code point of a text: its kind and its length in bytes.
struct CodePoint {
    var kind: CharacterKind
    var width: Int

    /// Reads the character at byte `i`; kind `none` and width 0 at or beyond `end`.
    ///
    /// A letter beyond ASCII counts as small unless it is a capital of Latin-1, Greek or Cyrillic: the
    /// rules that ask for capitals concern the beginnings of English sentences.
    init(_ bytes: [UInt8], _ i: Int, _ end: Int) {
        guard i < end else {
            (kind, width) = (.none, 0)
            return
        }
        let byte = bytes[i]
        if byte < 0x80 {
            (kind, width) = (Self.ascii[Int(byte)], 1)
            return
        }
        self = CodePoint(bytes.span.extracting(0..<end), i)
    }

    /// Reads the character beyond ASCII at byte `i`, as `init(_:_:_:)` does.
    ///
    /// A byte that is not UTF-8 stands for itself and swallows nothing after it.
    init(_ bytes: Span<UInt8>, _ i: Int) {
        let byte = bytes[i]
        guard byte >= 0xC0 else {
            (kind, width) = (.lower, 1)
            return
        }
        let width = byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4
        var scalar = UInt32(byte) & (byte < 0xE0 ? 0x1F : byte < 0xF0 ? 0x0F : 0x07)
        for k in 1..<width {
            guard i + k < bytes.count, bytes[i + k] & 0xC0 == 0x80 else {
                (kind, self.width) = (.mark, 1)
                return
            }
            scalar = scalar << 6 | UInt32(bytes[i + k] & 0x3F)
        }
        kind = Self.kind(of: scalar)
        self.width = width
    }

    private static let ascii: [CharacterKind] = (0..<128).map { (code: Int) -> CharacterKind in
        switch UInt8(code) {
        case 0x09...0x0D, 0x1C...0x20: .space
        case 0x41...0x5A: .upper
        case 0x61...0x7A: .lower
        case 0x30...0x39: .digit
        case 0x27: .apostrophe
        case 0x22: .doubleQuote
        case 0x2D: .hyphen
        case 0x2E: .period
        default: .mark
        }
    }

    private static func kind(of scalar: UInt32) -> CharacterKind {
        switch scalar {
        case 0x85, 0xA0, 0x1680, 0x2000...0x200A, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000: .space
        case 0x2018, 0x2019, 0x201A, 0x201B, 0x2039, 0x203A: .apostrophe
        case 0xAB, 0xBB, 0x201C...0x201F, 0x300C...0x300F, 0xFF02: .doubleQuote
        case 0x2010, 0x2011: .hyphen
        case 0x2012...0x2015, 0x2212: .dash
        case 0xAD, 0x0300...0x036F, 0x200B...0x200F, 0x2060, 0x20E3, 0xFE00...0xFE0F, 0xFEFF,
            0x1F3FB...0x1F3FF:
            .extender
        case 0xAA, 0xB5, 0xBA: .lower
        case 0x80...0xBF, 0xD7, 0xF7, 0x2000...0x206F, 0x20A0...0x20CF, 0x2100...0x2BFF,
            0x3001...0x303F, 0xE000...0xF8FF, 0xFE10...0xFE6F, 0xFF00...0xFF0F,
            0xFF1A...0xFF20, 0xFF3B...0xFF40, 0xFF5B...0xFF65, 0xFFE0...0xFFFF,
            0x1F000...0x1FAFF:
            .mark
        case 0xC0...0xDE, 0x0391...0x03A9, 0x0410...0x042F: .upper
        default: .lower
        }
    }
}
