import Foundation
import Learning
import TestSupport
import Testing
import Text

@testable import Linguistics
@testable import Training

@Suite struct NetworkTests {
    private func annotator(
        seed: Int = 1, _ path: Kernels.Path? = nil
    ) throws -> Annotator {
        let folder = try TemporaryFolder()
        let file = folder.path + "/model.dateline"
        try RandomWeights.models[seed].write(to: file)
        let kernels = path.map { Kernels($0) } ?? Kernels.fastest
        return Annotator(
            try LanguageModel(ModelFile.open(file), kernels: try #require(kernels)))
    }

    private static let text = """
        The mayor of Port Selva said on Monday that 1,200 people, most of them children, don't have \
        water. "We can't wait," she said. Nobody answered

        NORTH SHORE REPORT

        A. It was the third of such reports; the ministry's own had been read by few. É… (naïve)
        """

    /// Everything that is said of a text.
    private func record(_ document: Document) -> String {
        let words = document.tokens.map {
            "\($0.span.begin) \($0.upos) \($0.xpos) \($0.head) \($0.deprel)"
        }
        let sentences = document.sentences.map { "\($0.tokens)" }
        let names = document.names.map { "\($0.tokens) \($0.type.rawValue)" }
        return (words + sentences + names).joined(separator: "\n")
    }

    @Test func aRandomModelTagsParsesAndFindsNames() throws {
        let document = try annotator().document(Self.text)
        #expect(document.sentences.count > document.paragraphs.count)
        #expect(document.paragraphs.count == 3)
        #expect(!document.names.isEmpty)
        for token in document.tokens {
            #expect(1...3 ~= token.upos && 1...4 ~= token.xpos && 1...4 ~= token.deprel)
        }
        for sentence in document.sentences { #expect(isTree(sentence, document)) }
        let tag = TagNames.name(of: document.tokens[0].upos, in: document.tags.upos)
        #expect(document.conllU(id: "a").contains("1\tThe\t_\t\(tag)\t"))
    }

    @Test(arguments: Kernels.Path.allCases)
    func everyPathGivesTheSameBytes(path: Kernels.Path) throws {
        guard Kernels(path) != nil else { return }
        for seed in RandomWeights.models.indices {
            let expected = record(try annotator(seed: seed, .plain).document(Self.text))
            #expect(record(try annotator(seed: seed, path).document(Self.text)) == expected)
        }
    }

    /// Fixed for debug and release, and for every machine.
    @Test func theSameBytesAsEver() throws {
        var annotator = try annotator()
        // What the network says, not what a document's names say of each other.
        annotator.nameRules = []
        let document = annotator.document(Self.text)
        #expect(StableHash.of([UInt8](record(document).utf8).span) == 8_774_025_831_495_231_246)
    }

    @Test func oneAndTwoThreadsGiveTheSame() async throws {
        let annotator = try annotator()
        let texts = (0..<24).map { String(repeating: Self.text, count: $0 % 5 + 1) + "\($0)" }
        let alone = texts.map { record(annotator.document($0)) }
        let together = await withTaskGroup(of: (Int, String).self) { group in
            for (i, text) in texts.enumerated() {
                group.addTask { (i, record(annotator.document(text))) }
            }
            var all = [String](repeating: "", count: texts.count)
            for await (i, text) in group { all[i] = text }
            return all
        }
        #expect(together == alone)
    }

    /// A paragraph is read the same whatever stands before and after it.
    @Test func otherParagraphsDoNotMatter() throws {
        let annotator = try annotator()
        let paragraphs = Self.text.split(separator: "\n\n")
        let whole = annotator.document(Self.text)
        for (paragraph, text) in zip(whole.paragraphs, paragraphs) {
            let alone = annotator.document(String(text)).tokens
            let within = whole.tokens[paragraph.tokens]
            #expect(alone.map(\.head) == within.map(\.head))
            #expect(alone.map(\.xpos) == within.map(\.xpos))
            #expect(alone.map(\.deprel) == within.map(\.deprel))
        }
    }

    @Test func eightBitsComeNearTheTrainersNumbers() throws {
        let random = RandomWeights(seed: 7, width: 24, units: 36)
        let model = try random.model()
        let folder = try TemporaryFolder()
        try model.write(to: folder.path + "/m")
        let language = try LanguageModel(ModelFile.open(folder.path + "/m"))
        let network = language.network
        var document = Document(bytes: [UInt8](Self.text.utf8))
        var tokenizer = Tokenizer(document.bytes)
        tokenizer.tokens(in: ByteRange(0, document.bytes.count), into: &document)
        let space = Workspace()
        let tokens = document.tokens.indices
        language.features.append(
            paragraph: tokens, of: document.tokens, forms: document.forms, to: &space.rows)
        unsafe network.encode(
            [Window(tokens: tokens, endsParagraph: true)], base: 0, in: space)
        let ids = space.rows.ids
        let rows = tokens.map { Array(ids[($0 * 9)..<($0 * 9 + 9)]) }
        let float = FloatNetwork(weights: random.weights)
        var worst: Float = 0
        for (i, expected) in float.outputs(rows).enumerated() {
            for (k, number) in expected.enumerated() {
                let place = k < 36 ? k : network.units + k - 36
                let byte = unsafe space.outputs.base[i * network.outputStride + place]
                worst = max(worst, abs(number - (Float(byte) - 128) / 127))
            }
            let begins = float.layer("break", expected)[0]
            let found = unsafe network.begin(i, in: space)
            #expect(abs(begins - found) < 0.3)
        }
        #expect(worst < 0.08)
    }

    @Test(arguments: [
        "", " ", "\n\n\n", ".", "'s", "\u{0}", "\u{FEFF}", "’", "don't", "a\n\nb", "🙂🙂",
    ])
    func oddTextsAreRead(text: String) throws {
        let document = try annotator().document(text)
        #expect(document.sentences.reduce(0) { $0 + $1.tokens.count } == document.tokens.count)
        #expect(
            document.paragraphs.reduce(0) { $0 + $1.sentences.count } == document.sentences.count)
        for sentence in document.sentences { #expect(isTree(sentence, document)) }
    }

    @Test func endlessSentencesAreCut() throws {
        let annotator = try annotator()
        for text in [
            String(repeating: "word, ", count: 4_000), String(repeating: "It is so. ", count: 900),
            String(repeating: "'s", count: 3_000), String(repeating: "x", count: 100_000),
        ] {
            let document = annotator.document(text)
            #expect(document.sentences.allSatisfy { 1...250 ~= $0.tokens.count })
            #expect(document.sentences.first?.tokens.lowerBound == 0)
            #expect(document.sentences.last?.tokens.upperBound == document.tokens.count)
            for (a, b) in zip(document.sentences, document.sentences.dropFirst()) {
                #expect(a.tokens.upperBound == b.tokens.lowerBound)
            }
        }
    }

    @Test func sectionsThatDoNotFitAreRefused() throws {
        let folder = try TemporaryFolder()
        let path = folder.path + "/m"
        let good = RandomWeights.models[1]
        var fewerTags = RandomWeights.tags
        fewerTags.xpos.removeLast()
        let network = try NetworkPacker.section(RandomWeights(seed: 1).weights)
        let wrong: [(String, [UInt8])] = [
            (TagNames.sectionName, fewerTags.sectionBytes),
            (NetworkPacker.sectionName, Array(network.dropLast())),
            (NetworkPacker.sectionName, network + [0]),
            (NetworkPacker.sectionName, []),
            (WordVocabulary.sectionName, WordVocabulary([]).sectionBytes),
            (Gazetteer.sectionName, [1, 2, 3]),
        ]
        for (name, bytes) in wrong {
            var writer = good
            writer.add(name, bytes)
            try writer.write(to: path)
            #expect(throws: ModelError.self) { try LanguageModel.open(path) }
        }
    }

    private func isTree(_ sentence: Document.Sentence, _ document: Document) -> Bool {
        let heads = document.tokens[sentence.tokens].map { Int($0.head) }
        guard heads.count(where: { $0 == 0 }) == 1 else { return false }
        return heads.indices.allSatisfy { word in
            var node = word + 1
            for _ in 0...heads.count where node > 0 { node = heads[node - 1] }
            return node == 0
        }
    }
}
