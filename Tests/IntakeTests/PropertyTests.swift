import Intake
import News
import Testing
import Text

@Suite struct PropertyTests {
    static let pieces =
        [harbour, harbour2, harbourEnd] + CleaningTests.body + CleaningTests.leftovers.map(\.line)
        + CleaningTests.labels + MetadataTests.credits.map { $0.line + MetadataTests.start }
        + [
            "Thursday, 18 April 2024", DateTests.caption, "By Ann Example",
            "Nine days without a ship", "0",
        ]

    /// Pages put together at random from paragraphs and leftovers.
    static func page(_ seed: UInt64) -> String {
        var random = Generator(state: seed)
        let count = 3 + Int(random.next() % 12)
        let gap = seed.isMultiple(of: 2) ? "\n\n" : "\n"
        return (0..<count).map { _ in pieces[Int(random.next() % UInt64(pieces.count))] }
            .joined(separator: gap)
    }

    @Test(arguments: 0..<150 as Range<UInt64>)
    func cleanTextIsNotCleanedAgain(seed: UInt64) throws {
        guard let once = article(Self.page(seed)) else { return }
        let twice = try #require(article(once.text))
        #expect(twice.text == once.text)
        #expect(twice.removed.isEmpty)
    }

    @Test(arguments: 0..<150 as Range<UInt64>)
    func noWordIsLostBetweenTextAndRemoved(seed: UInt64) throws {
        let page = Self.page(seed)
        guard let read = article(page) else { return }
        let words = (read.text + " " + read.removed.map(\.text).joined(separator: " "))
        #expect(letters(words) == letters(page))
    }

    @Test(arguments: 0..<150 as Range<UInt64>)
    func aSentenceOfTheBodyIsNeverLost(seed: UInt64) throws {
        let page = Self.page(seed)
        guard let read = article(page) else { return }
        for sentence in CleaningTests.body where page.contains(sentence) {
            #expect(read.text.contains(sentence))
        }
    }

    @Test(arguments: 0..<300 as Range<UInt64>)
    func anyBytesAreReadOrRefused(seed: UInt64) {
        var random = Generator(state: seed &* 77 &+ 5)
        let alphabet: [UInt8] =
            Array("aB1 .,:\n\r\t\"'{}[]()<>/-".utf8) + [
                0, 0xC2, 0xA0, 0xE2, 0x80, 0x99, 0xFF, 0xFE,
            ]
        let bytes = (0..<Int(random.next() % 400)).map { _ in
            seed.isMultiple(of: 3)
                ? UInt8(truncatingIfNeeded: random.next())
                : alphabet[Int(random.next() % UInt64(alphabet.count))]
        }
        let results = standard.read(bytes, file: seed.isMultiple(of: 5) ? "a.jsonl" : "a")
        #expect(!results.isEmpty)
    }

    @Test(arguments: 0..<60 as Range<UInt64>)
    func aBrokenPageIsReadOrRefused(seed: UInt64) {
        var random = Generator(state: seed)
        var bytes = Array(Self.page(seed).utf8)
        for _ in 0..<(1 + Int(seed % 5)) {
            let i = Int(random.next() % UInt64(bytes.count))
            if seed.isMultiple(of: 2) { bytes.removeSubrange(i...) } else { bytes[i] ^= 0x80 }
            if bytes.isEmpty { return }
        }
        #expect(standard.read(bytes, file: "a").count == 1)
    }

    @Test(arguments: 0..<40 as Range<UInt64>, [true, false])
    func utf16OfAPageReadsAsItsUTF8(seed: UInt64, bigEndian: Bool) {
        let page = Self.page(seed)
        let bytes = DecodingTests.utf16("\u{FEFF}" + page, bigEndian: bigEndian)
        #expect(article(bytes: bytes)?.text == article(page)?.text)
    }

    @Test func aPassedDeadlineIsTold() {
        let results = standard.read(
            Array(harbour.utf8), file: "a", deadline: Deadline(in: .seconds(-1)))
        guard case .refused(.timeout, _, _) = results[0] else {
            Issue.record("read although time was up")
            return
        }
    }

    @Test(
        .timeLimit(.minutes(1)),
        arguments: [
            String(repeating: "Read more:\n", count: 20_000),
            String(repeating: "The same sentence stands here again. ", count: 20_000),
            String(repeating: "a ", count: 300_000), String(repeating: "\n", count: 500_000),
            (0..<5000).map { "Line \($0) is cut off in the middle of some words" }.joined(
                separator: "\n"),
            String(repeating: ".", count: 500_000), String(repeating: "(", count: 500_000),
            "Copyright " + String(repeating: "c ", count: 200_000),
        ])
    func hostileTextTakesLittleTime(text: String) {
        #expect(read(text).count == 1)
    }

    private func letters(_ text: String) -> [String: Int] {
        var counts: [String: Int] = [:]
        for word in text.split(whereSeparator: { !$0.isLetter && !$0.isNumber }) {
            counts[String(word), default: 0] += 1
        }
        return counts
    }
}

/// SplitMix64: the same numbers in every run.
struct Generator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }
}
