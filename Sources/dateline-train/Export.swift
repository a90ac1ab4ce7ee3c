internal import ArgumentParser
internal import Foundation
internal import Learning
internal import Linguistics
internal import Training

struct Export: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Write the corpora as numbers, for a network to learn from.")

    @Option(help: "The folder of the corpora.")
    var corpora: String

    @Option(help: "The folder to write.")
    var output: String

    @Option(help: ArgumentHelp("Take so many articles of news only.", visibility: .hidden))
    var newsLimit = Int.max

    @Option(help: "The section that a tokenizer was trained to; without it rules cut words.")
    var tokenizer: String?

    @Option(help: "The section of an earlier dataset's words, for weights trained with it.")
    var words: String?

    func run() throws {
        try Steps.run {
            let cuts = try tokenizer.map { try CutModel(section(CutModel.sectionName, $0)) }
            let vocabulary = try words.map {
                try WordVocabulary(section(WordVocabulary.sectionName, $0))
            }
            let export = DatasetExport(
                corpora: CorpusFolder(corpora), output: output, newsLimit: newsLimit,
                annotator: Annotator(cuts: cuts), words: vocabulary, note: say)
            try export.run()
        }
    }

    private func section(_ name: String, _ path: String) throws -> ModelSection {
        ModelSection(name: name, copying: try Self.bytes(path))
    }

    private static func bytes(_ path: String) throws -> [UInt8] {
        do { return [UInt8](try Data(contentsOf: URL(fileURLWithPath: path))) } catch {
            throw TrainingError.file(path: path, cause: "cannot be read")
        }
    }
}
