import Learning
import Testing
import Text

@testable import Linguistics

@Suite struct LemmatizerTests {
    private static let upos = ["NOUN", "VERB", "AUX", "PROPN", "ADV"]
    private static let xpos = ["NN", "NNS", "VBD", "VBN", "VBZ", "NNP", "RB"]

    /// Plurals by their endings, one irregular verb, and a name.
    private static let table: LemmaTable = {
        let noun = LemmaTag(upos: "NOUN", xpos: "NNS")
        let verb = LemmaTag(upos: "VERB", xpos: "VBD")
        let scripts = [
            EditScript(.lower, cut: 1), EditScript(.lower, cut: 3, ending: Array("y".utf8)),
            EditScript(.lower, cut: 4, ending: Array("go".utf8)),
            EditScript(.lower, cut: 2, ending: Array("be".utf8)), EditScript(.capitalised),
        ]
        var entries: [(key: UInt64, value: UInt16)] = []
        func add(_ ending: String, _ word: String, _ script: UInt16) {
            var keys: [UInt64] = []
            LemmaKeys.endings(Array(word.utf8), noun, .lower) { keys.append($0) }
            entries.append((keys[ending.utf8.count], script))
        }
        add("s", "dogs", 0)
        add("ies", "cities", 1)
        entries.append((LemmaKeys.verb(Array("went".utf8), verb), 2))
        let present = LemmaTag(upos: "AUX", xpos: "VBZ")
        entries.append((LemmaKeys.form(Array("'s".utf8), present), 3))
        let name = LemmaTag(upos: "PROPN", xpos: "NNP")
        entries.append((LemmaKeys.form(Array("TEHRAN".utf8), name), 4))
        return LemmaTable(scripts: scripts, entries: entries)
    }()

    @Test(arguments: [
        ("dogs", "NOUN", "NNS", "dog"), ("Dogs", "NOUN", "NNS", "dogs"),
        ("berries", "NOUN", "NNS", "berry"), ("went", "VERB", "VBD", "go"),
        ("Went", "VERB", "VBN", "go"), ("TEHRAN", "PROPN", "NNP", "Tehran"),
        ("Qom", "PROPN", "NNP", "Qom"), ("House", "NOUN", "NN", "house"),
        ("’s", "AUX", "VBZ", "be"),
    ])
    func asksForTheFormThenForItsEnding(
        form: String, upos: String, xpos: String, lemma: String
    ) throws {
        let section = ModelSection(name: "lemmas", copying: Self.table.sectionBytes)
        let lemmatizer = try Lemmatizer(section, upos: Self.upos, xpos: Self.xpos)
        #expect(lemmatizer.lemma(of: form, upos: upos, xpos: xpos) == lemma)
    }

    private func lemmas(_ text: String, _ tags: [(upos: UInt8, xpos: UInt8)]) -> [String] {
        var document = Annotator().document(text)
        for (i, tag) in tags.enumerated() where i < document.tokens.count {
            document.tokens[i].upos = tag.upos
            document.tokens[i].xpos = tag.xpos
        }
        var workspace = LemmaWorkspace()
        let lemmatizer = Lemmatizer(Self.table, upos: Self.upos, xpos: Self.xpos)
        for _ in 0..<2 {
            workspace.begin()
            lemmatizer.lemmatize(0..<document.tokens.count, of: &document, &workspace)
        }
        return document.tokens.map { $0.lemma < 0 ? "_" : document.forms[$0.lemma] }
    }

    @Test func fillsInTheLemmasOfADocument() {
        #expect(
            lemmas("Went dogs went dogs Dogs", [(2, 3), (1, 2), (2, 4), (1, 2), (4, 6)])
                == ["go", "dog", "go", "dog", "Dogs"])
        #expect(lemmas("Dogs sleep", [(0, 0), (99, 99)]) == ["_", "sleep"])
    }

    @Test func aContractionBeforeBeenIsOfHave() {
        #expect(
            lemmas("It's been", [(1, 1), (3, 5), (2, 4)]) == ["it", "have", "been"])
        #expect(
            lemmas("It’s not got", [(1, 1), (3, 5), (5, 7), (2, 4)])
                == ["it", "have", "not", "got"])
        #expect(
            lemmas("It's seen", [(1, 1), (3, 5), (2, 4)]) == ["it", "be", "seen"])
    }

    @Test func aDamagedSectionIsAnErrorAndNoCrash() {
        let bytes = Self.table.sectionBytes
        for count in stride(from: 0, to: bytes.count, by: 7) {
            let section = ModelSection(name: "lemmas", copying: Array(bytes.prefix(count)))
            #expect(throws: ModelError.self) { try LemmaTable(section) }
        }
        var state: UInt64 = 1
        for _ in 0..<500 {
            state = StableHash(seed: state).value
            var damaged = bytes
            damaged[Int(state % UInt64(bytes.count))] ^= UInt8(truncatingIfNeeded: state >> 32 | 1)
            let section = ModelSection(name: "lemmas", copying: damaged)
            guard let table = try? LemmaTable(section) else { continue }
            let lemmatizer = Lemmatizer(table, upos: Self.upos, xpos: Self.xpos)
            _ = lemmatizer.lemma(of: "berries", upos: "NOUN", xpos: "NNS")
        }
    }
}
