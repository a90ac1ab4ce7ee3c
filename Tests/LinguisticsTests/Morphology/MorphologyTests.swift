import Learning
import Testing

@testable import Linguistics

@Suite struct MorphologyTests {
    private func word(_ form: String, _ head: Int, _ deprel: String, _ xpos: String) -> ClauseWord {
        let role = ClauseRole(deprel: deprel)
        let other = SubjectKind(xpos: xpos)
        let bytes = Array(form.utf8)
        return ClauseWord(
            head: head - 1, role: role,
            kind: role == .subject ? SubjectKind(bytes.span, other: other) : other,
            isTo: xpos == "TO")
    }

    private func contexts(_ words: [ClauseWord]) -> [UInt8] {
        var contexts: [UInt8] = []
        clauseContexts(words, into: &contexts)
        return contexts
    }

    @Test(arguments: [
        ("I", "PRP", SubjectKind.first), ("You", "PRP", .second), ("we", "PRP", .firstPlural),
        ("They", "PRP", .plural), ("she", "PRP", .singular), ("ministers", "NNS", .plural),
        ("minister", "NN", .singular),
    ])
    func aVerbKnowsItsSubject(form: String, xpos: String, kind: SubjectKind) {
        let words = [word(form, 2, "nsubj", xpos), word("spoke", 0, "root", "VBD")]
        #expect(contexts(words)[1] & 7 == kind.rawValue)
    }

    @Test func joinedSubjectsAreAPlural() {
        let words = [
            word("Ana", 4, "nsubj", "NNP"), word("and", 3, "cc", "CC"),
            word("Ben", 1, "conj", "NNP"), word("agree", 0, "root", "VBP"),
        ]
        #expect(contexts(words)[3] & 7 == SubjectKind.plural.rawValue)
    }

    @Test func aRelativePronounIsWhatItsClauseBelongsTo() {
        let words = [
            word("boats", 0, "root", "NNS"), word("that", 3, "nsubj", "WDT"),
            word("sank", 1, "acl:relcl", "VBD"),
        ]
        #expect(contexts(words)[2] & 7 == SubjectKind.plural.rawValue)
    }

    @Test func aJoinedVerbSharesSubjectAndAuxiliaries() {
        let words = [
            word("we", 3, "nsubj:pass", "PRP"), word("were", 3, "aux:pass", "VBD"),
            word("heard", 0, "root", "VBN"), word("and", 5, "cc", "CC"),
            word("thanked", 3, "conj", "VBN"),
        ]
        let found = contexts(words)
        #expect(found[4] == SubjectKind.firstPlural.rawValue | 8)
        #expect(found[1] == found[2])
    }

    @Test func aWrongTreeIsNoHarm() {
        for head in [-5, 0, 1, 2, 9] {
            let words = [
                word("that", head, "nsubj", "WDT"), word("it", 2, "acl:relcl", "WP"),
                word("x", 2, "conj", "NN"), word("y", 4, "aux", "VB"),
            ]
            #expect(contexts(words).count == 4)
        }
    }

    private static let upos = ["VERB", "PRON"]
    private static let xpos = ["VBD", "PRP"]
    private static let deprel = ["root", "nsubj"]

    private func keys(_ form: String, _ context: UInt8) -> FeatureKeys {
        FeatureKeys(
            CasedWord(form), FeatureTag(upos: "VERB", xpos: "VBD"), context: context, deprel: 0)
    }

    @Test func describesWordsByTheMostTellingKeyItKnows() throws {
        let table = FeatureTable(
            names: ["_", "Tense=Past", "Number=Plur", "Case=Nom"],
            entries: [
                (keys("x", 0).tags, 1), (keys("x", SubjectKind.plural.rawValue).clause, 2),
                (FeatureTag(upos: "PRON", xpos: "PRP").seed, 3),
            ])
        let section = ModelSection(name: "features", copying: table.sectionBytes)
        let morphology = try Morphology(
            section, upos: Self.upos, xpos: Self.xpos, deprel: Self.deprel)
        var document = Annotator().document("They slept he slept")
        for i in 0..<4 {
            let isVerb = i % 2 == 1
            document.tokens[i].upos = isVerb ? 1 : 2
            document.tokens[i].xpos = isVerb ? 1 : 2
            document.tokens[i].head = isVerb ? 0 : Int32(i + 2)
            document.tokens[i].deprel = isVerb ? 1 : 2
        }
        var workspace = MorphologyWorkspace()
        workspace.begin()
        morphology.describe(0..<4, of: &document, &workspace)
        #expect(
            document.tokens.map { TagNames.name(of: $0.features, in: morphology.names) }
                == ["Case=Nom", "Number=Plur", "Case=Nom", "Tense=Past"])
    }

    @Test(arguments: [("1,234", "5,678"), ("1999", "2"), ("1.5", "10.25")])
    func numbersOfAnyLengthAreAlike(one: String, other: String) {
        #expect(keys(one, 0) == keys(other, 0))
    }

    @Test func aDamagedSectionIsAnErrorAndNoCrash() {
        let table = FeatureTable(names: ["_", "Number=Sing"], entries: [(7, 1)])
        let bytes = table.sectionBytes
        for count in 0..<bytes.count {
            let section = ModelSection(name: "features", copying: Array(bytes.prefix(count)))
            #expect(throws: ModelError.self) { try FeatureTable(section) }
        }
    }
}
