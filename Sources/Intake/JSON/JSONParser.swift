internal import News
internal import Text

/// Strict JSON with limits: a hostile file gets an error with its offset, never a deep stack.
///
/// Refuses what programs read differently: duplicate keys, half surrogate pairs, NaN, trailing commas.
/// Source: RFC 8259, I-JSON (RFC 7493).
struct JSONParser {
    private let bytes: [UInt8]
    private let depthLimit: Int
    private let deadline: Deadline
    private var tokensLeft: Int
    private(set) var offset: Int

    /// Takes valid UTF-8, read from byte `start` on.
    init(
        _ bytes: [UInt8], from start: Int = 0, depth: Int, tokens: Int, deadline: Deadline = .none
    ) {
        self.bytes = bytes
        depthLimit = depth
        tokensLeft = tokens
        offset = start
        self.deadline = deadline
    }

    /// Reads one value; `offset` stands behind it and the white space that follows.
    ///
    /// - Throws: `IntakeError`, `DeadlinePassed`.
    mutating func value() throws -> JSONValue {
        skipSpace()
        let value = try value(depth: 0)
        skipSpace()
        return value
    }

    var isAtEnd: Bool { offset == bytes.count }

    private mutating func value(depth: Int) throws -> JSONValue {
        guard offset < bytes.count else { throw error("the JSON is cut off") }
        tokensLeft -= 1
        if tokensLeft < 0 { throw IntakeError(.tooLong, "the JSON has too many values") }
        if tokensLeft & 0xFFF == 0 { try deadline.check() }
        switch bytes[offset] {
        case UInt8(ascii: "{"): return try object(depth: depth + 1)
        case UInt8(ascii: "["): return try array(depth: depth + 1)
        case UInt8(ascii: "\""): return .string(try string())
        case UInt8(ascii: "t"): return try word("true", .bool(true))
        case UInt8(ascii: "f"): return try word("false", .bool(false))
        case UInt8(ascii: "n"): return try word("null", .null)
        case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): return try number()
        default: throw error("no JSON value")
        }
    }

    private mutating func object(depth: Int) throws -> JSONValue {
        try enter(depth)
        var members: [(key: String, value: JSONValue)] = []
        var keys: Set<String> = []
        if take(UInt8(ascii: "}")) { return .object([]) }
        while true {
            guard offset < bytes.count, bytes[offset] == UInt8(ascii: "\"") else {
                throw error("a key in quotation marks is missing")
            }
            let start = offset
            tokensLeft -= 1
            let key = String(decoding: try string(), as: UTF8.self)
            guard keys.insert(key).inserted else {
                offset = start
                throw error("the key \"\(key.prefix(40))\" stands twice in one object")
            }
            skipSpace()
            guard take(UInt8(ascii: ":")) else { throw error("a colon is missing") }
            members.append((key, try value(depth: depth)))
            skipSpace()
            if take(UInt8(ascii: "}")) { return .object(members) }
            guard take(UInt8(ascii: ",")) else { throw error("a comma or } is missing") }
        }
    }

    private mutating func array(depth: Int) throws -> JSONValue {
        try enter(depth)
        var items: [JSONValue] = []
        if take(UInt8(ascii: "]")) { return .array([]) }
        while true {
            items.append(try value(depth: depth))
            skipSpace()
            if take(UInt8(ascii: "]")) { return .array(items) }
            guard take(UInt8(ascii: ",")) else { throw error("a comma or ] is missing") }
        }
    }

    private mutating func enter(_ depth: Int) throws {
        guard depth <= depthLimit else {
            throw error("the JSON nests deeper than \(depthLimit) levels")
        }
        offset += 1
        skipSpace()
    }

    /// Takes one byte and the white space behind it.
    private mutating func take(_ byte: UInt8) -> Bool {
        guard offset < bytes.count, bytes[offset] == byte else { return false }
        offset += 1
        skipSpace(unlessAtTop: byte)
        return true
    }

    private mutating func skipSpace(unlessAtTop byte: UInt8) {
        if byte == UInt8(ascii: ",") || byte == UInt8(ascii: ":") { skipSpace() }
    }

    private mutating func skipSpace() {
        while offset < bytes.count, Self.isSpace(bytes[offset]) { offset += 1 }
    }

    private static func isSpace(_ byte: UInt8) -> Bool {
        byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09
    }

    private mutating func string() throws -> [UInt8] {
        offset += 1
        var out: [UInt8] = []
        while true {
            let start = offset
            while offset < bytes.count, bytes[offset] != 0x22, bytes[offset] != 0x5C,
                bytes[offset] >= 0x20
            {
                offset += 1
            }
            out += bytes[start..<offset]
            guard offset < bytes.count else { throw error("the JSON is cut off in a string") }
            switch bytes[offset] {
            case 0x22:
                offset += 1
                return out
            case 0x5C: try escape(into: &out)
            // Many programs leave line ends and tabs in strings as they are; the meaning is plain.
            case 0x09, 0x0A, 0x0D:
                out.append(bytes[offset])
                offset += 1
            default: throw error("a control character stands in a string")
            }
        }
    }

    private mutating func escape(into out: inout [UInt8]) throws {
        guard offset + 1 < bytes.count else { throw error("the JSON is cut off in a string") }
        let letter = bytes[offset + 1]
        switch letter {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): out.append(letter)
        case UInt8(ascii: "b"): out.append(0x08)
        case UInt8(ascii: "f"): out.append(0x0C)
        case UInt8(ascii: "n"): out.append(0x0A)
        case UInt8(ascii: "r"): out.append(0x0D)
        case UInt8(ascii: "t"): out.append(0x09)
        case UInt8(ascii: "u"):
            UTF8Check.append(try scalar(), to: &out)
            return
        default: throw error("an unknown escape stands in a string")
        }
        offset += 2
    }

    /// The code point of `\uXXXX`, or of two of them.
    private mutating func scalar() throws -> UInt32 {
        let first = try unit()
        guard (0xD800..<0xE000).contains(first) else { return first }
        let lone = "half a surrogate pair stands in a string"
        guard first < 0xDC00, offset + 1 < bytes.count, bytes[offset] == 0x5C,
            bytes[offset + 1] == UInt8(ascii: "u")
        else { throw error(lone) }
        let second = try unit()
        guard (0xDC00..<0xE000).contains(second) else { throw error(lone) }
        return 0x10000 + ((first - 0xD800) << 10) + (second - 0xDC00)
    }

    private mutating func unit() throws -> UInt32 {
        guard offset + 6 <= bytes.count else { throw error("the JSON is cut off in a string") }
        var unit: UInt32 = 0
        for byte in bytes[offset + 2..<offset + 6] {
            let digit: UInt8
            switch byte {
            case 0x30...0x39: digit = byte - 0x30
            case 0x41...0x46: digit = byte - 0x37
            case 0x61...0x66: digit = byte - 0x57
            default: throw error("\\u needs four hexadecimal digits")
            }
            unit = unit << 4 | UInt32(digit)
        }
        offset += 6
        return unit
    }

    private mutating func number() throws -> JSONValue {
        let start = offset
        if bytes[offset] == UInt8(ascii: "-") { offset += 1 }
        let first = offset
        guard digits() > 0 else { throw error("no number") }
        if bytes[first] == 0x30, offset > first + 1 { throw error("a number begins with 0") }
        if offset < bytes.count, bytes[offset] == UInt8(ascii: ".") {
            offset += 1
            guard digits() > 0 else { throw error("a number ends with its point") }
        }
        if offset < bytes.count, bytes[offset] | 0x20 == UInt8(ascii: "e") {
            offset += 1
            if offset < bytes.count, bytes[offset] == 0x2B || bytes[offset] == 0x2D { offset += 1 }
            guard digits() > 0 else { throw error("a number has no exponent") }
        }
        return .number(Array(bytes[start..<offset]))
    }

    private mutating func digits() -> Int {
        let start = offset
        while offset < bytes.count, bytes[offset].isDigit { offset += 1 }
        return offset - start
    }

    private mutating func word(_ word: StaticString, _ value: JSONValue) throws -> JSONValue {
        guard bytes.has(word, at: offset) else { throw error("no JSON value") }
        offset += word.utf8CodeUnitCount
        return value
    }

    private func error(_ what: String) -> IntakeError {
        IntakeError(.malformed, "\(what) (byte \(offset))")
    }
}
