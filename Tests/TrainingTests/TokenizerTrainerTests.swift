import Learning
import Linguistics
import Testing
import Text

@testable import Training

@Suite struct TokenizerTrainerTests {
    /// A treebank of its own kind: tokens are divided by `|`, words of one token by `~`.
    private func document(_ sentences: [String]) -> TreebankDocument {
        var document = TreebankDocument(id: "sample")
        for sentence in sentences {
            var words: [TreebankWord] = []
            for chunk in sentence.split(separator: " ") {
                if !document.text.isEmpty { document.text.append(0x20) }
                var form = ""
                var continues = false
                for character in chunk + "|" {
                    guard character == "|" || character == "~" else {
                        form.append(character)
                        continue
                    }
                    let begin = document.text.count
                    document.text += Array(form.utf8)
                    words.append(
                        TreebankWord(
                            form: form, lemma: "_", upos: "X", xpos: "_", feats: "_", head: -1,
                            deprel: "_", misc: "_",
                            span: ByteRange(begin, document.text.count),
                            continuesMultiWord: continues))
                    continues = character == "~"
                    form = ""
                }
            }
            document.sentences.append(
                TreebankSentence(id: "", beginsParagraph: false, words: words))
        }
        return document
    }

    private func spans(_ cuts: CutModel?, _ text: String) -> String {
        let document = Annotator(cuts: cuts).document(text)
        var line = ""
        for token in document.tokens {
            if token.flags.contains(.continuesMultiWord) {
                line += "~"
            } else if token.flags.contains(.glued) {
                line += "|"
            } else if !line.isEmpty {
                line += " "
            }
            line += document.string(token.span)
        }
        return line
    }

    private var treebank: [TreebankDocument] {
        [
            document([
                "Our drivers~' pay and the nurses~' rota were agreed|.",
                "We hafta see the teachers~' and pilots~' forms|, I'm~a tell you|.",
                "They haf~ta go|, they haf~ta stay|, they do~n't care|.",
                "Is it good|? Yes it is|, the unit T|-|12 is big and T|-|9 is small|.",
            ]), document(["The sailors~' song|, the farmers~' fair and the cook~'s hat|."]),
        ]
    }

    private func model(seed: UInt64 = 1) throws -> [UInt8] {
        var trainer = TokenizerTrainer()
        trainer.buckets = 1 << 12
        trainer.minimumChanges = 1
        trainer.caution = 0
        trainer.seed = seed
        return try trainer.section(from: treebank)
    }

    @Test func whatTheTreebankDoesIsLearned() throws {
        let cuts = try CutModel(ModelSection(name: "tokenizer", copying: try model()))
        #expect(spans(nil, "the singers' bus") == "the singers|' bus")
        #expect(spans(cuts, "the singers' bus") == "the singers~' bus")
        #expect(spans(cuts, "I haf~ta go.".replacing("~", with: "")) == "I haf~ta go|.")
        #expect(spans(cuts, "The baker's shop isn't open.") == "The baker~'s shop is~n't open|.")
    }

    @Test func theSameSeedGivesTheSameBytes() throws {
        #expect(try model() == model())
    }

    @Test func whatOtherTreebanksAreKnownForIsLeftOut() throws {
        var trainer = TokenizerTrainer()
        (trainer.buckets, trainer.minimumChanges, trainer.caution) = (1 << 12, 1, 0)
        let lists = document(["(a) go home|, 1. take a rest and (b) eat|, 2. sleep"])
        let follow = try trainer.section(from: [lists])
        let ignore = try trainer.section(from: treebank, others: [lists])
        let (first, second) = (
            try CutModel(ModelSection(name: "tokenizer", copying: follow)),
            try CutModel(ModelSection(name: "tokenizer", copying: ignore))
        )
        #expect(spans(first, "(a) rest and 1. eat") == "(a) rest and 1. eat")
        #expect(spans(second, "(a) rest and 1. eat") == "(|a|) rest and 1|. eat")
    }
}
