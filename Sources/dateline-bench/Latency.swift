import ArgumentParser
import Foundation
import Wire

struct Latency: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Time from the rename into the inbox to the subscriber's receive.")

    @Option(help: "Articles.") var articles = 200
    @Option(help: "Articles a second.") var rate = 5.0
    @OptionGroup var model: ModelOptions
    @Option(help: "A folder on the disk to measure.") var folder = FileManager.default
        .currentDirectoryPath

    func validate() throws {
        guard articles > 0, rate > 0 else { throw ValidationError("one at least") }
    }

    func run() throws {
        let daemon = try ScratchDaemon(
            in: folder, topics: ["article/analyzed/"], arguments: model.arguments)
        defer { daemon.end() }
        let disk = try CommitImitation(in: daemon.folder)
        var generator = ArticleGenerator()
        var latencies: [Double] = []
        var syncs: [Double] = []
        for number in 0..<articles {
            let path = try daemon.stage(number, generator.article(number: number))
            // Commits are measured between articles, when the disk is as idle as for these.
            syncs.append(try disk.commit() / .milliseconds(1))
            Thread.sleep(forTimeInterval: 0.5 / rate)
            let began = ContinuousClock.now
            try daemon.drop(path)
            try waitForOne(number, from: daemon)
            let took = ContinuousClock.now - began
            latencies.append(took / .milliseconds(1))
            Thread.sleep(forTimeInterval: max(0, 0.5 / rate - took / .seconds(1)))
        }
        latencies.sort()
        syncs.sort()
        let median = latencies[articles / 2], sync = syncs[articles / 2]
        Figure("latency.p10", latencies[articles / 10], "ms").show()
        Figure("latency.p50", median, "ms").show()
        Figure("latency.p99", latencies[articles * 99 / 100], "ms").show()
        Figure("fsync.p50", sync, "ms for the writes of one commit").show()
        Figure("fsync.p99", syncs[articles * 99 / 100], "ms").show()
        Figure("latency.beyond-fsync", median - sync, "ms").show()
    }

    private func waitForOne(_ number: Int, from daemon: ScratchDaemon) throws {
        while true {
            switch try daemon.subscription.next(within: .seconds(10)) {
            case .event?: return
            case nil: throw BenchError("article \(number) did not arrive within 10 s")
            default: continue
            }
        }
    }
}
