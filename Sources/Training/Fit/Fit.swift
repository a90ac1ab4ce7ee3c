internal import Learning
internal import Linguistics

/// Corpora to a model file: every stage, in order, each done once.
///
/// The same corpora, seed and options give the same file, as far as PyTorch does.
public struct Fit {
    public struct Settings: Sendable {
        public var corpora: CorpusFolder
        /// The model file to write; `NOTICE` is written beside it.
        public var output: String
        /// Where the stages leave what they make.
        public var work: String
        public var seed: UInt64 = 1
        /// ISO 8601, for the record.
        public var date: String?
        /// The Python interpreter that has PyTorch.
        public var python = "python3"
        /// Options of the network's trainer: `["--epochs", "30"]`.
        public var networkOptions: [String] = []

        public init(corpora: CorpusFolder, output: String, work: String) {
            (self.corpora, self.output, self.work) = (corpora, output, work)
        }
    }

    private let settings: Settings
    private let workshop: Workshop
    private let trainer: NetworkTrainer
    private let note: (String) -> Void

    /// - Parameter note: takes a line about each step.
    /// - Throws: `TrainingError` when the folder of the stages cannot be made.
    public init(
        _ settings: Settings, note: @escaping (String) -> Void
    ) throws(TrainingError) {
        self.settings = settings
        self.note = note
        workshop = try Workshop(settings.work, note: note)
        trainer = NetworkTrainer(
            python: settings.python, seed: settings.seed, options: settings.networkOptions)
    }

    /// Trains, packs, writes and judges.
    ///
    /// - Throws: `TrainingError` or `ModelError`, one line.
    public func run() throws {
        // Before hours of work: what would fail after them.
        let tools = try trainer.versions()
        let sources = try ModelSources.sources(settings.corpora)
        let hashes = sources.flatMap { source in
            source.files.sorted { $0.key < $1.key }.map { "\(source.name) \($0.key) \($0.value)" }
        }
        let program = try workshop.hash("/proc/self/exe")
        try trainTokenizer(inputs: hashes + [program])
        try trainMorphology(inputs: hashes + [program])
        try makeDataset(inputs: hashes + [program])
        try trainNetwork(tools)
        let record = ModelRecord(
            languages: ["en"], commands: [command], seed: settings.seed, date: settings.date,
            sources: sources, tools: tools)
        try assembly.finish(record, to: settings.output, corpora: settings.corpora, note: note)
    }

    // MARK: Stages

    private func trainTokenizer(inputs: [String]) throws {
        let inputs = inputs + [String(settings.seed)]
        try workshop.stage("tokenizer", inputs: inputs, outputs: [TokenizerTraining.file]) {
            let training = TokenizerTraining(
                settings.corpora, seed: settings.seed, note: note)
            try training.write(to: workshop.folder)
        }
    }

    private func trainMorphology(inputs: [String]) throws {
        let outputs = Self.morphologySections.map { "\($0).section" }
        try workshop.stage("morphology", inputs: inputs, outputs: outputs) {
            try MorphologyTraining(settings.corpora).write(to: workshop.folder)
        }
    }

    private static let morphologySections = [Lemmatizer.sectionName, Morphology.sectionName]

    /// Words are cut as the shipped model will cut them.
    private func makeDataset(inputs: [String]) throws {
        let folder = workshop.path("dataset")
        let bytes = try CorpusFile.bytes(tokenizerPath)
        let section = ModelSection(name: CutModel.sectionName, copying: bytes)
        let annotator = Annotator(cuts: try CutModel(section))
        let inputs = inputs + [try workshop.hash(tokenizerPath)]
        try workshop.stage("dataset", inputs: inputs, outputs: ["dataset/header.json"]) {
            try DatasetExport(
                corpora: settings.corpora, output: folder, annotator: annotator, note: note
            ).run()
        }
    }

    private var tokenizerPath: String { workshop.path(TokenizerTraining.file) }

    private func trainNetwork(_ tools: [String: String]) throws {
        let inputs =
            try [workshop.hash(workshop.path("dataset")), workshop.hash(NetworkTrainer.program)]
            + settings.networkOptions + [String(settings.seed), tools.description]
        let outputs = ["weights/weights.bin", "weights/weights.json"]
        try workshop.stage("network", inputs: inputs, outputs: outputs) {
            try trainer.train(
                data: workshop.path("dataset"), out: workshop.path("weights"))
        }
    }

    private var assembly: ModelAssembly {
        var assembly = ModelAssembly(
            dataset: workshop.path("dataset"), weights: workshop.path("weights"))
        assembly.sections = [CutModel.sectionName: tokenizerPath]
        for name in Self.morphologySections {
            assembly.sections[name] = workshop.path("\(name).section")
        }
        return assembly
    }

    // MARK: Record

    /// The command that makes the model again, without the paths of this machine.
    private var command: String {
        (["dateline-train fit --corpora CORPORA --output model.dateline --seed \(settings.seed)"]
            + settings.networkOptions).joined(separator: " ")
    }
}
