internal import Learning
internal import Linguistics

/// Learns the section of cuts from the treebanks: about 2 s.
public struct TokenizerTraining {
    private let corpora: CorpusFolder
    private let seed: UInt64
    private let note: (String) -> Void

    static let file = "\(CutModel.sectionName).section"

    public init(_ corpora: CorpusFolder, seed: UInt64, note: @escaping (String) -> Void) {
        (self.corpora, self.seed, self.note) = (corpora, seed, note)
    }

    /// Writes `tokenizer.section` to a folder.
    ///
    /// - Throws: `TrainingError` for a treebank that is missing or a folder that cannot be written.
    public func write(to folder: String) throws {
        var trainer = TokenizerTrainer()
        trainer.seed = seed
        let section = try trainer.section(
            from: try ConllUReader.documents(path: corpora.ewt(.train)),
            others: try ConllUReader.documents(path: corpora.gum(.train)), progress: note)
        try Workshop.make(folder)
        try Workshop.write(section, to: "\(folder)/\(Self.file)")
    }
}
