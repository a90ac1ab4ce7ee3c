internal import ArgumentParser
internal import Training

struct Pack: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Pack weights that were trained by hand.", shouldDisplay: false)

    @Option(help: "The folder that the network was trained on.")
    var dataset: String

    @Option(help: "The folder with the trained weights.")
    var weights: String

    @Option(
        name: .customLong("section"), parsing: .upToNextOption,
        help: "Files that are sections as they are, NAME=FILE.")
    var sections: [String] = []

    @Option(help: "The model file to write.")
    var output: String

    func run() throws {
        var assembly = ModelAssembly(dataset: dataset, weights: weights)
        for section in sections {
            let parts = section.split(separator: "=", maxSplits: 1).map(String.init)
            guard parts.count == 2 else { throw ValidationError("--section is NAME=FILE") }
            assembly.sections[parts[0]] = parts[1]
        }
        let record = ModelRecord(languages: ["en"], commands: [], seed: 0, sources: [])
        try Steps.run { try assembly.write(record, to: output) }
    }
}
