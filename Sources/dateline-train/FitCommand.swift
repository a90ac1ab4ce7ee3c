internal import ArgumentParser
internal import Training

struct FitCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "fit",
        abstract: "Train a model from the corpora.",
        discussion: """
            Writes the corpora as numbers, trains the network with PyTorch, packs all into one file \
            and judges it. Stages that are done are not done again with the same inputs; an \
            interrupted one goes on from its last checkpoint.
            """)

    @Option(help: "The folder of the corpora.")
    var corpora: String

    @Option(help: "The model file to write; NOTICE is written beside it.")
    var output: String

    @Option(help: "Where the stages leave what they make. (default: OUTPUT.work)")
    var work: String?

    @Option(help: "Decides on all that is random.")
    var seed: UInt64 = 1

    @Option(help: "The date that the model's record tells, as 2026-03-17.")
    var date: String?

    @Option(help: "The Python interpreter that has PyTorch.")
    var python = "python3"

    @Option(help: "Rounds over the labelled corpora. (default: the trainer's own)")
    var epochs: Int?

    @Option(help: "Steps of pretraining on the news; 0 for none. (default: the trainer's own)")
    var pretrainingSteps: Int?

    @Option(help: "Threads of the trainer; the same number gives the same model. (default: 1)")
    var threads: Int?

    func validate() throws {
        if let epochs, epochs < 1 { throw ValidationError("--epochs is at least 1") }
        if let threads, threads < 1 { throw ValidationError("--threads is at least 1") }
        if let pretrainingSteps, pretrainingSteps < 0 {
            throw ValidationError("--pretraining-steps is at least 0")
        }
    }

    func run() throws {
        var settings = Fit.Settings(
            corpora: CorpusFolder(corpora), output: output, work: work ?? output + ".work")
        settings.seed = seed
        settings.date = date
        settings.python = python
        let options = [
            ("--epochs", epochs), ("--pretraining-steps", pretrainingSteps), ("--threads", threads),
        ]
        settings.networkOptions = options.flatMap { name, value in
            value.map { [name, String($0)] } ?? []
        }
        try Steps.run { try Fit(settings, note: say).run() }
    }
}
