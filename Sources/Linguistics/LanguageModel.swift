public import Learning

/// What was learned of a language, read in place from a model file.
///
/// A value to hand around: copies share the file.
public struct LanguageModel: Sendable {
    /// Names the model in records.
    public let hash: String
    /// The features are those of the morphology, if the model has one.
    public let tags: TagNames
    public let features: WordFeatures
    /// The learned part of the tokenizer, if the model has one.
    let cuts: CutModel?
    let network: Network
    /// Tokens keep their lemma undefined without it.
    let lemmatizer: Lemmatizer?
    /// Tokens keep their features undefined without it.
    let morphology: Morphology?

    /// - Throws: `ModelError` for a file that lacks a section or whose sections do not fit each other.
    public init(_ file: ModelFile) throws(ModelError) {
        try self.init(file, kernels: .fastest)
    }

    init(_ file: ModelFile, kernels: Kernels) throws(ModelError) {
        hash = file.hash
        var tags = try TagNames(file.section(TagNames.sectionName))
        morphology =
            file.sectionNames.contains(Morphology.sectionName)
            ? try Morphology(
                file.section(Morphology.sectionName), upos: tags.upos, xpos: tags.xpos,
                deprel: tags.deprel) : nil
        lemmatizer =
            file.sectionNames.contains(Lemmatizer.sectionName)
            ? try Lemmatizer(
                file.section(Lemmatizer.sectionName), upos: tags.upos, xpos: tags.xpos) : nil
        if let morphology { tags.features = morphology.names }
        self.tags = tags
        features = try WordFeatures(
            words: WordVocabulary(file.section(WordVocabulary.sectionName)),
            gazetteer: Gazetteer(file.section(Gazetteer.sectionName)))
        cuts = try file.optional(CutModel.sectionName) { section throws(ModelError) in
            try CutModel(section)
        }
        network = try Network(
            file.section(Network.sectionName), features: features, tags: tags, kernels: kernels)
    }

    /// - Throws: `ModelError`, one line that names the file.
    public static func open(_ path: String) throws(ModelError) -> LanguageModel {
        try LanguageModel(ModelFile.open(path))
    }
}

extension ModelFile {
    /// What a section holds that not every model has.
    fileprivate func optional<Part>(
        _ name: String, _ read: (ModelSection) throws(ModelError) -> Part
    ) throws(ModelError) -> Part? {
        sectionNames.contains(name) ? try read(section(name)) : nil
    }
}
