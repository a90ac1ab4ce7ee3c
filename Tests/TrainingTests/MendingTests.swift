import Linguistics
import Testing
import Text

@testable import Training

@Suite struct MendingTests {
    private let groups = GroupWords(demonyms: ["Norwegian", "Saudi Arabian"])

    // MARK: Labels

    @Test func labelsSpellNamesAndNamesLabels() {
        let names = [
            NameSpan(words: 0..<3, type: .person), NameSpan(words: 3..<4, type: .place),
            NameSpan(words: 5..<7, type: .group),
        ]
        let labels = EntityLabels.labels(count: 8, names: names)
        #expect(
            labels.map { EntityLabels.names[Int($0)] } == [
                "B-person", "I-person", "L-person", "U-place", "O", "B-group", "L-group", "O",
            ])
        #expect(EntityLabels.spans(labels) == names)
        #expect(EntityLabels.spans([2, 3, 1, 1, 3, -1]) == [NameSpan(words: 3..<5, type: .person)])
    }

    @Test(arguments: [
        ("the Red Cross", NameType.organization, "Red Cross"),
        ("Ada Roe 's", .person, "Ada Roe"), ("Gen. Ada Roe", .person, "Ada Roe"),
        ("Deputy Secretary of State Ada Roe", .person, "Ada Roe"),
        ("President", .person, ""), ("Prince Edward", .place, "Prince Edward"),
        ("The", .organization, "The"),
    ])
    func namesHaveNoArticleTitleOrPossessive(text: String, type: NameType, left: String) {
        let words = text.split(separator: " ").map(String.init)
        let range = NameTrimming.trim(NameSpan(words: 0..<words.count, type: type), of: words)
        #expect(words[range].joined(separator: " ") == left)
    }

    // MARK: Groups

    @Test(arguments: [
        ("The Norwegian fleet", ["Norwegian"]), ("the norwegian fleet", []),
        ("Two Norwegians met Saudi Arabian Muslims", ["Norwegians", "Saudi Arabian", "Muslims"]),
        ("An Anglo - Norwegian firm", ["Norwegian"]),
        ("A Norwegian - American firm", ["Norwegian - American"]),
        ("She sang in Norwegian .", []), ("In Norwegian waters", ["Norwegian"]),
        ("Liberal use of salt", []), ("He is a Liberal .", ["Liberal"]),
        ("Conservative estimates", []),
    ])
    func wordsForPeoplesAreGroups(text: String, found: [String]) {
        let words = text.split(separator: " ").map(String.init)
        var labels = EntityLabels.labels(count: words.count, names: [])
        groups.mark(words, in: &labels)
        #expect(describe(EntityLabels.spans(labels), words) == found.map { $0 + "|group" })
    }

    @Test func aNameIsNeverTakenForAGroup() {
        var labels = EntityLabels.labels(
            count: 3, names: [NameSpan(words: 0..<3, type: .organization)])
        groups.mark(["Norwegian", "Muslim", "Council"], in: &labels)
        #expect(EntityLabels.spans(labels).map(\.type) == [.organization])
    }

    // MARK: UNER

    @Test func unersWordsAreAlignedByCharacters() throws {
        let treebank = try sentence(
            "In/ADP/IN/2/case Mount/PROPN/NNP/0/root Hagen/PROPN/NNP/2/flat n't/PART/RB/2/advmod",
            id: "s")
        let names = UNERNames([
            TaggedSentence(
                id: "s", words: ["In", "Mount", "Hag", "en", "n't"],
                tags: ["O", "B-LOC", "I-LOC", "I-LOC", "O"])
        ])
        let words = treebank.words.map(\.form)
        #expect(names.names(in: treebank).map { describe($0, words) } == ["Mount Hagen|place"])
    }

    @Test func aSentenceNobodyMarkedIsUnknown() throws {
        let treebank = try sentence("Oslo/PROPN/NNP/0/root", id: "s")
        #expect(UNERNames([]).names(in: treebank) == nil)
        let other = TaggedSentence(id: "s", words: ["Rome"], tags: ["B-LOC"])
        #expect(UNERNames([other]).names(in: treebank) == nil)
    }

    // MARK: GUM

    @Test(arguments: [
        (
            "The/DET/DT/3/det great/ADJ/JJ/3/amod University/PROPN/NNP/0/root/(1-organization-new "
                + "of/ADP/IN/5/case Oslo/PROPN/NNP/3/nmod/(2-place-new)1) waits/VERB/VBZ/3/x",
            ["University of Oslo|organization"]
        ),
        (
            "the/DET/DT/2/det mayor/NOUN/NN/0/root/(1-person-new of/ADP/IN/4/case "
                + "Oslo/PROPN/NNP/2/nmod/(2-place-new)1)", ["Oslo|place"]
        ),
        (
            "President/PROPN/NNP/0/root/(1-person-new Ada/PROPN/NNP/1/flat Roe/PROPN/NNP/1/flat "
                + "'s/PART/POS/1/case/1) dog/NOUN/NN/1/x", ["Ada Roe|person"]
        ),
        (
            "author/NOUN/NN/0/root/(1-person-new-n-n-c-1-sgl-Ada_Roe Ada/PROPN/NNP/1/appos "
                + "Roe/PROPN/NNP/2/flat/1)", ["Ada Roe|person"]
        ),
        ("She/PRON/PRP/0/root/(1-person-giv:act-n-n-c-1-ana-Ada_Roe)", []),
        (
            "Ada/PROPN/NNP/0/root/(1-person-new and/CCONJ/CC/3/cc Bo/PROPN/NNP/1/conj/(2-person)1)",
            ["Ada|person", "Bo|person"]
        ),
        ("Norwegians/PROPN/NNPS/0/root/(1-person-new)", []),
        (
            "The/DET/DT/2/det Maple/PROPN/NNP/0/root/(1-organization-n-n-n-c-1-c-Maple_Society_%28club%29 "
                + "Society/PROPN/NNP/2/flat/1)", ["Maple Society|organization"]
        ),
    ])
    func gumsMentionsGiveNames(text: String, names: [String]) throws {
        let sentence = try sentence(text)
        let found = GUMNames.names(in: sentence, groups: groups)
        #expect(describe(found, sentence.words.map(\.form)) == names)
    }

    // MARK: Columns and characters

    @Test func crossNERsKindsBecomeTypes() {
        let sentence = TaggedSentence(
            id: "",
            words: ["Ada", "Roe", "of", "the", "Norwegian", "Reform", "Party", "spoke", "."],
            tags: [
                "B-politician", "I-politician", "O", "O", "B-politicalparty", "I-politicalparty",
                "I-politicalparty", "O", "O",
            ])
        let document = ColumnNames.crossNER(groups).document([sentence])
        let words = document.words(0..<document.tokens.count)
        let names = EntityLabels.spans(document.labels.map(\.entity))
        #expect(
            describe(names, words) == ["Ada Roe|person", "Norwegian Reform Party|organization"])
        #expect(document.sentences.map(\.trainsSplitter) == [false])
    }

    @Test func wikiGoldsMixedKindIsAGroupOrNothing() {
        let sentence = TaggedSentence(
            id: "", words: ["Norwegian", "film", "Snow"], tags: ["I-MISC", "O", "I-MISC"])
        let document = ColumnNames.wikiGold(groups).document([sentence])
        #expect(EntityLabels.spans(document.labels.map(\.entity)).map(\.type) == [.group])
        #expect(document.labels.last?.entity == EntityLabels.outside)
    }

    @Test func whatFewMarkedInRe3dIsUnknown() {
        func entity(_ begin: Int, _ end: Int, _ type: String, _ confidence: Double)
            -> Re3dDocument.Entity
        {
            .init(documentId: "d", begin: begin, end: end, type: type, confidence: confidence)
        }
        // Ø is one code point and two bytes.
        let document = Re3dNames.document(
            Re3dDocument(
                id: "d", text: "In Øby, Minister Ada Roe met Bo and Alpha troops.",
                entities: [
                    entity(3, 6, "Location", 1), entity(8, 24, "Person", 1),
                    entity(29, 31, "Person", 0.2), entity(36, 48, "Organisation", 1),
                ]), groups)
        let labels = document.words(0..<document.tokens.count).enumerated().map { number, word in
            let entity = document.labels[number].entity
            return entity < 0 ? word + "?" : word + "|" + EntityLabels.names[Int(entity)]
        }
        #expect(
            labels == [
                "In|O", "Øby|U-place", ",|O", "Minister|O", "Ada|B-person", "Roe|L-person",
                "met|O", "Bo?", "and|O", "Alpha?", "troops|O", ".|O",
            ])
    }
}
