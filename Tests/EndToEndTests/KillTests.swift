import Foundation
import TestSupport
import Testing

/// `kill -9` at any moment: the oracle of the design's crash tests.
@Suite(.blocking, .timeLimit(.minutes(20))) struct KillTests {
    /// 50 in every test run; more by hand with `DATELINE_TEST_KILL_ROUNDS=500`.
    static let rounds =
        ProcessInfo.processInfo.environment["DATELINE_TEST_KILL_ROUNDS"].flatMap { Int($0) } ?? 50

    @Test func nothingIsLostOrDoubledOverManyKillsUnderLoad() throws {
        let folder = try TemporaryFolder()
        var dropped: [String] = []
        var generator = SystemRandomNumberGenerator()
        for round in 0..<Self.rounds {
            let daemon = try DaemonProcess(in: folder)
            // Some are there at the start of the next round too: the kill comes in the midst.
            for n in 0..<12 {
                let name = "r\(round)-\(n).txt"
                try daemon.drop(name, sampleArticle(round * 100 + n))
                dropped.append(name)
            }
            Thread.sleep(forTimeInterval: Double.random(in: 0.001...0.12, using: &generator))
            daemon.process.signal(SIGKILL)
            _ = daemon.process.wait(seconds: 10)
        }
        try expectAllOnce(dropped, in: folder)
    }

    /// FI-40: exactly before the commit, after it, and after the files were told to move.
    @Test(arguments: ["kill.before-commit", "kill.after-commit", "kill.after-settle"])
    func aKillAtThisPointLosesAndDoublesNothing(point: String) throws {
        let folder = try TemporaryFolder()
        var dropped: [String] = []
        for round in 0..<3 {
            // What the round before left may end it before it is ready.
            let daemon = try DaemonProcess(
                in: folder, failpoints: "\(point)=2", waitUntilReady: round == 0)
            #expect(eventually { daemon.isReady || !daemon.process.isRunning })
            for n in 0..<6 {
                let name = "r\(round)-\(n).txt"
                dropped.append(name)
                try daemon.drop(name, sampleArticle(round * 10 + n))
                // Each in a commit of its own, if it comes to that.
                Thread.sleep(forTimeInterval: 0.02)
                if !daemon.process.isRunning { break }
            }
            #expect(daemon.process.wait(seconds: 20)?.status == 128 + SIGKILL)
        }
        try expectAllOnce(dropped, in: folder)
    }

    /// O1-O4: each file one article and one notice, the sequence without holes, the database
    /// whole, and a replaying client ends with exactly the log.
    private func expectAllOnce(_ dropped: [String], in folder: TemporaryFolder) throws {
        let daemon = try DaemonProcess(in: folder)
        #expect(eventually(within: 60) { daemon.isDrained })
        let log = try daemon.log()
        #expect(log.map(\.sequence) == Array(1...max(1, log.count)))
        let analyzed = log.filter { $0.type == "article/analyzed" }
        #expect(analyzed.compactMap(\.file).sorted() == dropped.sorted())
        #expect(Set(analyzed.compactMap(\.subject)).count == dropped.count)
        #expect(log.allSatisfy { $0.type == "article/analyzed" }, "nothing else happened")
        #expect(daemon.files(in: "done").count == dropped.count)
        #expect(Set(log.map(\.stream)).count == 1)
        #expect(daemon.stop() == 0)
        #expect(try daemon.sqlite("PRAGMA integrity_check") == ["ok"])
    }
}
