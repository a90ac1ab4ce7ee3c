internal import News

/// Windows-1252, which holds Latin-1's text too; taken only on strict evidence.
///
/// Source: WHATWG Encoding, index windows-1252 (the five undefined bytes refuse here).
enum Windows1252 {
    /// Code points of the bytes 0x80 to 0x9F; 0 is undefined.
    static let upper: [UInt32] = [
        0x20AC, 0, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
        0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0, 0x017D, 0,
        0, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
        0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0, 0x017E, 0x0178,
    ]

    /// The text as UTF-8, `nil` when the evidence is against it.
    ///
    /// - Throws: `IntakeError` when the file is part UTF-8 and part something else.
    static func utf8(from bytes: [UInt8]) throws(IntakeError) -> [UInt8]? {
        var high = 0
        var letters = 0
        var crowded = 0
        var sequences = 0
        var i = 0
        while i < bytes.count {
            let byte = bytes[i]
            if byte < 0x80 {
                i += 1
                continue
            }
            let length = UTF8Check.sequenceLength(in: bytes, at: i)
            if length > 0 {
                sequences += 1
                i += length
                continue
            }
            high += 1
            if byte < 0xA0, upper[Int(byte) - 0x80] == 0 { return nil }
            if byte >= 0xC0 {
                letters += 1
                let before = i > 0 && bytes[i - 1] >= 0xC0
                let after = i + 1 < bytes.count && bytes[i + 1] >= 0xC0
                if before && after { crowded += 1 }
            }
            i += 1
        }
        if sequences > high / 4 {
            throw IntakeError(
                .encoding,
                "\(sequences) characters are UTF-8 and \(high) bytes are not: the text is in two "
                    + "encodings; save it as UTF-8")
        }
        // Words of accented letters alone are another alphabet: Cyrillic, Greek, Arabic. Two in a
        // row are common in ours: „begrüßte“, « créée ».
        guard high * 4 <= bytes.count, crowded * 5 <= letters else { return nil }
        return decode(bytes)
    }

    private static func decode(_ bytes: [UInt8]) -> [UInt8] {
        var out: [UInt8] = []
        out.reserveCapacity(bytes.count + bytes.count / 8)
        for byte in bytes {
            let isUpper = byte >= 0x80 && byte < 0xA0
            let scalar = isUpper ? upper[Int(byte) - 0x80] : UInt32(byte)
            UTF8Check.append(scalar == 0 ? UInt32(byte) : scalar, to: &out)
        }
        return out
    }
}
