import Foundation
import TestSupport
import Testing

/// Articles that hang or crash whoever reads them.
@Suite(.serialized, .blocking, .timeLimit(.minutes(5))) struct FaultPoisonTests {
    /// FI-34.
    @Test func anArticleThatHangsIsGivenUpOnAndTheOthersGoOn() throws {
        let daemon = try DaemonProcess(
            failpoints: "analysis.hang=hang",
            environment: ["DATELINE_ANALYSIS_DEADLINE": "1s", "DATELINE_ANALYSIS_THREADS": "2"])
        try daemon.drop("hang.txt", sampleArticle(0))
        let others = (1...20).map { "\($0).txt" }
        for (number, name) in others.enumerated() {
            try daemon.drop(name, sampleArticle(number + 1))
        }
        #expect(daemon.announces(20, within: 10))
        #expect(try eventually { try daemon.counter("analysis_abandoned_total") == 1 })
        #expect(daemon.process.err.contains("article given up on"))
        #expect(try daemon.health()["state"] as? String == "ok")
        // The thread that hangs must not keep the daemon from ending.
        try daemon.expectOracle(articles: others, quarantined: ["hang.txt": "timeout"])
    }

    /// FI-35.
    @Test func anArticleThatCrashesIsTriedThreeTimesAndNeverAgain() throws {
        let folder = try TemporaryFolder()
        var dropped: [String] = []
        var crashes = 0
        var survivor: DaemonProcess?
        while survivor == nil && crashes < 6 {
            let daemon = try DaemonProcess(
                in: folder, failpoints: "analysis.crash=poison", waitUntilReady: crashes == 0)
            if crashes == 0 {
                try daemon.drop("poison.txt", sampleArticle(0))
                for number in 1...10 {
                    dropped.append("\(number).txt")
                    try daemon.drop("\(number).txt", sampleArticle(number))
                }
            }
            let lives = eventually(within: 30) {
                !daemon.process.isRunning || daemon.isReady && daemon.isDrained
            }
            #expect(lives)
            if daemon.process.isRunning { survivor = daemon } else { crashes += 1 }
        }
        #expect(crashes == 3)
        let daemon = try #require(survivor)
        #expect(daemon.announces(11))
        // The same content under a name that would not crash is refused unread.
        try daemon.drop("innocent.txt", sampleArticle(0))
        #expect(daemon.announces(12))
        try daemon.drop("later.txt", sampleArticle(11))
        try daemon.expectOracle(
            articles: dropped + ["later.txt"],
            quarantined: ["poison.txt": "crashed", "innocent.txt": "crashed"])
    }

    /// Ten ends between commit and move: its article is there, so the file is no suspect.
    @Test func aFileWhoseArticleIsStoredIsDoneHoweverOftenTheDaemonEnds() throws {
        let folder = try TemporaryFolder()
        for round in 0..<10 {
            let daemon = try DaemonProcess(
                in: folder, failpoints: "kill.after-commit", waitUntilReady: round == 0)
            if round == 0 { try daemon.drop("one.txt", sampleArticle(1)) }
            #expect(daemon.process.wait(seconds: 20)?.status == 128 + SIGKILL)
        }
        let daemon = try DaemonProcess(in: folder)
        try daemon.expectOracle(articles: ["one.txt"])
    }
}
