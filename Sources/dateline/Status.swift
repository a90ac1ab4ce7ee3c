import ArgumentParser
import Foundation
import News
import Pipeline
import Wire

struct Status: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "What the daemon is doing.",
        discussion: "Exit status: 0 healthy, 1 degraded, 69 not reachable.")

    @OptionGroup var place: ConnectionOptions
    @Option(help: "text or json.") var format = OutputFormat.text

    func run() throws {
        try reporting {
            let answer = try place.resolved().ask(Question(.health), "health")
            guard let health = try? RecordJSON.decode(Answer.self, from: answer).health else {
                throw Failure("health", "the daemon speaks another version", ExitStatus.unavailable)
            }
            switch format {
            case .json: StandardOutput.line(try RecordJSON.bytes(health))
            case .text: StandardOutput.line(Self.text(health, Style()))
            }
            if health.state == .degraded { throw ExitCode(ExitStatus.degraded) }
        }
    }

    private struct Answer: Decodable { let health: Health }

    private static func text(_ health: Health, _ style: Style) -> String {
        let state =
            health.problems.isEmpty
            ? style.green("ok") : style.red("degraded: " + health.problems.joined(separator: ", "))
        var rows: [(String, String)] = [
            ("state", state),
            ("backlog", "\(health.pending) waiting, \(health.inFlight) being read"),
            ("oldest file", "\(Int(health.oldestPendingSeconds)) s"),
            ("articles", "\(health.counters["articles_total"] ?? 0) since \(health.started)"),
            (
                "rate",
                String(format: "%.1f a second over the last minute", health.articlesPerSecond)
            ),
            ("ignored", "\(health.counters["files_ignored"] ?? 0) by name, in the inbox"),
            ("repeated", "\(health.counters["repeated_total"] ?? 0)"),
            ("quarantined", "\(health.counters["quarantined_total"] ?? 0)"),
            ("log", "\(health.oldest) to \(health.head), stream \(health.stream)"),
            ("subscribers", "\(health.subscribers)"),
            ("memory", "\(health.residentBytes >> 20) MiB"),
            ("disk free", "\(health.diskFreeBytes >> 20) MiB"),
            ("version", health.version),
        ]
        if let error = health.lastError { rows.append(("last error", oneLine(error))) }
        return rows.map { name, value in
            style.dim(name) + String(repeating: " ", count: 13 - name.count) + value
        }.joined(separator: "\n")
    }
}
