public import Linguistics
internal import Text

/// Judges a model by the development parts of the corpora.
public struct ModelEvaluation {
    private let annotator: Annotator
    private let corpora: CorpusFolder

    public init(_ model: LanguageModel, corpora: CorpusFolder) {
        annotator = Annotator(model)
        self.corpora = corpora
    }

    /// - Throws: `TrainingError` when a corpus is missing.
    public func scorecard() throws(TrainingError) -> Scorecard {
        try Evaluation(folder: corpora, read: read).scorecard()
    }

    /// Names that were missed or given wrongly, a line each.
    ///
    /// - Throws: `TrainingError` when a corpus is missing.
    public func nameMistakes() throws(TrainingError) -> [String] {
        try Evaluation(folder: corpora, read: read).nameMistakes()
    }

    private func read(_ text: [UInt8]) -> Evaluation.Answer {
        let document = annotator.document(utf8: text)
        let names = document.names.map {
            MarkedName(span: document.span(of: $0.tokens), type: $0.type)
        }
        return Evaluation.Answer(conllU: document.conllU(id: "text"), names: names)
    }
}
