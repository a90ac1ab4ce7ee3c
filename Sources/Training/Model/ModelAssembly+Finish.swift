internal import Linguistics

extension ModelAssembly {
    /// Writes the model, judges it by the development parts, adds the scores to its record, and writes
    /// `NOTICE` beside it.
    ///
    /// - Parameter note: takes a line about each step, and the table of the scores.
    /// - Throws: `TrainingError` or `ModelError`, one line.
    public func finish(
        _ record: ModelRecord, to output: String, corpora: CorpusFolder, note: (String) -> Void
    ) throws {
        var record = record
        try write(record, to: output)
        note("evaluation …")
        let scores = try ModelEvaluation(LanguageModel.open(output), corpora: corpora).scorecard()
        record.scores = scores
        try write(record, to: output)
        try Workshop.write(Array(ModelSources.notice(record).utf8), to: Self.notice(beside: output))
        note(scores.table)
    }

    private static func notice(beside output: String) -> String {
        let folder = output.split(separator: "/", omittingEmptySubsequences: false)
            .dropLast().joined(separator: "/")
        return folder.isEmpty && !output.hasPrefix("/") ? "NOTICE" : folder + "/NOTICE"
    }
}
