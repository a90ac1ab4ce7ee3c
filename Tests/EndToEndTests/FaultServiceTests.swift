import Foundation
import TestSupport
import Testing

/// Loops that stand still and configurations that cannot be used.
@Suite(.serialized, .blocking, .timeLimit(.minutes(5))) struct FaultServiceTests {
    /// FI-69, without systemd: the pings that keep it from acting must cease.
    @Test(arguments: ["scanner", "analysis", "desk", "publisher"])
    func theWatchdogIsNotFedWhileALoopStandsStill(loop: String) throws {
        let folder = try TemporaryFolder()
        let manager = try ServiceManager(folder.path + "/notify")
        let daemon = try DaemonProcess(
            in: folder, failpoints: "stall.\(loop)@3",
            environment: ["NOTIFY_SOCKET": manager.path, "WATCHDOG_USEC": "6000000"])
        try daemon.drop("before.txt", sampleArticle(0))
        #expect(daemon.announces(1))
        #expect(eventually { manager.heard("WATCHDOG=1") > 1 }, "fed while all is well")
        let stalled = eventually {
            // A loop without work is idle and may be.
            try? daemon.drop("\(UUID().uuidString).txt", sampleArticle(1))
            return daemon.process.err.contains("loop stalled")
        }
        #expect(stalled)
        let name = loop == "analysis" ? "analysts" : loop
        #expect(daemon.process.err.contains("loops=\(name)"))
        let fed = manager.heard("WATCHDOG=1")
        #expect(!eventually(within: 3) { manager.heard("WATCHDOG=1") > fed }, "fed no more")
        #expect(manager.heard("READY=1") == 1)
        daemon.process.signal(SIGKILL)
        _ = daemon.process.wait()

        let next = try DaemonProcess(in: folder)
        #expect(eventually { next.isDrained })
        let log = try next.log()
        #expect(log.map(\.sequence) == Array(1...log.count))
        #expect(log.filter { $0.type == "article/analyzed" }.count == (log.count > 1 ? 2 : 1))
    }

    /// FI-70.
    @Test func aHundredReloadsUnderLoadChangeOnlyWhatIsMeant() throws {
        let folder = try TemporaryFolder()
        let path = try folder.file("dateline.yaml", "spool:\n  size_limit: 8KiB\n")
        let daemon = try DaemonProcess(in: folder, arguments: ["--config", path])
        let tail = try daemon.tail()
        let broken = [
            "spool:\n  size_limit: 1MiB\n  sise_limit: 2\n", "spool:\n  size_limit: many\n",
            "spool:\n  size_limit: 1MiB\n  settle", "spool: [size_limit: 1MiB\n",
            "\u{FEFF}%\u{0}", "spool:\n  size_limit: 1MiB\ncurve:\n  secret: /nowhere\n",
        ]
        var articles: [String] = []
        for turn in 0..<100 {
            let isBroken = turn % 4 != 3
            try? FileManager.default.removeItem(atPath: path)
            if turn % 8 == 0 {
                // No file at all: nobody can read it, not even root.
                unsafe #expect(mkdir(path, 0o755) == 0)
            } else {
                let text = isBroken ? broken[turn % broken.count] : "spool:\n  size_limit: 8KiB\n"
                _ = try folder.file("dateline.yaml", text)
            }
            daemon.process.signal(SIGHUP)
            articles.append("\(turn).txt")
            try daemon.drop("\(turn).txt", sampleArticle(turn))
            #expect(
                eventually {
                    let err = daemon.process.err
                    return err.components(separatedBy: "configuration re").count == turn + 2
                })
            let answered = daemon.process.err.split(separator: "\n").last {
                $0.contains("configuration re")
            }
            #expect(answered?.contains("refused") == isBroken, "turn \(turn): \(answered ?? "")")
        }
        // The limit is still the first one, with the last reload refused and after a good one.
        try FileManager.default.removeItem(atPath: path)
        _ = try folder.file("dateline.yaml", broken[0])
        daemon.process.signal(SIGHUP)
        #expect(try eventually { try daemon.counter("config_last_reload_successful") == 0 })
        let health = try daemon.health()
        #expect((health["problems"] as? [String])?.contains("configuration refused") == true)
        let long = sampleArticle(200) + String(repeating: " It went on.", count: 1_000)
        try daemon.drop("long.txt", long)
        #expect(daemon.announces(101))
        _ = try folder.file("dateline.yaml", "spool:\n  size_limit: 1MiB\n")
        daemon.process.signal(SIGHUP)
        #expect(try eventually { try daemon.counter("config_last_reload_successful") == 1 })
        try daemon.drop("again.txt", long)
        #expect(daemon.announces(102))
        #expect(eventually { tail.sequences == Array(1...102) })
        tail.end()
        try daemon.expectOracle(
            articles: articles + ["again.txt"], quarantined: ["long.txt": "too-large"])
    }
}

/// What listens at `NOTIFY_SOCKET`.
private final class ServiceManager {
    let path: String
    private let descriptor: Int32
    private var messages: [String] = []

    init(_ path: String) throws {
        self.path = path
        descriptor = socket(
            AF_UNIX, Int32(SOCK_DGRAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        unsafe withUnsafeMutableBytes(of: &address.sun_path) {
            unsafe $0.copyBytes(from: path.utf8)
        }
        let bound = unsafe withUnsafePointer(to: address) { pointer in
            unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                unsafe bind(descriptor, $0, socklen_t(MemoryLayout<sockaddr_un>.size))
            }
        }
        try #require(bound == 0)
    }

    deinit { close(descriptor) }

    /// How often an assignment has come so far.
    func heard(_ assignment: String) -> Int {
        var bytes = [UInt8](repeating: 0, count: 65_536)
        while true {
            let count = unsafe recv(descriptor, &bytes, bytes.count, Int32(MSG_DONTWAIT))
            if count < 0 { break }
            messages += String(decoding: bytes[..<count], as: UTF8.self).split(separator: "\n")
                .map(String.init)
        }
        return messages.filter { $0 == assignment }.count
    }
}
