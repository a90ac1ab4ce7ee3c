import Learning
import Linguistics
import Testing
import Text

@Suite struct CutModelTests {
    private static let buckets = 1 << 10

    /// A model whose weights are given, bucket after bucket, four to each.
    private func model(
        _ weights: [Int16], words: [String: UInt32] = [:], caution: Float = 0
    ) throws -> CutModel {
        try CutModel(ModelSection(name: "tokenizer", copying: bytes(weights, words, caution)))
    }

    private func bytes(_ weights: [Int16], _ words: [String: UInt32], _ caution: Float) -> [UInt8] {
        var builder = SectionBuilder()
        builder.add(CutModel.version)
        CutLexicon.write(words, to: &builder)
        builder.add(UInt32(Self.buckets))
        builder.add(UInt32(3))
        builder.add(1 as Float)
        builder.add(weights)
        builder.add(caution)
        return builder.bytes
    }

    private var zeros: [Int16] { [Int16](repeating: 0, count: Self.buckets * 4) }

    /// Weights without any sense, which cut anywhere.
    private func chaos(seed: UInt64) -> [Int16] {
        var random = SeededRandom(seed: seed)
        return (0..<(Self.buckets * 4)).map { $0 % 4 == 3 ? 0 : Int16(random.next() % 400) }
    }

    private func spans(_ annotator: Annotator, _ text: String) -> [String] {
        let document = annotator.document(text)
        return document.tokens.map {
            ($0.flags.contains(.continuesMultiWord) ? "~" : "") + document.string($0.span)
        }
    }

    @Test(arguments: [
        "They don't know the U.S. envoy's plan (or Mr. O'Hara's), do they?",
        "See https://example.org/a-b?c=d or write to ana.ruiz@example.org: 1,200 at $5m.",
        "“Aren’t 3.5% of the workers’ dues ‘lost’?”—Lena al-Noor…", "",
    ])
    func aModelThatKnowsNothingLeavesItToTheRules(text: String) throws {
        let annotator = Annotator(cuts: try model(zeros))
        #expect(spans(annotator, text) == spans(Annotator(), text))
    }

    @Test func aWordOfTheLexiconIsAskedAbout() throws {
        // Every place is a word cut, whatever its features.
        let weights = (0..<(Self.buckets * 4)).map { Int16($0 % 4 == 2 ? 1 : 0) }
        let words: [String: UInt32] = ["iwould": 1 << 1]
        let annotator = Annotator(cuts: try model(weights, words: words))
        #expect(spans(annotator, "so iwould go") == ["so", "i", "~would", "go"])
        #expect(spans(annotator, "so IWOULD, go") == ["so", "I", "~WOULD", "~,", "go"])
        let wary = Annotator(cuts: try model(weights, words: words, caution: 1_000))
        #expect(spans(wary, "so IWOULD, go") == ["so", "IWOULD", ",", "go"])
    }

    @Test func addressesAreNeverCut() throws {
        let weights = (0..<(Self.buckets * 4)).map { Int16($0 % 4 == 1 ? 1 : 0) }
        let annotator = Annotator(cuts: try model(weights))
        let text = "(https://example.org/a-b?c=d), ana.ruiz@example.org"
        #expect(
            spans(annotator, text) == [
                "(", "https://example.org/a-b?c=d", ")", ",", "ana.ruiz@example.org",
            ])
    }

    @Test func aMarkBetweenWordsIsCutOnBothSidesOrNone() throws {
        for seed in 0..<30 as Range<UInt64> {
            var weights = chaos(seed: seed)
            for i in stride(from: 2, to: weights.count, by: 4) { weights[i] = -1_000 }
            let annotator = Annotator(cuts: try model(weights))
            let words = spans(annotator, "west-east and/or plus+minus 3–4 ab_cd").joined(
                separator: " ")
            #expect(!words.contains(/\w-( |$)|(^| )-\w|\w\/ | \/\w|\w\+ | \+\w|\w– | –\w/))
        }
    }

    private static let pieces: [[UInt8]] =
        [
            "a", "B", "the", "n't", "'s", "’", "‘", "'", "\"", "“", ".", "...", "…", "!", ",", "-",
            "–", " ", " ", " ", "\n\n", "\t", "\u{A0}", "1", "2019", "$", "@", "http://", "www.",
            "é", "Ж", "中", "😀", "\u{301}", "\u{200D}", "\u{0}", "(", ")", "/", "&", "`", "its",
            "cannot",
        ].map { Array($0.utf8) } + [[0xFF], [0xC2], [0xC3], [0xE2, 0x80], [0xF0, 0x9F], [0x80]]

    @Test(arguments: 0..<20)
    func whateverIsLearnedEveryByteIsCovered(seed: UInt64) throws {
        let words: [String: UInt32] = ["its": 4, "cannot": 8, "the": 0xFFFF_FFFF]
        let annotator = Annotator(cuts: try model(chaos(seed: seed), words: words))
        var random = SeededRandom(seed: seed)
        for _ in 0..<60 {
            var bytes: [UInt8] = []
            for _ in 0..<(random.next() % 80) {
                bytes += Self.pieces[Int(random.next() % UInt64(Self.pieces.count))]
            }
            let document = annotator.document(utf8: bytes)
            var at = 0
            for token in document.tokens {
                #expect(Int(token.span.begin) >= at && token.span.count > 0)
                #expect(token.flags.contains(.glued) == (at > 0 && Int(token.span.begin) == at))
                #expect(
                    !token.flags.contains(.continuesMultiWord) || token.flags.contains(.glued))
                for i in at..<Int(token.span.begin) { #expect(bytes[i] < 0x21 || bytes[i] > 0x7E) }
                at = Int(token.span.end)
            }
            for i in at..<bytes.count { #expect(bytes[i] < 0x21 || bytes[i] > 0x7E) }
        }
    }

    @Test func aTextMayEndInsideACharacter() {
        for tail in [[0xC2], [0xE2], [0xE2, 0x80], [0xF0, 0x9F, 0x98]] as [[UInt8]] {
            let bytes = Array("It is over.".utf8) + tail
            let document = Annotator().document(utf8: bytes)
            #expect(document.tokens.last.map { Int($0.span.end) } == bytes.count)
        }
    }

    @Test func aChunkWithoutEndIsLeftToTheRules() throws {
        let annotator = Annotator(cuts: try model(chaos(seed: 1)))
        let text = String(repeating: "a-b.", count: 5_000)
        #expect(spans(annotator, text) == spans(Annotator(), text))
    }

    @Test func everyCutOfTheSectionIsDamage() throws {
        let whole = bytes(zeros, ["its": 4], 0)
        _ = try CutModel(ModelSection(name: "tokenizer", copying: whole))
        for count in stride(from: 0, to: whole.count, by: 97) {
            #expect(throws: ModelError.self) {
                try CutModel(ModelSection(name: "tokenizer", copying: Array(whole.prefix(count))))
            }
        }
    }

    @Test func aModelOfOtherFeaturesIsDamage() {
        var whole = bytes(zeros, [:], 0)
        whole[0] &+= 1
        #expect(
            throws: ModelError.damaged(path: "(in memory)", part: "section \"tokenizer\"")
        ) { try CutModel(ModelSection(name: "tokenizer", copying: whole)) }
    }
}
