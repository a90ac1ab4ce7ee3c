internal import ArgumentParser
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

    func run() throws {
        let export = DatasetExport(
            corpora: CorpusFolder(corpora), output: output, newsLimit: newsLimit, note: say)
        try Steps.run { try export.run() }
    }
}
