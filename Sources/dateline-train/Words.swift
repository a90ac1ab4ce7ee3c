internal import ArgumentParser
internal import Training

struct Words: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Learn only how words are cut, and their lemmas and features: sections to pack.")

    @Option(help: "The folder of the corpora.")
    var corpora: String

    @Option(help: "The folder to write tokenizer.section, lemmas.section and features.section to.")
    var output: String

    @Option(help: "Decides on all that is random.")
    var seed: UInt64 = 1

    func run() throws {
        let corpora = CorpusFolder(corpora)
        try Steps.run {
            try TokenizerTraining(corpora, seed: seed, note: say).write(to: output)
            try MorphologyTraining(corpora).write(to: output)
        }
    }
}
