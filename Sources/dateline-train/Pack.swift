internal import ArgumentParser
internal import Training

struct Pack: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Pack parts that were trained one by one, and judge the model.",
        discussion: "What `fit` does at its end, for parts that other commands made.")

    @Option(help: "The folder of the corpora.")
    var corpora: String

    @Option(help: "The folder that the network was trained on.")
    var dataset: String

    @Option(help: "The folder with the trained weights.")
    var weights: String

    @Option(
        name: .customLong("section"), parsing: .singleValue,
        help: "A file that is a section as it is, NAME=FILE; may be repeated.")
    var sections: [String] = []

    @Option(help: "The model file to write; NOTICE is written beside it.")
    var output: String

    @Option(
        name: .customLong("command"), parsing: .singleValue,
        help: "A command that made a part, for the record, in order; may be repeated.")
    var commands: [String] = []

    @Option(
        name: .customLong("tool"), parsing: .singleValue,
        help: "A program that took part and its version, NAME=VERSION; may be repeated.")
    var tools: [String] = []

    @Option(help: "The seed of the commands, for the record.")
    var seed: UInt64 = 1

    @Option(help: "The date that the model's record tells, as 2026-03-17.")
    var date: String?

    func run() throws {
        let corpora = CorpusFolder(corpora)
        var assembly = ModelAssembly(dataset: dataset, weights: weights)
        assembly.sections = try Self.pairs(sections, option: "--section is NAME=FILE")
        let tools = try Self.pairs(tools, option: "--tool is NAME=VERSION")
        try Steps.run {
            let record = ModelRecord(
                languages: ["en"], commands: commands, seed: seed, date: date,
                sources: try ModelSources.sources(corpora), tools: tools)
            try assembly.finish(record, to: output, corpora: corpora, note: say)
        }
    }

    private static func pairs(_ texts: [String], option: String) throws -> [String: String] {
        var pairs: [String: String] = [:]
        for text in texts {
            let parts = text.split(separator: "=", maxSplits: 1).map(String.init)
            guard parts.count == 2 else { throw ValidationError(option) }
            pairs[parts[0]] = parts[1]
        }
        return pairs
    }
}
