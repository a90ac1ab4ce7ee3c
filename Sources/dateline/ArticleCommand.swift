import ArgumentParser
import News
import Pipeline
import Wire

struct ArticleCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "article", abstract: "The record of one article.")

    @OptionGroup var place: ConnectionOptions
    @Option(help: "text or json.") var format = OutputFormat.text
    @Argument(help: "Its id: 32 hex digits.") var id: String

    func run() throws {
        try reporting {
            let answer = try place.resolved().ask(Question(.article, id: id), id)
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
