public import Learning

/// What was learned of a language, read in place from a model file.
///
/// A value to hand around: copies share the file.
public struct LanguageModel: Sendable {
    /// Names the model in records.
    public let hash: String
    public let tags: TagNames
    public let features: WordFeatures
    /// The learned part of the tokenizer, if the model has one.
    let cuts: CutModel?
    let network: Network

    /// - Throws: `ModelError` for a file that lacks a section or whose sections do not fit each other.
    public init(_ file: ModelFile) throws(ModelError) {
        try self.init(file, kernels: .fastest)
    }

    init(_ file: ModelFile, kernels: Kernels) throws(ModelError) {
        hash = file.hash
        tags = try TagNames(file.section(TagNames.sectionName))
        cuts =
            file.sectionNames.contains(Self.tokenizerSection)
            ? try CutModel(file.section(Self.tokenizerSection)) : nil
        features = try WordFeatures(
            words: WordVocabulary(file.section(WordVocabulary.sectionName)),
            gazetteer: Gazetteer(file.section(Gazetteer.sectionName)))
        network = try Network(
            file.section(Network.sectionName), features: features, tags: tags, kernels: kernels)
    }

    private static let tokenizerSection = "tokenizer"

    /// - Throws: `ModelError`, one line that names the file.
    public static func open(_ path: String) throws(ModelError) -> LanguageModel {
        try LanguageModel(ModelFile.open(path))
    }
}
