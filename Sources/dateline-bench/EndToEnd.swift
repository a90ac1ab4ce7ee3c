import ArgumentParser
import Foundation
import Wire

struct EndToEnd: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "end-to-end",
        abstract: "Articles a second from the inbox to a subscriber, committed to disk.")

    @Option(help: "Articles.") var articles = 5000
    @Option(help: "Words in each.") var words = 500
    @Option(help: "A folder on the disk to measure.") var folder = FileManager.default
        .currentDirectoryPath

    func run() throws {
        let daemon = try ScratchDaemon(in: folder, topics: ["article/analyzed/"])
        defer { daemon.end() }
        var generator = ArticleGenerator()
        let staged = try (0..<articles).map {
            try daemon.stage($0, generator.article(number: $0, words: words))
        }
        Figure("memory.idle", Double(daemon.memory.resident) / 1_048_576, "MiB").show()
        let began = ContinuousClock.now
        for path in staged { try daemon.drop(path) }
        var received = 0
        var head: UInt64 = 0
        while head < UInt64(articles) {
            switch try daemon.subscription.next(within: .seconds(30)) {
            case .event?: received += 1
            case .heartbeat(let state)?: head = state.head
            case nil: throw BenchError("nothing for 30 s after \(received) articles")
            default: continue
            }
            // The last event ends the race; heartbeats only tell if some were dropped.
            if received == articles { break }
        }
        let seconds = (ContinuousClock.now - began) / .seconds(1)
        Figure("end-to-end.rate", Double(articles) / seconds, "articles/s").show()
        Figure("end-to-end.received", Double(received), "of \(articles) by plain subscription")
            .show()
        let memory = daemon.memory
        Figure("memory.after", Double(memory.resident) / 1_048_576, "MiB").show()
        Figure("memory.peak", Double(memory.peak) / 1_048_576, "MiB").show()
    }
}
