import TestSupport
import Testing
import Text

@testable import Training

@Suite struct CorpusReaderTests {
    private func file(_ text: String) -> CorpusFile {
        CorpusFile(path: "sample", bytes: Array(text.utf8))
    }

    @Test func unerHasNumberWordAndTag() throws {
        let text = "# sent_id = a-1\n# text = x\n1\tMount\tB-LOC\t-\n2\tHagen\tI-LOC\n\n1\tHi\tO\n"
        let sentences = try UNERReader.sentences(in: file(text))
        #expect(sentences.map(\.id) == ["a-1", ""])
        #expect(sentences.map(\.words) == [["Mount", "Hagen"], ["Hi"]])
        #expect(sentences[0].tags == ["B-LOC", "I-LOC"])
    }

    @Test func aWordWithoutATagIsNamedByItsLine() {
        #expect(throws: TrainingError.malformed(path: "sample", line: 2, cause: "no tag")) {
            try UNERReader.sentences(in: file("# c\n1\tMount\n"))
        }
        #expect(throws: TrainingError.malformed(path: "sample", line: 1, cause: "no tag")) {
            _ = try ColumnReader.documents(in: file("Mount\n"), separator: 0x20)
        }
    }

    @Test func columnsAreCutIntoDocumentsAndSentences() throws {
        let text = "-DOCSTART- O\n\nOslo I-LOC\n. O\n\nYes O\n\n-DOCSTART- O\n\nNo O\n"
        let documents = try ColumnReader.documents(in: file(text), separator: 0x20)
        #expect(documents.map { $0.map(\.words) } == [[["Oslo", "."], ["Yes"]], [["No"]]])
        let one = try ColumnReader.documents(in: file("Oslo\tB-location\n"), separator: 0x09)
        #expect(one.map { $0.map(\.tags) } == [[["B-location"]]])
    }

    @Test(arguments: [
        (["B-X", "I-X", "B-X", "O"], ["0..<2 X", "2..<3 X"]),
        (["I-X", "I-X", "I-Y"], ["0..<2 X", "2..<3 Y"]),
        (["O", "I-X"], ["1..<2 X"]),
        (["O", "O"], []),
    ])
    func tagsMakeChunks(tags: [String], chunks: [String]) {
        let sentence = TaggedSentence(id: "", words: tags, tags: tags)
        #expect(sentence.chunks.map { "\($0.words) \($0.kind)" } == chunks)
    }

    @Test func re3dHasAFolderASourceAndLeavesOutWhatIsNotFree() throws {
        let folder = try TemporaryFolder()
        for source in ["Bulletin", "BBC Online"] {
            try Workshop.make("\(folder.path)/\(source)")
            _ = try folder.file(
                "\(source)/documents.json", #"{"_id": "d", "text": "Oslo waits.", "title": "t"}"#)
            _ = try folder.file(
                "\(source)/entities.json",
                #"{"documentId": "d", "begin": 0, "end": 4, "type": "Location", "confidence": 1}"#)
        }
        let documents = try Re3dReader.documents(folder: folder.path)
        #expect(documents.map(\.text) == ["Oslo waits."])
        #expect(documents[0].entities.map(\.end) == [4])
    }

    @Test(arguments: [
        (["A", "\"", "b", "\"", "."], "A \"b\"."),
        (["Ann", "'s", "(", "x", ")", ",", "y"], "Ann's (x), y"),
        (["and", "/", "or", "$", "5", "%"], "and/or $5%"),
        (["Oslo", "-", "based", "Oslo", "-", "Bergen"], "Oslo-based Oslo - Bergen"),
    ])
    func wordsAreJoinedAsPeopleWrite(words: [String], text: String) {
        var joined = Detokenizer()
        let spans = joined.append(words)
        #expect(String(decoding: joined.text, as: UTF8.self) == text)
        #expect(spans.map { String(decoding: joined.text[$0.indices], as: UTF8.self) } == words)
    }
}
