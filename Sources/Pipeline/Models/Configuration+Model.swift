internal import Learning
public import Linguistics

extension Configuration {
    /// Where the model is, as far as can be said without opening it.
    /// - Throws: `ConfigurationError` when none is named and none is installed.
    func modelPath() throws(ConfigurationError) -> String {
        try ModelSearch(configured: model).path()
    }

    /// Finds the model, opens it and checks all of it.
    ///
    /// - Throws: `ConfigurationError` for one that is missing, cut short, foreign or damaged.
    /// - Complexity: O(bytes), some 10 ms.
    public func languageModel() throws(ConfigurationError) -> LanguageModel {
        let path = try modelPath()
        do throws(ModelError) {
            return try LanguageModel(try ModelFile.open(path))
        } catch {
            throw ConfigurationError(place: "model.path", problem: "\(error)\(Self.advice(error))")
        }
    }

    /// For errors that do not say what to do.
    private static func advice(_ error: ModelError) -> String {
        switch error {
        case .truncated, .damaged: ""
        default: "; name another with --model FILE or DATELINE_MODEL"
        }
    }

    /// The model that a program without a daemon takes: the one its `--model` names, or else the
    /// daemon's.
    /// - Throws: `ConfigurationError`, also for a configuration that cannot be used.
    public static func languageModel(
        flag path: String?
    ) throws(ConfigurationError) -> LanguageModel {
        let flags = path.map { ["model.path": (flag: "--model", value: $0)] } ?? [:]
        return try Configuration(try ConfigurationSources(file: nil, flags: flags))
            .languageModel()
    }
}
