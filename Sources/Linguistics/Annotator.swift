public import Text

/// Plain text to an annotated document. Pure: the same text and model give the same document.
///
/// One annotator serves any number of threads.
public struct Annotator: Sendable {
    private let model: LanguageModel?
    private let cuts: CutModel?
    private let pool = WorkspacePool()
    /// How names found in one place tell of others.
    package var nameRules = NameRules.all

    /// Cuts text into tokens and sentences by rules.
    ///
    /// - Parameter cuts: the learned part of the tokenizer; without it rules alone cut words.
    public init(cuts: CutModel? = nil) {
        model = nil
        self.cuts = cuts
    }

    /// Reads text with what a model has learned.
    public init(_ model: LanguageModel) {
        self.model = model
        cuts = model.cuts
    }

    /// - Complexity: O(bytes).
    public func document(_ text: String) -> Document {
        document(utf8: [UInt8](text.utf8))
    }

    /// - Throws: `DeadlinePassed`, asked once a paragraph and once a thousand words.
    public func document(
        _ text: String, deadline: Deadline
    ) throws(DeadlinePassed) -> Document {
        try document(utf8: [UInt8](text.utf8), deadline: deadline)
    }

    /// Takes valid UTF-8.
    public func document(utf8 bytes: [UInt8]) -> Document {
        do {
            return try document(utf8: bytes, deadline: .none)
        } catch {
            preconditionFailure("no deadline passes")
        }
    }

    /// Takes valid UTF-8.
    /// - Throws: `DeadlinePassed`, asked once a paragraph and once a thousand words.
    public func document(
        utf8 bytes: [UInt8], deadline: Deadline
    ) throws(DeadlinePassed) -> Document {
        try pool.withWorkspace { space throws(DeadlinePassed) in
            try read(bytes, deadline, in: space)
        }
    }

    /// Takes valid UTF-8, and adds the time that each stage takes.
    public func document(utf8 bytes: [UInt8], times: inout StageTimes) -> Document {
        pool.withWorkspace { space in
            times.begin()
            space.times = times
            defer {
                times = space.times ?? times
                space.times = nil
            }
            return (try? read(bytes, .none, in: space)) ?? Document(bytes: bytes)
        }
    }

    private func read(
        _ bytes: [UInt8], _ deadline: Deadline, in space: Workspace
    ) throws(DeadlinePassed) -> Document {
        var document = Document(bytes: bytes, tags: model?.tags ?? TagNames())
        let found = try cut(&document, deadline)
        space.times?.end(.tokens)
        guard let model else {
            splitByRules(found, &document)
            return document
        }
        try model.network.read(
            found, of: &document, features: model.features, deadline: deadline, in: space)
        try deadline.check()
        Self.describe(&document, model, in: space)
        space.times?.end(.lemmas)
        document.names = NameConsistency.names(of: document, rules: nameRules)
        space.times?.end(.names)
        return document
    }

    /// Fills in lemmas and features.
    private static func describe(
        _ document: inout Document, _ model: LanguageModel, in space: Workspace
    ) {
        space.lemmas.begin()
        space.morphology.begin()
        for sentence in document.sentences {
            model.lemmatizer?.lemmatize(sentence.tokens, of: &document, &space.lemmas)
            model.morphology?.describe(sentence.tokens, of: &document, &space.morphology)
        }
    }

    /// Appends the tokens of all paragraphs; their numbers, paragraph by paragraph.
    private func cut(
        _ document: inout Document, _ deadline: Deadline
    ) throws(DeadlinePassed) -> [Range<Int>] {
        var found: [Range<Int>] = []
        var tokenizer = Tokenizer(document.bytes, model: cuts)
        for paragraph in paragraphs(of: document.bytes) {
            try deadline.check()
            let first = document.tokens.count
            tokenizer.tokens(in: paragraph, into: &document)
            if document.tokens.count > first { found.append(first..<document.tokens.count) }
        }
        return found
    }

    private func splitByRules(_ paragraphs: [Range<Int>], _ document: inout Document) {
        let splitter = SentenceSplitter(document.bytes)
        for tokens in paragraphs {
            splitter.sentences(of: tokens, into: &document)
            document.endParagraph()
        }
    }
}
