import Linguistics
import Testing
import Text

@testable import Training

@Suite struct SyntaxScoresTests {
    private static let gold = """
        # newdoc id = a
        1\tShe\tshe\tPRON\tPRP\t_\t4\tnsubj\t_\t_
        2-3\tdidn't\t_\t_\t_\t_\t_\t_\t_\t_
        2\tdid\tdo\tAUX\tVBD\t_\t4\taux\t_\t_
        3\tn't\tnot\tPART\tRB\t_\t4\tadvmod\t_\t_
        4\tstay\tstay\tVERB\tVB\t_\t0\troot\t_\tSpaceAfter=No
        5\t.\t.\tPUNCT\t.\t_\t4\tpunct\t_\t_

        1\tWhy\twhy\tADV\tWRB\t_\t0\troot\t_\tSpaceAfter=No
        2\t?\t?\tPUNCT\t.\t_\t1\tpunct\t_\t_

        """

    private func score(_ change: (String) -> String) throws -> SyntaxScores {
        let gold = try ConllUReader.documents(bytes: Array(Self.gold.utf8))
        let answer = try ConllUReader.documents(bytes: Array(change(Self.gold).utf8))
        var scores = SyntaxScores()
        scores.add(gold: gold[0], answer: answer[0])
        return scores
    }

    @Test func whatIsRightIsHundred() throws {
        let scores = try score { $0 }
        let all = [
            scores.tokens, scores.sentences, scores.words, scores.upos, scores.xpos, scores.lemma,
            scores.uas, scores.las,
        ]
        #expect(all.map(\.f1) == Array(repeating: 100, count: 8))
        #expect(scores.failed == 0)
    }

    @Test func wordsWithoutTheirTokenAreRightAndTheTokenWrong() throws {
        let scores = try score {
            $0.replacing("2-3\tdidn't\t_\t_\t_\t_\t_\t_\t_\t_\n", with: "")
                .replacing(
                    "2\tdid\tdo\tAUX\tVBD\t_\t4\taux\t_\t_",
                    with: "2\tdid\tdo\tAUX\tVBD\t_\t4\taux\t_\tSpaceAfter=No")
        }
        #expect(scores.words.f1 == 100)
        #expect(scores.las.f1 == 100)
        #expect(scores.tokens == Counts(right: 5, given: 7, wanted: 6))
    }

    @Test(arguments: [
        ("VERB\tVB", "NOUN\tNN", [6, 6, 7, 7, 7]), ("4\tnsubj", "2\tnsubj", [7, 7, 7, 6, 6]),
        ("4\tnsubj", "4\tobj", [7, 7, 7, 7, 6]), ("nsubj", "nsubj:pass", [7, 7, 7, 7, 7]),
        ("\tdo\tAUX", "\tdid\tAUX", [7, 7, 6, 7, 7]),
    ])
    func oneMistakeCostsOne(old: String, new: String, right: [Int]) throws {
        let scores = try score { $0.replacing(old, with: new) }
        let found = [scores.upos, scores.xpos, scores.lemma, scores.uas, scores.las]
        #expect(found.map(\.right) == right)
        #expect(scores.words.right == 7)
    }

    @Test func joinedSentencesLoseBothAndOneRoot() throws {
        let scores = try score {
            $0.replacing("\n\n1\tWhy\twhy\tADV\tWRB\t_\t0", with: "\n6\tWhy\twhy\tADV\tWRB\t_\t4")
                .replacing("\n2\t?\t?\tPUNCT\t.\t_\t1", with: "\n7\t?\t?\tPUNCT\t.\t_\t6")
        }
        #expect(scores.sentences == Counts(right: 0, given: 1, wanted: 2))
        #expect(scores.uas.right == 6)
    }

    @Test func otherCharactersAreAllWrong() throws {
        let scores = try score { $0.replacing("Why", with: "How") }
        #expect(scores.failed == 1)
        #expect(scores.words == Counts(right: 0, given: 7, wanted: 7))
    }
}

@Suite struct NameScoresTests {
    private let text = "The Oslo Guild met Dr Ada Roe's men in Bergen after the Tour of Norway."

    private func name(_ part: String, _ type: NameType?) -> MarkedName {
        let range = text.firstRange(of: part) ?? text.startIndex..<text.startIndex
        return MarkedName(
            span: ByteRange(
                range.lowerBound.utf16Offset(in: text), range.upperBound.utf16Offset(in: text)),
            type: type)
    }

    private func score(_ answer: [MarkedName]) -> NameScores {
        let gold = NameDocument(
            text: Array(text.utf8),
            names: [
                name("The Oslo Guild", .organization), name("Ada Roe", .person),
                name("Bergen", .place), name("Tour of Norway", nil),
            ])
        var scores = NameScores()
        scores.add(gold: gold, answer: answer)
        return scores
    }

    private var right: [MarkedName] {
        [name("Oslo Guild", .organization), name("Ada Roe's", .person), name("Bergen", .place)]
    }

    @Test func edgesThatDoNotCountAreForgiven() {
        #expect(score(right).exact.f1 == 100)
        #expect(score(right).overlap.f1 == 100)
        #expect(score(right).person.f1 == 100)
    }

    @Test func whatIsNeitherWantedNorWrongIsNotCounted() {
        let more = right + [name("Norway", .place), name("men", .group)]
        #expect(score(more).exact == Counts(right: 3, given: 3, wanted: 3))
    }

    @Test func aWrongSpanOverlapsAndAWrongTypeDoesNot() {
        let scores = score([
            name("Oslo Guild", .organization), name("Dr Ada Roe", .person), name("Bergen", .person),
        ])
        #expect(scores.exact == Counts(right: 1, given: 3, wanted: 3))
        #expect(scores.overlap == Counts(right: 2, given: 3, wanted: 3))
        #expect(scores.place == Counts(right: 0, given: 0, wanted: 1))
    }

    @Test func nothingFoundIsZero() { #expect(score([]).exact.f1 == 0) }
}
