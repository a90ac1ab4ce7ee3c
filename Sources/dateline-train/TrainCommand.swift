internal import ArgumentParser

@main
struct TrainCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "dateline-train",
        abstract: "Trains and judges the model that reads the language.",
        subcommands: [
            Export.self, FitCommand.self, Evaluate.self, Inspect.self, Words.self, Pack.self,
        ])
}
