import Testing
import Text
import Training

@Suite struct ConllUReaderTests {
    /// Columns separated by single spaces for readability; lemma, tags and features are left out.
    private func read(_ text: String) throws -> [TreebankDocument] {
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
            line.hasPrefix("#") ? String(line) : row(line.split(separator: " "))
        }
        return try ConllUReader.documents(bytes: [UInt8](lines.joined(separator: "\n").utf8))
    }

    private func row(_ columns: [Substring]) -> String {
        guard columns.count > 1 else { return columns.joined() }
        let head = columns.count > 2 ? String(columns[2]) : "_"
        let misc = columns.count > 3 ? String(columns[3]) : "_"
        return [
            String(columns[0]), String(columns[1]), "_", "_", "_", "_", head, "dep", "_", misc,
        ].joined(separator: "\t")
    }

    private func words(_ document: TreebankDocument) -> [String] {
        document.sentences.flatMap { sentence in
            sentence.words.map {
                String(decoding: document.text[$0.span.indices], as: UTF8.self)
            }
        }
    }

    @Test func rebuildsTheTextWithItsSpaces() throws {
        let documents = try read(
            """
            # newdoc id = a
            # newpar
            # sent_id = a-1
            1 Boats 2
            2 sank 0 SpaceAfter=No
            3 . 2

            # sent_id = a-2
            1 Why 0 SpaceAfter=No
            2 ? 1 SpaceAfter=No

            # newpar
            1 No 0
            """)
        #expect(documents.count == 1)
        #expect(documents[0].id == "a")
        #expect(String(decoding: documents[0].text, as: UTF8.self) == "Boats sank. Why?\n\nNo\n")
        #expect(documents[0].sentences.map(\.beginsParagraph) == [true, false, true])
        #expect(documents[0].sentences.map(\.id) == ["a-1", "a-2", ""])
        #expect(words(documents[0]) == ["Boats", "sank", ".", "Why", "?", "No"])
        #expect(documents[0].sentences[0].words.map(\.head) == [2, 0, 2])
        #expect(documents[0].sentences[2].span == ByteRange(18, 20))
    }

    @Test func wordsOfAMultiWordTokenShareItsBytes() throws {
        let document = try #require(
            try read("1-2 don't _ SpaceAfter=No\n1 do 0\n2 n't 1\n3 ! 1\n3.1 go 1").first)
        #expect(String(decoding: document.text, as: UTF8.self) == "don't!\n")
        #expect(words(document) == ["do", "n't", "!"])
        #expect(document.sentences[0].words.map(\.continuesMultiWord) == [false, true, false])
    }

    @Test func aTokenUnlikeItsWordsIsSharedOutInOrder() throws {
        let document = try #require(try read("1-3 dunno _ _\n1 do 0\n2 not 1\n3 know 1").first)
        #expect(words(document) == ["du", "nn", "o"])
    }

    @Test func eachDocumentHasItsOwnText() throws {
        let documents = try read("# newdoc id = a\n1 One 0\n\n# newdoc id = b\n1 Two 0\n")
        #expect(documents.map { String(decoding: $0.text, as: UTF8.self) } == ["One\n", "Two\n"])
        #expect(documents.map(\.id) == ["a", "b"])
    }

    @Test(arguments: [
        ("1\tx", "2 fields"), ("2\tx\t_\t_\t_\t_\t0\t_\t_\t_", "word 2 after word 0"),
        ("1\tx\t_\t_\t_\t_\ty\t_\t_\t_", "head y"),
    ])
    func aLineOfAnotherFormatIsNamed(line: String, cause: String) {
        #expect {
            try ConllUReader.documents(bytes: [UInt8](("# c\n" + line).utf8), path: "f.conllu")
        } throws: { error in
            let text = "\(error)"
            return text.hasPrefix("f.conllu:2:") && text.contains(cause)
        }
    }

    @Test func aMissingFileIsNamed() {
        #expect(throws: TrainingError.file(path: "/nowhere/x.conllu", cause: "no such file")) {
            try ConllUReader.documents(path: "/nowhere/x.conllu")
        }
    }
}
