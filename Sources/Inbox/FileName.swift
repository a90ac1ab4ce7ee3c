/// A file's name, or a path relative to the inbox, as the kernel has it: bytes.
///
/// Linux promises no encoding, so nothing here decodes; `description` is for people.
public struct FileName: Hashable, Sendable {
    /// Neither NUL nor a final one; `/` only in a relative path.
    public let bytes: [UInt8]

    public init(bytes: [UInt8]) {
        self.bytes = bytes
    }

    public init(_ text: String) {
        bytes = Array(text.utf8)
    }

    /// Whether a file can have this name in a folder: 1 to 255 bytes, no `/`, no NUL, not `.` or `..`.
    public var isValid: Bool {
        !bytes.isEmpty && bytes.count <= 255 && !bytes.contains(0) && !bytes.contains(0x2F)
            && bytes != [0x2E] && bytes != [0x2E, 0x2E]
    }

    /// The name with another behind it, as a path.
    func appending(_ other: FileName) -> FileName {
        bytes.isEmpty ? other : FileName(bytes: bytes + [0x2F] + other.bytes)
    }

    /// Lends the name as a C string.
    func withPointer<R>(_ body: (UnsafePointer<CChar>) -> R) -> R {
        unsafe withUnsafeTemporaryAllocation(of: CChar.self, capacity: bytes.count + 1) { copy in
            for index in bytes.indices {
                unsafe copy[index] = CChar(bitPattern: bytes[index])
            }
            unsafe copy[bytes.count] = 0
            guard let start = copy.baseAddress else { preconditionFailure("no stack") }
            return unsafe body(UnsafePointer(start))
        }
    }
}

extension FileName: CustomStringConvertible {
    /// UTF-8 as it is; invalid bytes, control and bidirectional characters and `\` as `\xNN`, so that
    /// no name can forge a log line or move a terminal's cursor, and no two names print alike.
    public var description: String {
        var text = ""
        var rest = bytes[...]
        while !rest.isEmpty {
            let width = Self.scalarWidth(rest)
            let head = rest.prefix(max(width, 1))
            if width > 0, let piece = String(validating: head, as: UTF8.self),
                let scalar = piece.unicodeScalars.first, Self.isPlain(scalar)
            {
                text += piece
            } else {
                for byte in head { text += Self.escaped(byte) }
            }
            rest = rest.dropFirst(head.count)
        }
        return text
    }

    /// Bytes of the scalar at the start, 0 when none is well-formed there.
    private static func scalarWidth(_ bytes: ArraySlice<UInt8>) -> Int {
        guard let first = bytes.first else { return 0 }
        let width =
            switch first {
            case 0..<0x80: 1
            case 0xC2..<0xE0: 2
            case 0xE0..<0xF0: 3
            case 0xF0..<0xF5: 4
            default: 0
            }
        guard width > 0, bytes.count >= width else { return 0 }
        return String(validating: bytes.prefix(width), as: UTF8.self) == nil ? 0 : width
    }

    private static func isPlain(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0..<0x20, 0x5C, 0x7F..<0xA0, 0x061C, 0x200B...0x200F, 0x2028...0x202E,
            0x2060...0x206F, 0xFEFF, 0xFFF9...0xFFFB, 0xE0000...0xE007F:
            false
        default: true
        }
    }

    private static func escaped(_ byte: UInt8) -> String {
        let digits = String(byte, radix: 16, uppercase: true)
        return "\\x" + (digits.count < 2 ? "0" : "") + digits
    }
}
