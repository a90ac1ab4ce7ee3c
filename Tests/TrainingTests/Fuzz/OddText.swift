import Text

/// Texts that no editor would print, from a seed: random bytes, odd pieces, news gone wrong.
struct OddText {
    private var random: Seeded

    /// A generator whose run a seed fixes. Source: SplitMix64.
    private struct Seeded: RandomNumberGenerator {
        var state: UInt64
        mutating func next() -> UInt64 {
            state &+= 0x9e37_79b9_7f4a_7c15
            return StableHash(seed: state).value
        }
    }

    init(seed: UInt64) { random = Seeded(state: StableHash(seed: seed).value) }

    /// Valid UTF-8 of up to some thousand bytes.
    mutating func next() -> [UInt8] {
        let text: String
        switch UInt8.random(in: 0..<8, using: &random) {
        case 0:
            let bytes = (0..<Int.random(in: 0..<400, using: &random)).map { _ in
                UInt8.random(in: 0...255, using: &random)
            }
            text = String(decoding: bytes, as: UTF8.self)
        case 1:
            text = (0..<Int.random(in: 0..<120, using: &random)).map { _ in
                Self.pieces.randomElement(using: &random) ?? ""
            }.joined()
        default: text = mutated()
        }
        return Array(text.utf8)
    }

    /// News of our own with some dozens of accidents.
    private mutating func mutated() -> String {
        var scalars = Array((Self.news.randomElement(using: &random) ?? "").unicodeScalars)
        for _ in 0..<Int.random(in: 0..<40, using: &random) {
            guard !scalars.isEmpty else { break }
            let i = Int.random(in: 0..<scalars.count, using: &random)
            let end = min(scalars.count, i + Int.random(in: 1..<30, using: &random))
            let piece = Self.pieces.randomElement(using: &random) ?? ""
            switch UInt8.random(in: 0..<9, using: &random) {
            case 0: scalars.remove(at: i)
            case 1: scalars.insert(contentsOf: piece.unicodeScalars, at: i)
            case 2: scalars.insert(contentsOf: scalars[i..<end], at: i)
            case 3: scalars.removeSubrange(i..<end)
            case 4:
                let upper = scalars[i..<end].flatMap {
                    $0.properties.uppercaseMapping.unicodeScalars
                }
                scalars.replaceSubrange(i..<end, with: upper)
            case 5: scalars.swapAt(i, end - 1)
            case 6: scalars.removeSubrange(end...)
            case 7:
                scalars[i] = Unicode.Scalar(UInt32.random(in: 1..<0xD800, using: &random)) ?? " "
            default:
                let gone = scalars[i]
                scalars.removeAll { $0 == gone }
            }
        }
        var text = ""
        text.unicodeScalars.append(contentsOf: scalars)
        return text
    }

    private static let pieces = [
        "a", "B", "the", "Gen.", "U.S.", "n't", "'s", "’s", "“", "”", "‘", "'", "\"", "«", "…",
        "...",
        ".", "!", "?", ",", "-", "–", "—", " ", "  ", "\n", "\n\n", "\r\n", "\t", "\u{A0}", "1",
        "20",
        "2019", "$", "%", "@", "#", "http://a.b/c?d=e", "www.", "é", "ß", "İ", "ı", "ǆ", "Ж", "中文",
        "。", "😀", "👩‍👩‍👧", "\u{301}", "\u{200D}", "\u{FEFF}", "\u{85}", "\u{0}", "\u{2028}",
        "(", ")", "[", "]", "/", "&", ";", ":", "`", "_", "|", "\\", "gonna", "cannot", "I'd've",
        "al-", "O'", "AL-KORVI", "1,234.5", "3-4", "a@b.c", "ﬁ", "ÉTÉ", "\u{202E}", "\u{10FFFF}",
    ]

    private static let news = [
        """
        MINISTER ORVA MEETS ARMY CHIEF IN PORT SELVA

        PORT SELVA (Coast Press) – Defence Minister Ilan Orva met Gen. Tarek al-Korvi on Monday, the \
        state agency said. "We won't leave," Orva told reporters. "They've been asked – twice."

        Mr. Orva's visit, his third since Sept. 14, lasted 2 1/2 hours.
        """,
        """
        The North Lake Fishery Board (NLFB) said 1,204 tonnes of herring – worth $3.5m – were sold in \
        2019. The NLFB's head, Dr. Ana Lucić, didn't say who'd bought them; "it's been a good year".
        READ MORE: www.lake.example/fish
        """,
        """
        It rained. It rained again! Would it stop? Nobody knew, e.g. the mayor of St. Anselm (pop. \
        4,312) said: “I can't tell you… ask the U.S.” The weather service's Web site was down…
        """,
        "101\n\n201\n\nA B C D E F G\n\n• one\n• two\n— three",
    ]
}
