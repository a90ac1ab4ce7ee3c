internal import Text

/// A piece of a chunk in which nothing is ever cut: letters, digits, one mark, or an address.
struct Atom {
    var begin: Int
    var end: Int
    /// What the rules say about the place before it.
    var proposal: Cut
    /// Of its letters, without case; of digits and marks the same as `shape`.
    var word: UInt64 = 0
    /// Case and length of letters, length of digits, or which mark.
    var shape: UInt64 = 0
    /// Of its last two letters, or the same as `shape`.
    var tail: UInt64 = 0
    /// Joins or divides the words around it as a whole: `and|/|or`, `9/11`.
    private(set) var isJoint = false

    /// Before the first atom and after the last.
    static let none = Atom(begin: 0, end: 0, proposal: .none)

    private static let address: UInt64 = 0x90

    var isWord: Bool { 0x10..<Self.address ~= shape }
    var isLetters: Bool { 0x20..<Self.address ~= shape }
    var isFullStop: Bool { shape == 0x12E }

    /// Whether a shape is that of small letters.
    static func isSmall(shape: UInt64) -> Bool { 0x20..<0x28 ~= shape }

    init(begin: Int, end: Int, proposal: Cut) {
        self.begin = begin
        self.end = end
        self.proposal = proposal
    }

    /// An address, whatever it is made of.
    init(address: Piece) {
        self.init(begin: address.begin, end: address.end, proposal: address.cut)
        (word, shape, tail) = (Self.address, Self.address, Self.address)
    }

    /// Reads what its characters are.
    mutating func describe(_ text: [UInt8]) {
        if shape == Self.address { return }
        let bytes = text.span
        let first = CodePoint(text, begin, end)
        let length = UInt64(min(end - begin, 5))
        if first.kind == .digit {
            shape = 0x10 + length
            (word, tail) = (shape, shape)
        } else if first.kind.isLetter {
            var hash = StableHash()
            var capitals = 0
            for i in begin..<end {
                hash.update(lowercased(bytes[i]))
                if bytes[i] &- 0x41 < 26 { capitals += 1 }
            }
            let isCapital = first.kind == .upper
            let form: UInt64 =
                capitals == 0 && !isCapital
                ? 0 : capitals == end - begin ? 1 : isCapital && capitals <= 1 ? 2 : 3
            shape = 0x20 + form * 8 + length
            word = hash.value
            tail = UInt64(lowercased(bytes[end - 1]))
            if end - begin > 1 { tail |= UInt64(lowercased(bytes[end - 2])) << 8 }
        } else {
            shape = 0x100 + Self.mark(bytes, begin, end)
            (word, tail) = (shape, shape)
            isJoint = Self.isJoint(first.kind, bytes[begin])
        }
    }

    /// Not so with full stops (`U.S.`), apostrophes and currencies (`US$5`).
    private static func isJoint(_ kind: CharacterKind, _ byte: UInt8) -> Bool {
        switch byte {
        case 0x2E, 0x24, 0x60: false
        default:
            kind != .apostrophe && kind != .doubleQuote && byte < 0x80 || kind == .dash
                || kind == .hyphen
        }
    }

    /// Which mark: its bytes, those of printed apostrophes and quotation marks as the typed ones.
    private static func mark(_ bytes: Span<UInt8>, _ begin: Int, _ end: Int) -> UInt64 {
        var code: UInt64 = 0
        for i in begin..<min(end, begin + 4) { code = code << 8 | UInt64(bytes[i]) }
        switch code {
        case 0xE28099: return 0x27
        case 0xE2809C, 0xE2809D: return 0x22
        default: return code
        }
    }
}
