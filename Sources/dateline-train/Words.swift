internal import ArgumentParser
internal import Training

struct Words: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Learn lemmas and features only, to pack by hand.", shouldDisplay: false)

    @Option(help: "The folder of the corpora.")
    var corpora: String

    @Option(help: "The folder to write lemmas.section and features.section to.")
    var output: String

    func run() throws {
        try Steps.run { try MorphologyTraining(CorpusFolder(corpora)).write(to: output) }
    }
}
