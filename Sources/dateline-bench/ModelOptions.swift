import ArgumentParser
import Linguistics
import Pipeline

/// Which model is measured.
struct ModelOptions: ParsableArguments {
    @Option(help: "The model file (default: the configured one).") var model: String?

    /// - Throws: `ExitCode` 78 after a line on standard error that says what is wrong with it.
    func open() throws -> LanguageModel {
        do throws(ConfigurationError) {
            return try Configuration.languageModel(flag: model)
        } catch {
            StandardError.write("dateline-bench: \(error)\n")
            throw ExitCode(ExitStatus.configuration)
        }
    }

    /// The same for a `datelined`.
    var arguments: [String] { model.map { ["--model", $0] } ?? [] }
}
