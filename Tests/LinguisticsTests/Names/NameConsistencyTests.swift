import Testing
import Text

@testable import Linguistics

@Suite struct NameConsistencyTests {
    /// Reads a text whose names stand as `[Ana Lopez|person]`; capitalised words are proper nouns
    /// unless they stand in `common` or are `The`.
    private func document(_ marked: String, common: Set<String> = []) -> Document {
        var text: [UInt8] = []
        var spans: [(span: Range<Int>, type: NameType)] = []
        var begin = 0
        var type: [UInt8]?
        for byte in marked.utf8 {
            switch byte {
            case 0x5B: begin = text.count
            case 0x7C: type = []
            case 0x5D:
                let name = NameType(rawValue: String(decoding: type ?? [], as: UTF8.self))
                spans.append((begin..<text.count, name ?? .group))
                type = nil
            default: if type != nil { type?.append(byte) } else { text.append(byte) }
            }
        }
        let plain = Annotator().document(utf8: text)
        var document = Document(bytes: text, tags: TagNames(xpos: ["NN", "NNP"]))
        document.forms = plain.forms
        document.tokens = plain.tokens
        document.sentences = plain.sentences
        document.paragraphs = plain.paragraphs
        for i in document.tokens.indices {
            let form = document.forms[document.tokens[i].form]
            let isLarge = form.first?.isUppercase ?? false
            document.tokens[i].xpos = isLarge && form != "The" && !common.contains(form) ? 2 : 1
        }
        document.names = spans.map { span, type in
            let tokens = document.tokens.indices.filter {
                span.contains(Int(document.tokens[$0].span.begin))
            }
            return Name(tokens: tokens[0]..<(tokens[tokens.count - 1] + 1), type: type)
        }
        return document
    }

    private func names(_ marked: String, common: Set<String> = [], rules: NameRules = .all)
        -> [String]
    {
        let document = document(marked, common: common)
        return NameConsistency.names(of: document, rules: rules).map {
            "\(document.string(document.span(of: $0.tokens)))|\($0.type)"
        }
    }

    @Test(arguments: [
        // A name missed elsewhere, whole or alone, also in capitals and after a quotation mark.
        (
            "[Ana Lopez|person] spoke. \"Ana Lopez knew,\" he said.",
            ["Ana Lopez|person", "Ana Lopez|person"]
        ),
        (
            "MINISTER MEETS ANA LOPEZ\n\nToday [Ana Lopez|person] spoke.",
            ["ANA LOPEZ|person", "Ana Lopez|person"]
        ),
        (
            "The strike hit [Korvia|place], and the harbour of Korvia burned.",
            ["Korvia|place", "Korvia|place"]
        ),
        // The type that most have.
        (
            "[Korvia|place] and [Korvia|person] and [Korvia|place]",
            ["Korvia|place", "Korvia|place", "Korvia|place"]
        ),
        (
            "[Bank of Tarn|organization], [Bank of Tarn|organization], [Bank of Tarn|place]",
            [
                "Bank of Tarn|organization", "Bank of Tarn|organization",
                "Bank of Tarn|organization",
            ]
        ),
        // One against one says nothing.
        ("[Tarn|place] and [Tarn|person]", ["Tarn|place", "Tarn|person"]),
        // A surname is of whom the full name is of, when that is more than one against one.
        (
            "[Ana Lopez|person] came. [Lopez|place] left.",
            ["Ana Lopez|person", "Lopez|place"]
        ),
        (
            "[Ana Lopez|person], [Ana Lopez|person], [Ana Lopez|person]; [Lopez|place]",
            ["Ana Lopez|person", "Ana Lopez|person", "Ana Lopez|person", "Lopez|person"]
        ),
        // An abbreviation in brackets.
        (
            "The [Coast Guard Union|organization] (CGU) met. The CGU agreed.",
            ["Coast Guard Union|organization", "CGU|organization", "CGU|organization"]
        ),
    ])
    func whatIsANameInOnePlaceIsOneInAnother(text: String, expected: [String]) {
        #expect(names(text) == expected)
    }

    @Test(arguments: [
        // A word that is common elsewhere.
        "[Rose|person] laughed. A rose is a rose. Rose was there.",
        // Part of a longer name that nobody found.
        "[Tarn|place] is cold. He met Ivan Tarn there.",
        // A month.
        "[May|person] slept. In May it rained.",
        // Small letters.
        "[Korvia|place] burned; korvia.com did not.",
        // Another long name.
        "The [Coast Guard Union|organization] (ABC) met. ABC agreed.",
    ])
    func nothingIsInvented(text: String) {
        #expect(names(text).count == 1)
    }

    @Test func aWordThatIsNoProperNounIsLeft() {
        #expect(names("[Korvia|place] burned. Korvia", common: ["Korvia"]).count == 1)
    }

    @Test func aKnownNameDoesNotCrossAnother() {
        let found = names(
            "[Bank of Tarn|organization] closed. The Bank of [Tarn Lake|place] did not.")
        #expect(found == ["Bank of Tarn|organization", "Tarn Lake|place"])
    }

    @Test func nothingChangesWithoutRulesOrNames() {
        let text = "[Korvia|place], Korvia, [Korvia|person]"
        #expect(names(text, rules: []) == ["Korvia|place", "Korvia|person"])
        #expect(names("Korvia and Korvia") == [])
    }
}
