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
    let lemmatizer: Lemmatizer?
    let morphology: Morphology?

    /// - Throws: `ModelError` for a file that lacks a section or whose sections do not fit each other.
    public init(_ file: ModelFile) throws(ModelError) {
        try self.init(file, kernels: .fastest)
    }

    init(_ file: ModelFile, kernels: Kernels) throws(ModelError) {
        hash = file.hash
        var tags = try TagNames(file.section(TagNames.sectionName))
        let (upos, xpos, deprel) = (tags.upos, tags.xpos, tags.deprel)
        lemmatizer = try file.optional("lemmas") { section throws(ModelError) in
            try Lemmatizer(section, upos: upos, xpos: xpos)
        }
        morphology = try file.optional("features") { section throws(ModelError) in
            try Morphology(section, upos: upos, xpos: xpos, deprel: deprel)
        }
        if let morphology { tags.features = Array(morphology.names.dropFirst()) }
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
