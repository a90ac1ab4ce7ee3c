import Foundation
import Learning
import TestSupport
import Testing
import Text

@testable import Linguistics
@testable import Training

/// The whole chain over texts that nobody would write. `DATELINE_FUZZ_MINUTES` says for how long, instead
/// of some seconds; `DATELINE_MODEL` adds a real model to the small random one.
@Suite struct FuzzTests {
    private static let minutes =
        ProcessInfo.processInfo.environment["DATELINE_FUZZ_MINUTES"].flatMap(Int.init) ?? 0
    private static let model = ProcessInfo.processInfo.environment["DATELINE_MODEL"]

    enum Kind: String, CaseIterable { case rules, random, given }

    private func annotator(_ kind: Kind) throws -> Annotator? {
        switch kind {
        case .rules: return Annotator()
        case .given: return try Self.model.map { Annotator(try LanguageModel.open($0)) }
        case .random:
            var writer = RandomWeights.models[2]
            let words = try ConllUReader.documents(
                bytes: Array("1\tboats\tboat\tNOUN\tNN\tNumber=Plur\t0\troot\t_\t_\n".utf8))
            var lemmas = LemmaTrainer()
            lemmas.add(words, isReference: true)
            var features = FeatureTrainer()
            features.add(words, isReference: true)
            writer.add(Lemmatizer.sectionName, lemmas.table(news: nil).sectionBytes)
            writer.add(Morphology.sectionName, features.table.sectionBytes)
            let folder = try TemporaryFolder()
            try writer.write(to: folder.path + "/model.dateline")
            return Annotator(try LanguageModel.open(folder.path + "/model.dateline"))
        }
    }

    @Test(.timeLimit(.minutes(Self.minutes * 2 + 2)), arguments: Kind.allCases)
    func everyTextIsReadWhole(kind: Kind) throws {
        guard let annotator = try annotator(kind) else { return }
        let end =
            ContinuousClock.now + (Self.minutes > 0 ? .seconds(Self.minutes * 60) : .seconds(2))
        var seed: UInt64 = 0
        while ContinuousClock.now < end, seed < 200 || Self.minutes > 0 {
            seed += 1
            var odd = OddText(seed: seed)
            let text = odd.next()
            let begin = ContinuousClock.now
            let document = annotator.document(utf8: text)
            let took = ContinuousClock.now - begin
            // Slow machines and debug builds are no matter: a loop without a bound takes for ever.
            #expect(took < .seconds(20), "seed \(seed): \(text.count) bytes")
            let faults = DocumentFaults(document, isTagged: kind != .rules).found
            #expect(faults.isEmpty, "seed \(seed)")
        }
        #expect(seed > 0)
    }
}

/// What cannot be true of a document.
private struct DocumentFaults {
    private let document: Document
    private(set) var found: [String] = []

    init(_ document: Document, isTagged: Bool) {
        self.document = document
        checkTokens()
        checkSentences()
        checkNames()
        if isTagged { document.sentences.forEach { checkTree($0.tokens) } }
        if !document.conllU(id: "x").hasPrefix("# newdoc id = x\n") { found.append("CoNLL-U") }
    }

    private mutating func checkTokens() {
        var end = 0
        for (i, token) in document.tokens.enumerated() {
            let begin = Int(token.span.begin)
            if begin < end || token.span.isEmpty || Int(token.span.end) > document.bytes.count {
                found.append("span of token \(i)")
                return
            }
            if !isSpace(end..<begin) { found.append("text before token \(i)") }
            if token.flags.contains(.glued) != (begin == end && i > 0) { found.append("glue \(i)") }
            if document.forms[token.form] != document.string(token.span) {
                found.append("form of token \(i)")
            }
            if token.lemma >= Int32(document.forms.count)
                || Int(token.upos) > document.tags.upos.count
                || Int(token.xpos) > document.tags.xpos.count
                || Int(token.deprel) > document.tags.deprel.count
                || Int(token.features) > document.tags.features.count
            {
                found.append("labels of token \(i)")
            }
            end = Int(token.span.end)
        }
        if !isSpace(end..<document.bytes.count) { found.append("text at the end") }
    }

    private func isSpace(_ range: Range<Int>) -> Bool {
        String(decoding: document.bytes[range], as: UTF8.self).unicodeScalars.allSatisfy {
            $0.properties.isWhitespace || 0x1C...0x1F ~= $0.value
        }
    }

    private mutating func checkSentences() {
        var next = 0
        for sentence in document.sentences {
            if sentence.tokens.lowerBound != next || sentence.tokens.isEmpty
                || sentence.span != document.span(of: sentence.tokens)
            {
                found.append("sentence at token \(next)")
            }
            next = sentence.tokens.upperBound
        }
        if next != document.tokens.count { found.append("tokens after the last sentence") }
        next = 0
        for paragraph in document.paragraphs {
            if paragraph.sentences.lowerBound != next || paragraph.sentences.isEmpty
                || paragraph.span != document.span(of: paragraph.tokens)
            {
                found.append("paragraph at sentence \(next)")
            }
            next = paragraph.sentences.upperBound
        }
        if next != document.sentences.count { found.append("sentences after the last paragraph") }
    }

    private mutating func checkNames() {
        var end = 0
        for name in document.names {
            if name.tokens.isEmpty || name.tokens.lowerBound < end
                || name.tokens.upperBound > document.tokens.count
            {
                found.append("name at token \(name.tokens.lowerBound)")
            }
            end = name.tokens.upperBound
        }
    }

    /// One root, and every word reaches it.
    private mutating func checkTree(_ tokens: Range<Int>) {
        let heads = tokens.map { Int(document.tokens[$0].head) }
        let isTree =
            heads.count(where: { $0 == 0 }) == 1
            && heads.allSatisfy { 0...heads.count ~= $0 }
            && heads.indices.allSatisfy { word in
                var at = word + 1
                for _ in heads where at != 0 { at = heads[at - 1] }
                return at == 0
            }
        if !isTree { found.append("tree at token \(tokens.lowerBound)") }
    }
}
