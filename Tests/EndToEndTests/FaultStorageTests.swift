import Foundation
import TestSupport
import Testing

/// Disks that fail, disks that are full, and a second daemon.
@Suite(.serialized, .blocking, .timeLimit(.minutes(5))) struct FaultStorageTests {
    /// FI-41. Calls are counted for each thread: a start makes some 14 `fdatasync` and 66
    /// `pwrite64`, each commit one and some five, so the greater numbers are the desk's.
    @Test(
        .enabled(if: FaultTools.canTrace, "strace is needed, and leave to trace"),
        arguments: [
            ("fdatasync", 1), ("fdatasync", 16), ("fdatasync", 21), ("pwrite64", 3),
            ("pwrite64", 40), ("pwrite64", 75), ("pwrite64", 110),
        ])
    func aFailingDiskEndsTheDaemonAndLosesNothing(call: String, number: Int) throws {
        let failing = try failingDaemon(call, number)
        let dropped = try feed(failing)
        let end = try #require(failing.process.wait(seconds: 20))
        #expect(end.status == 74)
        #expect(end.err.contains("disk I/O error"))
        #expect(dropped.isEmpty == end.err.contains("cannot start"))

        let daemon = try DaemonProcess(in: failing.folder)
        try daemon.drop("after.txt", sampleArticle(100))
        try daemon.expectOracle(articles: dropped + ["after.txt"])
    }

    /// FI-41: what concerns a folder only is told of, and done again with the next files.
    @Test(
        .enabled(if: FaultTools.canTrace, "strace is needed, and leave to trace"),
        arguments: [2, 5])
    func aFolderThatCannotBeSyncedIsToldOf(number: Int) throws {
        let daemon = try failingDaemon("fsync", number)
        let dropped = try feed(daemon)
        #expect(daemon.process.err.contains("cannot fsync: Input/output error"))
        #expect(try daemon.counter("moves_failed_total") == 1)
        try daemon.expectOracle(articles: dropped)
    }

    private func failingDaemon(_ call: String, _ number: Int) throws -> DaemonProcess {
        try DaemonProcess(
            under: [
                "/usr/bin/strace", "-D", "-f", "-o", "/dev/null", "-e", "trace=\(call)", "-e",
                "inject=\(call):error=EIO:when=\(number)",
            ], waitUntilReady: false)
    }

    /// Drops files one after the other, each once the one before is done, until the daemon ends.
    private func feed(_ daemon: DaemonProcess) throws -> [String] {
        var dropped: [String] = []
        guard eventually(within: 30, { daemon.isReady || !daemon.process.isRunning }) else {
            return []
        }
        while daemon.isReady, daemon.process.isRunning, dropped.count < 40 {
            dropped.append("\(dropped.count).txt")
            try daemon.drop(dropped.last ?? "", sampleArticle(dropped.count))
            #expect(
                eventually {
                    daemon.files(in: "done").count == dropped.count || !daemon.process.isRunning
                })
        }
        return dropped
    }

    /// FI-43.
    @Test(.enabled(if: FaultTools.canMount, "root is needed, to mount a small file system"))
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
        var waiting: [String] = []
        func drop(_ numbers: Range<Int>) throws {
            for number in numbers {
                waiting.append("\(number).txt")
                try daemon.drop("\(number).txt", sampleArticle(number))
            }
        }
        // Some may be under way when the disk is full: the reserve is for them.
        try drop(1..<40)
        #expect(try eventually { try daemon.counter("disk_low_total") == 1 })
        #expect(daemon.process.err.contains("disk low, intake paused"))
        let health = try daemon.health()
        #expect(health["state"] as? String == "degraded")
        #expect((health["problems"] as? [String])?.contains("disk low") == true)
        try drop(40..<50)
        Thread.sleep(forTimeInterval: 1)
        let inbox = Set(daemon.files(in: "inbox"))
        #expect(inbox.isSuperset(of: waiting.suffix(10)), "nothing is taken in")
        #expect(try daemon.log().first?.file == "before.txt", "replay goes on")

        unsafe #expect(unlink(state + "/filler") == 0)
        #expect(eventually { daemon.process.err.contains("disk recovered, intake resumed") })
        try daemon.expectOracle(articles: ["before.txt"] + waiting)
    }

    /// FI-43, when the warning comes too late: commits and even a start find no room.
    @Test(.enabled(if: FaultTools.canMount, "root is needed, to mount a small file system"))
    func aDiskThatIsFullInTheMidstOfCommitsIsWaitedOut() throws {
        let folder = try TemporaryFolder()
        let state = folder.path + "/state"
        unsafe #expect(mkdir(state, 0o755) == 0)
        try #require(unsafe mount("tmpfs", state, "tmpfs", 0, "size=24m") == 0)
        defer { unsafe umount2(state, Int32(MNT_DETACH)) }
        let environment = [
            "DATELINE_STATE_LOW_SPACE": "4KiB", "DATELINE_STATE_RESERVE": "64KiB",
        ]
        let daemon = try DaemonProcess(in: folder, environment: environment)
        let filler = unsafe open(state + "/filler", O_WRONLY | O_CREAT | O_CLOEXEC, 0o600)
        let block = [UInt8](repeating: 1, count: 4_096)
        while unsafe write(filler, block, block.count) == block.count {}
        close(filler)
        let names = (0..<120).map { "\($0).txt" }
        for (number, name) in names.enumerated() { try daemon.drop(name, sampleArticle(number)) }
        #expect(eventually { daemon.process.err.contains("disk full") })
        Thread.sleep(forTimeInterval: 2)
        #expect(daemon.process.isRunning, "\(daemon.process.err)")
        daemon.process.signal(SIGKILL)
        _ = daemon.process.wait()

        let next = try DaemonProcess(in: folder, environment: environment, waitUntilReady: false)
        Thread.sleep(forTimeInterval: 2)
        #expect(next.process.isRunning, "\(next.process.err)")
        unsafe #expect(unlink(state + "/filler") == 0)
        #expect(eventually(within: 30) { next.isReady })
        try next.expectOracle(articles: names)
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
