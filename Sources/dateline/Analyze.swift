import ArgumentParser
import Intake
import Linguistics
import News
import Pipeline

struct Analyze: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Read articles without a daemon and print what they say.",
        discussion: "One JSON line an article, in the order given.")

    enum Format: String, ExpressibleByArgument, CaseIterable { case json, conllu, text }

    @Option(help: "json for programs, conllu for treebank tools, text for people.") var format =
        Format.json
    @Flag(help: "State every token in the JSON.") var tokens = false
    @Flag(help: "Take the file as clean text: no boilerplate removal, no metadata search.")
    var raw = false
    @Option(help: "The outlet, when the file does not say it.") var outlet: String?
    @Option(help: "When it was published, ISO 8601, when the file does not say it.")
    var published: String?
    @Option(help: "The model file (default: the configured one).", completion: .file())
    var model: String?
    @Argument(help: "Files, folders, or - for standard input.", completion: .file())
    var paths: [String]

    func validate() throws {
        if let published, !PublishedDate.isValid(published) {
            throw ValidationError(
                "--published takes YYYY, YYYY-MM, YYYY-MM-DD or a time such as "
                    + "2019-03-18T09:30:00Z, not '\(published)'")
        }
        if let outlet, outlet.allSatisfy(\.isWhitespace) {
            throw ValidationError("--outlet is empty; name the outlet or leave it out")
        }
    }

    func run() throws {
        try reporting {
            var settings = IntakeSettings()
            settings.raw = raw
            settings.outlet = outlet
            settings.published = published
            let reading = ArticleReading(settings, model: try languageModel())
            let style = Style()
            var failed: Failure?
            let files = try InputFiles.expand(paths)
            let progress = Progress(total: StandardOutput.isTerminal ? 0 : files.count)
            defer { progress.end() }
            for path in files {
                defer { progress.finished(1) }
                let input = try InputFiles.read(path)
                for outcome in try reading.outcomes(input.bytes, file: input.name, tokens: tokens) {
                    switch outcome {
                    case .report(let report, _, _):
                        switch format {
                        case .json: StandardOutput.line(try RecordJSON.bytes(report))
                        case .conllu: StandardOutput.line(reading.conllU(report))
                        case .text: StandardOutput.line(ReportText(report, style).lines)
                        }
                    case .refused(let reason, let message, let line):
                        let place = line.map { "\(path.argument):\($0)" } ?? path.argument
                        let failure = Failure(
                            place, "\(message) (\(reason.rawValue))", ExitStatus.badData)
                        // The other articles are still worth reading.
                        StandardError.write("dateline: \(failure)\n")
                        failed = failure
                    }
                }
            }
            if let failed { throw ExitCode(failed.status) }
        }
    }

    /// The one the daemon would take.
    /// - Throws: `Failure` 78.
    private func languageModel() throws -> LanguageModel {
        do throws(ConfigurationError) {
            return try Configuration.languageModel(flag: model)
        } catch {
            throw Failure(error.place, error.problem, ExitStatus.configuration)
        }
    }
}
