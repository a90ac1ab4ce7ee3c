import Foundation
import Linguistics
import TestSupport
import Testing

@testable import Training

@Suite struct ExportTests {
    private func export() throws -> (folder: TemporaryFolder, header: DatasetHeader) {
        let corpora = try TinyCorpora()
        let output = try TemporaryFolder()
        try DatasetExport(corpora: corpora.corpora, output: output.path).run()
        let bytes = try CorpusFile.bytes(output.path + "/header.json")
        return (output, try JSONDecoder().decode(DatasetHeader.self, from: Data(bytes)))
    }

    @Test func theHeaderNamesColumnsLabelsAndParts() throws {
        let (_, header) = try export()
        #expect(header.columns.map(\.name) == WordFeatures.columnNames)
        #expect(header.upos == ["ADV", "AUX", "PART", "PROPN", "PUNCT"])
        #expect(header.deprel == ["advmod", "nsubj", "punct", "root"])
        #expect(header.entity.prefix(5) == ["O", "B-person", "I-person", "L-person", "U-person"])
        #expect(
            header.parts.map(\.name) == [
                "train", "gum", "wikigold", "crossner", "re3d", "re3d.all", "dev.ewt", "dev.gum",
                "dev.crossner", "dev.re3d", "news",
            ])
        #expect(header.parts.map(\.words) == [6, 6, 3, 3, 3, 5, 6, 6, 3, 2, 12])
    }

    @Test func labelsAreNumbersOfTheHeader() throws {
        let (folder, header) = try export()
        let labels = try numbers(folder.path + "/train.labels.i16", Int16.self)
        let place = Int16(header.entity.firstIndex(of: "U-place") ?? 0)
        // UPOS, XPOS, head, relation, entity.
        #expect(labels.prefix(10) == [3, 1, 3, 1, place, 1, 3, 0, 3, 0])
        // Nobody marked names in the second sentence.
        #expect(labels.suffix(1) == [-1])
        let wikiGold = try numbers(folder.path + "/wikigold.labels.i16", Int16.self)
        #expect(wikiGold == [-1, -1, -1, -1, place, -1, -1, -1, -1, 0, -1, -1, -1, -1, 0])
    }

    @Test func sentencesHaveTheirFirstWordAndParagraph() throws {
        let (folder, _) = try export()
        let sentences = try numbers(folder.path + "/train.sentences.i32", Int32.self)
        #expect(sentences == [0, 0, 1, 4, 1, 1])
        let paragraphs = try numbers(folder.path + "/news.paragraphs.i32", Int32.self)
        #expect(paragraphs == [0, 2, 8])
    }

    @Test func featuresAreThoseOfTheShippedProgram() throws {
        let (folder, header) = try export()
        let rows = try numbers(folder.path + "/train.features.i32", Int32.self)
        let upper = try numbers(folder.path + "/train.upper.i32", Int32.self)
        let columns = header.columns.count
        #expect(rows.count == 6 * columns)
        for (i, value) in rows.enumerated() {
            #expect(value >= 0 && Int(value) < header.columns[i % columns].buckets)
        }
        // "n't" goes on with "does": glued, and part of its token. "Oslo" begins the paragraph.
        #expect(rows[2 * columns + 7] & 9 == 9)
        #expect(rows[7] & 4 == 4)
        // The same word in capitals, otherwise written.
        #expect(upper[0] == rows[0])
        #expect(upper[1] != rows[1])
    }

    @Test func theWordsOfAnEarlierDatasetCanBeKept() throws {
        let corpora = try TinyCorpora()
        let output = try TemporaryFolder()
        let words = WordVocabulary([Array("oslo".utf8)])
        try DatasetExport(corpora: corpora.corpora, output: output.path, words: words).run()
        let bytes = try CorpusFile.bytes("\(output.path)/\(DatasetExport.vocabularyFile)")
        #expect(bytes == words.sectionBytes)
    }

    @Test func aMissingCorpusIsNamed() throws {
        let output = try TemporaryFolder()
        let export = DatasetExport(corpora: CorpusFolder("/nowhere"), output: output.path)
        #expect(throws: TrainingError.self) { try export.run() }
        do { try export.run() } catch {
            #expect("\(error)" == "/nowhere/countries_mledoze/countries.json: no such file")
        }
    }

    @Test(.enabled(if: FileManager.default.isExecutableFile(atPath: "/usr/bin/xz"), "needs xz"))
    func packedNewsIsUnpacked() throws {
        let folder = try TemporaryFolder()
        let plain = try folder.file("articles.jsonl", #"{"title": null, "text": "Rain."}"# + "\n")
        _ = try Tool.run("xz", [plain])
        var texts: [String] = []
        try NewsArchive(path: plain + ".xz").forEach { texts.append($0.whole) }
        #expect(texts == ["Rain."])
    }
}
