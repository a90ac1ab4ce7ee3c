internal import Text

/// How a word is written: capitals, small letters, digits and marks, each run cut to two, and a class
/// of its length. `McCain` and `O'Neil` differ, `Paris` and `London` do not.
struct WordShape {
    private var state = StableHash(seed: 6)
    private var last: UInt8 = 0
    private var run = 0
    private var length = 0
    private(set) var isCapitalised = false

    /// - Complexity: O(bytes), without allocation.
    mutating func read(_ form: Span<UInt8>) {
        var i = 0
        while i < form.count {
            let byte = form[i]
            if byte < 0x80 {
                add(Self.sign(of: byte))
                i += 1
            } else {
                let character = CodePoint(form, i)
                switch character.kind {
                case .upper: add(Self.capital)
                case .lower: add(Self.small)
                case .digit: add(Self.digit)
                default: add(0x80 | character.kind.rawValue)
                }
                i += character.width
            }
        }
    }

    /// The hash of what was read.
    var hash: UInt64 {
        var state = state
        let lengthClass: UInt8 =
            switch length {
            case ...3: UInt8(length)
            case 4...6: 4
            case 7...10: 5
            default: 6
            }
        state.update(0xF0 | lengthClass)
        return state.value
    }

    private mutating func add(_ sign: UInt8) {
        if length == 0 { isCapitalised = sign == Self.capital }
        length += 1
        run = sign == last ? run + 1 : 1
        last = sign
        if run <= 2 { state.update(sign) }
    }

    private static let capital: UInt8 = 0x58
    private static let small: UInt8 = 0x78
    private static let digit: UInt8 = 0x64

    private static func sign(of byte: UInt8) -> UInt8 {
        if byte &- 0x61 < 26 { return small }
        if byte &- 0x41 < 26 { return capital }
        return byte &- 0x30 < 10 ? digit : byte
    }
}
