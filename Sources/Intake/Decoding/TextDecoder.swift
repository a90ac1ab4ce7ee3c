internal import News

/// Bytes of a file to valid UTF-8, by evidence; what cannot be told is refused, never guessed.
///
/// - Complexity: O(bytes).
enum TextDecoder {
    /// - Throws: `IntakeError` with reason `encoding` or `unsupported`.
    static func utf8(from bytes: [UInt8]) throws(IntakeError) -> [UInt8] {
        if let format = SourceFormat.ofBinary(bytes), case .unsupported(let name) = format {
            throw unsupported(name)
        }
        if bytes.has("\u{FEFF}", at: 0) {
            var start = 3
            while bytes.has("\u{FEFF}", at: start) { start += 3 }
            return try checked(Array(bytes[start...]), strict: true)
        }
        if bytes.starts(with: [0xFF, 0xFE, 0, 0]) || bytes.starts(with: [0, 0, 0xFE, 0xFF]) {
            throw IntakeError(.encoding, "UTF-32 is not read; save the text as UTF-8")
        }
        if bytes.starts(with: [0xFF, 0xFE]) { return try UTF16Decoder.utf8(bytes, .little) }
        if bytes.starts(with: [0xFE, 0xFF]) { return try UTF16Decoder.utf8(bytes, .big) }
        if let order = UTF16Decoder.evidentOrder(of: bytes) {
            return try UTF16Decoder.utf8(bytes, order)
        }
        return try checked(bytes, strict: false)
    }

    static func unsupported(_ name: String) -> IntakeError {
        IntakeError(
            .unsupported, "this is \(name); plain text, JSON and JSON lines are read")
    }

    /// - Parameter strict: the file says it is UTF-8, so nothing else is tried.
    private static func checked(_ bytes: [UInt8], strict: Bool) throws(IntakeError) -> [UInt8] {
        try refuseBinary(bytes)
        guard let bad = UTF8Check.firstError(in: bytes) else {
            try refuseReplacements(bytes)
            return bytes
        }
        if !strict, let decoded = try Windows1252.utf8(from: bytes) { return decoded }
        throw IntakeError(
            .encoding,
            "byte \(bad) (0x\(hex(bytes[bad]))) is not UTF-8, and no other encoding is evident; "
                + "save the text as UTF-8")
    }

    /// Control bytes in number are not text. A stray one is dropped when the text is cleaned.
    private static func refuseBinary(_ bytes: [UInt8]) throws(IntakeError) {
        var controls = 0
        var zeros = 0
        for byte in bytes where byte < 0x20 && !byte.isSpace && byte != 0x1B {
            controls += 1
            if byte == 0 { zeros += 1 }
        }
        let allowed = max(3, bytes.count / 500)
        if zeros > allowed { throw unsupported("binary data (\(zeros) NUL bytes)") }
        if controls > allowed {
            throw IntakeError(
                .encoding, "\(controls) control bytes in \(bytes.count): this is not text")
        }
        if controls == bytes.count, controls > 0 { throw unsupported("binary data") }
    }

    /// A text full of U+FFFD was decoded wrongly before it came here.
    private static func refuseReplacements(_ bytes: [UInt8]) throws(IntakeError) {
        var found = 0
        var i = 0
        while i + 2 < bytes.count {
            if bytes[i] == 0xEF, bytes[i + 1] == 0xBF, bytes[i + 2] == 0xBD { found += 1 }
            i += 1
        }
        guard found > max(3, bytes.count / 200) else { return }
        throw IntakeError(
            .encoding,
            "\(found) replacement characters (U+FFFD): the text was decoded wrongly before; "
                + "fetch it again")
    }

    private static func hex(_ byte: UInt8) -> String {
        (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
    }
}
