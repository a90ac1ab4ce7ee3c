import ArgumentParser
import Foundation
import Glibc
import Wire

struct Latency: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Time from the rename into the inbox to the subscriber's receive.")

    @Option(help: "Articles.") var articles = 200
    @Option(help: "Articles a second.") var rate = 5.0
    @Option(help: "A folder on the disk to measure.") var folder = FileManager.default
        .currentDirectoryPath

    func run() throws {
        let daemon = try ScratchDaemon(in: folder, topics: ["article/analyzed/"])
        defer { daemon.end() }
        var generator = ArticleGenerator()
        var latencies: [Double] = []
        var syncs: [Double] = []
        for number in 0..<articles {
            let path = try daemon.stage(number, generator.article(number: number))
            let began = ContinuousClock.now
            try daemon.drop(path)
            waiting: while true {
                switch try daemon.subscription.next(within: .seconds(10)) {
                case .event?: break waiting
                case nil: throw BenchError("article \(number) did not arrive within 10 s")
                default: continue
                }
            }
            let took = ContinuousClock.now - began
            latencies.append(took / .milliseconds(1))
            syncs.append(try Self.sync(in: daemon.folder) / .milliseconds(1))
            Thread.sleep(forTimeInterval: max(0, 1 / rate - took / .seconds(1)))
        }
        latencies.sort()
        syncs.sort()
        Figure("latency.p50", latencies[articles / 2], "ms").show()
        Figure("latency.p99", latencies[articles * 99 / 100], "ms").show()
        Figure("fsync.p50", syncs[articles / 2], "ms, a small file on the same disk").show()
        Figure("latency.beyond-fsync", latencies[articles / 2] - syncs[articles / 2], "ms").show()
    }

    /// How long the disk takes to make one page of a file durable.
    private static func sync(in folder: String) throws -> Duration {
        let descriptor = unsafe open(folder + "/sync", O_WRONLY | O_CREAT | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw BenchError("cannot write in \(folder)") }
        defer { close(descriptor) }
        let page = [UInt8](repeating: 7, count: 4096)
        let began = ContinuousClock.now
        _ = unsafe pwrite(descriptor, page, page.count, 0)
        fdatasync(descriptor)
        return .now - began
    }
}
