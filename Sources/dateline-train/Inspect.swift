internal import ArgumentParser
internal import Learning
internal import Training

struct Inspect: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Show what is in a model: sections, sizes, licences, how it was trained, scores.")

    @Option(help: "The model file.")
    var model: String

    func run() throws {
        try Steps.run {
            print(try ModelInspection(try ModelFile.open(model)).text(), terminator: "")
        }
    }
}
