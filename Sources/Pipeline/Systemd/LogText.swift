/// Text from outside, made harmless for a log line or a terminal.
enum LogText {
    /// Control characters, line separators and bidirectional controls become `\n`, `\xNN` or
    /// `\u{NNNN}`; a cut text ends in `…`. A backslash stays as it is: file names arrive with
    /// their undecodable bytes already written as `\xNN`.
    ///
    /// - Parameter limit: bytes of UTF-8.
    /// - Complexity: O(bytes), without a copy of a text that is harmless already.
    static func escaped(_ text: String, limit: Int) -> String {
        if text.utf8.count <= limit, text.utf8.allSatisfy({ $0 >= 0x20 && $0 < 0x7F }) {
            return text
        }
        var result = ""
        var room = limit
        for scalar in text.unicodeScalars {
            let piece = replacement(of: scalar) ?? String(Character(scalar))
            room -= piece.utf8.count
            if room < 0 { return result + "…" }
            result += piece
        }
        return result
    }

    private static func replacement(of scalar: Unicode.Scalar) -> String? {
        switch scalar.value {
        case 0x0A: "\\n"
        case 0x0D: "\\r"
        case 0x09: "\\t"
        case 0..<0x20, 0x7F..<0xA0: "\\x" + hex(scalar.value, digits: 2)
        case 0x061C, 0x200E, 0x200F, 0x2028...0x202E, 0x2066...0x2069, 0xFEFF:
            "\\u{" + hex(scalar.value, digits: 4) + "}"
        default: nil
        }
    }

    private static func hex(_ value: UInt32, digits: Int) -> String {
        let text = String(value, radix: 16)
        return String(repeating: "0", count: max(0, digits - text.count)) + text
    }
}
