import ArgumentParser
import News
import Pipeline
import Wire

struct ArticleCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "article", abstract: "The record of one article.")

    @OptionGroup var place: ConnectionOptions
    @Option(help: "text or json.") var format = OutputFormat.text
    @Argument(help: "Its id: 32 hex digits, or their beginning.") var id: String

    private static let advice = "ids are 32 hex digits, a unique beginning is enough"

    func run() throws {
        try reporting {
            guard !id.isEmpty, id.utf8.count <= 64, id.allSatisfy(\.isHexDigit) else {
                throw Failure(id, "no article's id; \(Self.advice)", ExitStatus.noInput)
            }
            let connection = try place.resolved()
            let answer: [UInt8]
            do {
                answer = try connection.ask(Question(.article, id: id), id)
            } catch let failure as Failure where failure.status == ExitStatus.noInput {
                throw Failure(id, "no such article; \(Self.advice)", ExitStatus.noInput)
            }
            guard let report = try? RecordJSON.decode(Answer.self, from: answer).article else {
                throw Failure(id, "the daemon speaks another version", ExitStatus.unavailable)
            }
            switch format {
            case .json: StandardOutput.line(try RecordJSON.bytes(report))
            case .text: StandardOutput.line(ReportText(report, Style()).lines)
            }
        }
    }

    private struct Answer: Decodable { let article: Report }
}
