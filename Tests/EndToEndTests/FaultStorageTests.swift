import Foundation
import TestSupport
import Testing

/// Disks that fail, disks that are full, and a second daemon.
@Suite(.serialized, .timeLimit(.minutes(2))) struct FaultStorageTests {
    /// FI-41. The Nth call of each thread fails; the desk's is the one that commits.
    @Test(
        .enabled(if: FaultTools.canTrace, "strace is needed, and leave to trace"),
        arguments: [
            ("fdatasync", 1), ("fdatasync", 2), ("fdatasync", 4), ("fsync", 2), ("fsync", 5),
            ("pwrite64", 3), ("pwrite64", 12), ("pwrite64", 40),
        ])
    func aFailingDiskEndsTheDaemonAndLosesNothing(call: String, number: Int) throws {
        let folder = try TemporaryFolder()
        let tracer = [
            "/usr/bin/strace", "-D", "-f", "-o", "/dev/null", "-e", "trace=\(call)", "-e",
            "inject=\(call):error=EIO:when=\(number)",
        ]
        var dropped: [String] = []
        let failing = try DaemonProcess(in: folder, under: tracer, waitUntilReady: false)
        if eventually(within: 30, { failing.isReady || !failing.process.isRunning }) {
            for item in 0..<8 where failing.process.isRunning {
                // Commits of their own, if it comes to that.
                Thread.sleep(forTimeInterval: 0.03)
                dropped.append("\(item).txt")
                try failing.drop("\(item).txt", sampleArticle(item))
            }
        }
        _ = eventually(within: 5) { !failing.process.isRunning || failing.isDrained }
        let survived = failing.process.isRunning
        let end = survived ? failing.stop() : failing.process.wait(seconds: 10)?.status
        #expect(end == 74 || survived, "\(call) \(number): \(failing.process.err)")
        if !survived {
            #expect(failing.process.err.contains("I/O") || failing.process.err.contains("EIO"))
        }

        let daemon = try DaemonProcess(in: folder)
        try daemon.drop("after.txt", sampleArticle(100))
        try daemon.expectOracle(articles: dropped + ["after.txt"])
    }

    /// FI-43.
    @Test(.enabled(if: FaultTools.isRoot, "root is needed, to mount a small file system"))
    func aFullDiskStopsIntakeUntilThereIsRoomAgain() throws {
        let folder = try TemporaryFolder()
        let state = folder.path + "/state"
        unsafe #expect(mkdir(state, 0o755) == 0)
        try #require(unsafe mount("tmpfs", state, "tmpfs", 0, "size=24m") == 0)
        defer { unsafe umount2(state, Int32(MNT_DETACH)) }
        let daemon = try DaemonProcess(
            in: folder,
            environment: [
                "DATELINE_STATE_LOW_SPACE": "1MiB", "DATELINE_STATE_RESERVE": "512KiB",
            ])
        try daemon.drop("before.txt", sampleArticle(0))
        #expect(daemon.announces(1))

        let filler = unsafe open(state + "/filler", O_WRONLY | O_CREAT | O_CLOEXEC, 0o600)
        let block = [UInt8](repeating: 1, count: 4_096)
        while unsafe write(filler, block, block.count) == block.count {}
        close(filler)
        let waiting = (1...40).map { "\($0).txt" }
        for (number, name) in waiting.enumerated() {
            try daemon.drop(name, sampleArticle(number + 1))
        }
        #expect(try eventually { try daemon.counter("disk_low_total") == 1 })
        #expect(daemon.process.err.contains("disk low, intake paused"))
        let health = try daemon.health()
        #expect(health["state"] as? String == "degraded")
        #expect((health["problems"] as? [String])?.contains("disk low") == true)
        #expect(!daemon.isDrained)
        #expect(try daemon.log().first?.file == "before.txt", "replay goes on")

        unsafe #expect(unlink(state + "/filler") == 0)
        #expect(eventually { daemon.process.err.contains("disk recovered, intake resumed") })
        try daemon.expectOracle(articles: ["before.txt"] + waiting)
    }

    /// FI-53.
    @Test func aSecondDaemonIsRefusedAndDisturbsNothing() throws {
        let first = try DaemonProcess()
        let tail = try first.tail()
        var dropped: [String] = []
        for round in 0..<3 {
            dropped.append("\(round).txt")
            try first.drop("\(round).txt", sampleArticle(round))
            let second = try DaemonProcess(in: first.folder, waitUntilReady: false)
            let end = try #require(second.process.wait(seconds: 20))
            #expect(end.status == 75)
            #expect(end.err.contains("another"), "\(end.err)")
        }
        // The sockets still lead to the first.
        #expect(eventually { tail.sequences == [1, 2, 3] })
        tail.end()
        try first.expectOracle(articles: dropped)
    }
}
