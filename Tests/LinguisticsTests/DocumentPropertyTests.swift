import Linguistics
import Testing
import Text

@Suite struct DocumentPropertyTests {
    @Test func theDeadlineStopsTheReading() {
        #expect(throws: DeadlinePassed.self) {
            try Annotator().document("One. Two.", deadline: Deadline(in: .zero))
        }
        #expect(throws: Never.self) { try Annotator().document("One.", deadline: .none) }
    }

    /// A generator whose run a seed fixes. Source: SplitMix64.
    struct Seeded: RandomNumberGenerator {
        var state: UInt64
        mutating func next() -> UInt64 {
            state &+= 0x9e37_79b9_7f4a_7c15
            return StableHash(seed: state).value
        }
    }

    private static let pieces = [
        "a", "B", "the", "Gen", "U", "S", "n't", "'s", "’", "‘", "'", "\"", "“", "”", "«", "»", "„",
        ".",
        "...", "…", "!", "?", ",", "-", "–", "—", " ", " ", " ", "\n", "\n\n", "\r\n", "\t",
        "\u{A0}",
        "1", "20", "2019", "$", "%", "@", "http://", "www.", "é", "ß", "Ж", "中", "。", "😀",
        "\u{301}",
        "\u{200D}", "\u{FEFF}", "\u{85}", "\u{0}", "\u{1C}", "(", ")", "[", "]", "/", "&", ":", ";",
        "`",
    ]

    @Test(arguments: 0..<40)
    func everyTextIsCoveredInOrder(seed: Int) {
        var random = Seeded(state: UInt64(seed))
        for _ in 0..<100 {
            let count = Int.random(in: 0..<80, using: &random)
            var text = ""
            for _ in 0..<count { text += Self.pieces.randomElement(using: &random) ?? "" }
            check(text)
        }
    }

    @Test(arguments: 0..<20)
    func randomBytesAreCoveredInOrder(seed: Int) {
        var random = Seeded(state: UInt64(seed) << 32)
        for _ in 0..<100 {
            let count = Int.random(in: 0..<200, using: &random)
            let bytes = (0..<count).map { _ in UInt8.random(in: 0...255, using: &random) }
            check(String(decoding: bytes, as: UTF8.self))
        }
    }

    private func check(_ text: String) {
        let document = Annotator().document(text)
        var at = 0
        for (i, token) in document.tokens.enumerated() {
            let gap = String(decoding: document.bytes[at..<Int(token.span.begin)], as: UTF8.self)
            #expect(gap.unicodeScalars.allSatisfy(\.properties.isWhitespace) || isControl(gap))
            #expect(token.flags.contains(.glued) == (gap.isEmpty && i > 0))
            #expect(!token.span.isEmpty)
            #expect(document.forms[token.form] == document.string(token.span))
            at = Int(token.span.end)
        }
        let rest = String(decoding: document.bytes[at...], as: UTF8.self)
        #expect(rest.unicodeScalars.allSatisfy(\.properties.isWhitespace) || isControl(rest))
        var next = 0
        for sentence in document.sentences {
            #expect(sentence.tokens.lowerBound == next && !sentence.tokens.isEmpty)
            #expect(sentence.span == document.span(of: sentence.tokens))
            next = sentence.tokens.upperBound
        }
        #expect(next == document.tokens.count)
        var sentence = 0
        for paragraph in document.paragraphs {
            #expect(paragraph.sentences.lowerBound == sentence && !paragraph.sentences.isEmpty)
            sentence = paragraph.sentences.upperBound
        }
        #expect(sentence == document.sentences.count)
    }

    /// The separators U+001C to U+001F, white space to Python but not to Unicode.
    private func isControl(_ gap: String) -> Bool {
        gap.unicodeScalars.allSatisfy { $0.properties.isWhitespace || 0x1C...0x1F ~= $0.value }
    }
}

@Suite struct LongTextTests {
    /// Every one of these would take minutes if a rule looked ahead without a bound.
    @Test(
        .timeLimit(.minutes(1)),
        arguments: [
            "aa.bb.", "a.b.", "1-1-", "11-", "1,", "a&", "a'", "'a ", "‘a ", "\"a ", "A. ",
            "http://", "a@",
            "(", "...", "1a", "www.", "-", "\u{301}", "a b. ", ".\"", ".”", "#", "'s", "é", "`",
        ])
    func aLongTextOfOnePatternIsReadInTimeProportionalToItsLength(pattern: String) {
        let text = String(repeating: pattern, count: 50_000 / pattern.utf8.count)
        #expect(!Annotator().document(text).tokens.isEmpty)
    }
}
