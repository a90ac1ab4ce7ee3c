import ArgumentParser
import Pipeline
import Wire
import ZeroMQ

struct Replay: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Print the log from a number on, and end.")

    @OptionGroup var place: ConnectionOptions
    @Option(help: "First sequence to print; below the oldest kept it begins with that.")
    var from: UInt64 = 1
    @Option(help: "Only topics that begin so; may be given several times.") var topic: [String] = []
    @Option(help: "text, or json (one event a line).") var format = OutputFormat.text

    func run() throws {
        try reporting {
            let connection = try place.resolved()
            let text = NoticeText(Style())
            try connection.talking("replay") {
                let client = try QueryClient(
                    connection.query, in: try Context(), keys: connection.keys)
                _ = try client.replay(
                    from: try start(client, connection), topics: topic,
                    within: connection.patience
                ) { event in
                    switch format {
                    case .json: StandardOutput.line(event.body)
                    case .text: StandardOutput.line(text.line(event))
                    }
                }
            }
        }
    }

    /// What retention took cannot be printed: said once, and the rest follows.
    private func start(_ client: QueryClient, _ connection: Connection) throws -> UInt64 {
        var oldest = from
        try client.begin(
            ReplayRequest(from: from, topics: topic, credit: 1), within: connection.patience)
        while let reply = try client.next(within: connection.patience) {
            switch reply {
            case .error(let error):
                guard error.code == .gone, let state = error.state else {
                    throw WireError.refused(code: error.code.rawValue, message: error.message)
                }
                StandardError.write(
                    "dateline: replay: notices \(from) to \(state.oldest - 1) are no longer kept\n")
                oldest = state.oldest
                return oldest
            case .message(.end): return oldest
            case .message: continue
            }
        }
        throw WireError.timedOut(endpoint: connection.query)
    }
}
