import ArgumentParser
import Foundation
import Wire

struct EndToEnd: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "end-to-end",
        abstract: "Articles a second from the inbox to a subscriber, committed to disk.")

    @Option(help: "Articles.") var articles = 5000
    @Option(help: "Words in each.") var words = 500
    @OptionGroup var model: ModelOptions
    @Option(help: "A folder on the disk to measure.") var folder = FileManager.default
        .currentDirectoryPath

    func validate() throws {
        guard articles > 0, words > 0 else { throw ValidationError("one at least") }
    }

    func run() throws {
        let daemon = try ScratchDaemon(
            in: folder, topics: ["article/analyzed/"], arguments: model.arguments)
        defer { daemon.end() }
        var generator = ArticleGenerator()
        let staged = try (0..<articles).map {
            try daemon.stage($0, generator.article(number: $0, words: words))
        }
        let idle = daemon.usage
        let began = ContinuousClock.now
        for path in staged { try daemon.drop(path) }
        let received = try receive(from: daemon)
        let seconds = (ContinuousClock.now - began) / .seconds(1)
        let loaded = daemon.usage
        // What it lets go of when nothing comes is gone by then.
        Thread.sleep(forTimeInterval: 7)
        let rested = daemon.usage

        let cost = (loaded.processor - idle.processor) / Double(articles)
        let reading = try ReadingCosts(
            articles: min(articles, 500), rounds: 3, model: try model.open()
        ).reading
        Figure("end-to-end.rate", Double(articles) / seconds, "articles/s").show()
        Figure("end-to-end.received", Double(received), "of \(articles), best effort").show()
        Figure("end-to-end.cost", cost * 1e6, "µs of processor time an article").show()
        Figure(
            "end-to-end.ratio", Double(articles) / seconds * reading,
            "times what one thread reads alone"
        ).show()
        Figure("daemon.ratio", cost / reading, "times the cost of reading alone").show()
        Figure("memory.idle", idle.megabytes, "MiB").show()
        Figure("memory.loaded", loaded.megabytes, "MiB").show()
        Figure("memory.rested", rested.megabytes, "MiB").show()
        Figure("memory.peak", rested.peakMegabytes, "MiB").show()
    }

    /// Waits for the last article.
    /// - Returns: how many arrived: a plain subscriber may miss some.
    private func receive(from daemon: ScratchDaemon) throws -> Int {
        var received = 0
        while received < articles {
            switch try daemon.subscription.next(within: .seconds(30)) {
            case .event?: received += 1
            case .heartbeat(let state)?:
                // Every event up to the head has been sent before the heartbeat.
                if state.head >= UInt64(articles) { return received }
            case nil: throw BenchError("nothing for 30 s after \(received) articles")
            default: continue
            }
        }
        return received
    }
}
