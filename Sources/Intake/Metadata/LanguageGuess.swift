/// The language a text is in, by its script and its commonest words.
///
/// - Complexity: O(first 6,000 bytes).
struct LanguageGuess: Sendable {
    private let tags: [String]
    /// Words of up to eight bytes as one number, to a bit for each language that has them.
    private let words: [UInt64: UInt32]

    private static let enough = 6000

    init(_ list: [UInt8]) {
        var tags: [String] = []
        var words: [UInt64: UInt32] = [:]
        for line in list.split(separator: .newline) where line.first != UInt8(ascii: "#") {
            let fields = line.split(separator: .blank)
            guard let tag = fields.first else { continue }
            let bit = UInt32(1) << UInt32(tags.count)
            tags.append(String(decoding: tag, as: UTF8.self))
            for word in fields.dropFirst() where word.count <= 8 {
                words[Self.packed(word), default: 0] |= bit
            }
        }
        self.tags = tags
        self.words = words
    }

    /// A BCP 47 tag; `und` when nothing is evident.
    func tag(of bytes: [UInt8]) -> String {
        var counts = [Int](repeating: 0, count: tags.count)
        var total = 0
        var packed: UInt64 = 0
        var length = 0
        let end = min(bytes.count, Self.enough)
        for i in 0...end {
            let byte = i < end ? bytes[i] : .blank
            if byte.isLetter || byte.isHigh {
                length += 1
                if length <= 8 { packed = packed << 8 | UInt64(byte.folded) }
                continue
            }
            guard length > 0 else { continue }
            total += 1
            if length <= 8, let bits = words[packed] {
                for k in counts.indices where bits & (1 << UInt32(k)) != 0 { counts[k] += 1 }
            }
            packed = 0
            length = 0
        }
        if let script = Script.language(of: bytes[..<end]) { return script }
        guard let best = counts.indices.max(by: { counts[$0] < counts[$1] }), total > 0 else {
            return "und"
        }
        let second = counts.indices.filter { $0 != best }.map { counts[$0] }.max() ?? 0
        let isClear = counts[best] > second && counts[best] * 8 >= total
        return isClear && (counts[best] >= 2 || total < 12) ? tags[best] : "und"
    }

    private static func packed(_ word: ArraySlice<UInt8>) -> UInt64 {
        word.reduce(0) { $0 << 8 | UInt64($1.folded) }
    }
}

/// Languages that their script, or letters of their own, give away.
enum Script {
    static func language(of bytes: ArraySlice<UInt8>) -> String? {
        var latin = 0
        var counts = [Int](repeating: 0, count: 10)
        var i = bytes.startIndex
        var persian = 0
        var ukrainian = 0
        while i < bytes.endIndex {
            let byte = bytes[i]
            if byte < 0x80 {
                if byte.isLetter { latin += 1 }
                i += 1
                continue
            }
            let length = byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4
            guard i + length <= bytes.endIndex else { break }
            let second = bytes[i + 1]
            switch byte {
            case 0xC3...0xC9: latin += 1
            case 0xCE, 0xCF: counts[0] += 1
            case 0xD0, 0xD1, 0xD2:
                counts[1] += 1
                if byte == 0xD1, second == 0x96 || second == 0x97 || second == 0x94 {
                    ukrainian += 1
                }
            case 0xD7: counts[2] += 1
            case 0xD8...0xDB:
                counts[3] += 1
                // پ چ ژ گ ک ی
                if (byte == 0xDA && [0x86, 0x98, 0xAF, 0xA9].contains(second))
                    || (byte == 0xD9 && second == 0xBE) || (byte == 0xDB && second == 0x8C)
                {
                    persian += 1
                }
            case 0xE0 where second == 0xA4 || second == 0xA5: counts[4] += 1
            case 0xE0 where second == 0xB8 || second == 0xB9: counts[5] += 1
            case 0xE3: counts[6] += 1
            case 0xE4...0xE9: counts[7] += 1
            case 0xEA...0xED: counts[8] += 1
            case 0xE1 where second >= 0x82 && second <= 0x83: counts[9] += 1
            default: break
            }
            i += length
        }
        guard let best = counts.indices.max(by: { counts[$0] < counts[$1] }),
            counts[best] > latin, counts[best] > 4
        else { return nil }
        switch best {
        case 0: return "el"
        case 1: return ukrainian * 50 > counts[1] ? "uk" : "ru"
        case 2: return "he"
        case 3: return persian * 30 > counts[3] ? "fa" : "ar"
        case 4: return "hi"
        case 5: return "th"
        case 6: return "ja"
        case 7: return counts[6] * 10 > counts[7] ? "ja" : "zh"
        case 8: return "ko"
        default: return "ka"
        }
    }
}
