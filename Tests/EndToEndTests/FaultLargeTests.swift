import Foundation
import TestSupport
import Testing

/// Runs that take minutes: `DATELINE_TEST_LARGE=1`, best with release binaries, which
/// `DATELINE_TEST_PRODUCTS=FOLDER` names.
@Suite(
    .serialized, .blocking, .timeLimit(.minutes(30)),
    .enabled(if: FaultTools.largeRuns, "takes minutes; DATELINE_TEST_LARGE=1 asks for it"))
struct FaultLargeTests {
    /// FI-23.
    @Test func aHundredThousandFilesAtTheStartAreEachReadOnce() throws {
        let count = 100_000
        let folder = try TemporaryFolder()
        let inbox = folder.path + "/spool/inbox"
        try FileManager.default.createDirectory(
            atPath: inbox, withIntermediateDirectories: true)
        for number in 0..<count {
            let path = "\(inbox)/\(number).txt"
            try Data(sampleArticle(number).utf8).write(to: URL(fileURLWithPath: path))
        }
        let began = ContinuousClock.now
        let daemon = try DaemonProcess(in: folder)
        let ready = ContinuousClock.now - began
        #expect(ready < .seconds(10))
        #expect(
            eventually(within: 1_500) {
                Thread.sleep(forTimeInterval: 0.5)
                return daemon.announces(count, within: 0) || !daemon.process.isRunning
            })
        let took = ContinuousClock.now - began
        let peak = daemon.memory("VmHWM")
        print("ready after \(ready), all after \(took), peak \(peak >> 20) MiB")
        #expect(peak < 512 << 20)
        #expect(
            try daemon.sqlite("SELECT count(*), count(DISTINCT file) FROM arrival")
                == ["\(count)|\(count)"])
        #expect(
            try daemon.sqlite("SELECT min(sequence), max(sequence), count(*) FROM log")
                == ["1|\(count)|\(count)"])
        #expect(
            try daemon.sqlite("SELECT count(DISTINCT hash) FROM article") == ["\(count)"])
        #expect(daemon.stop() == 0)
        #expect(try daemon.sqlite("PRAGMA integrity_check") == ["ok"])
    }
}
