import Glibc
import Testing

@testable import Inbox

private enum Mounts {
    static func tmpfs(_ path: String, _ options: String = "size=4m") -> Bool {
        unsafe options.withCString { unsafe mount("tmpfs", path, "tmpfs", 0, $0) } == 0
    }

    @discardableResult
    static func detach(_ path: String) -> Bool { unsafe umount2(path, 2 /* MNT_DETACH */) == 0 }

    /// Whether this process may mount at all, found out by doing it.
    static let areAllowed: Bool = {
        guard isRoot, let spool = try? Spool() else { return false }
        guard tmpfs(spool.inbox) else { return false }
        return detach(spool.inbox)
    }()
}

/// File systems that come and go.
@Suite(
    .enabled(if: Mounts.areAllowed, "needs the right to mount"), .timeLimit(.minutes(1)))
struct MountsTests {
    let spool: Spool
    let reader = Reader()

    init() throws { spool = try Spool() }

    @Test func anInboxMountedOverIsNoticedAndSoIsItsReturn() async throws {
        var settings = spool.settings
        settings.rescanInterval = .milliseconds(200)
        let inbox = try reader.inbox(settings)
        inbox.pause()
        try spool.drop("below", "below")
        #expect(Mounts.tmpfs(spool.inbox))
        defer { Mounts.detach(spool.inbox) }
        try spool.write(spool.inbox + "/above", "above")
        inbox.resume()
        #expect(await eventually { reader.texts.contains("above") })
        inbox.pause()
        #expect(Mounts.detach(spool.inbox))
        inbox.resume()
        #expect(await reader.gets(2))
        #expect(Set(reader.texts) == ["below", "above"])
        try spool.drop("last", "last")
        #expect(await reader.gets(3))
        inbox.stop()
    }

    @Test func aFullFileSystemDelaysClaimsAndLosesNone() async throws {
        let full = try Spool()
        #expect(Mounts.tmpfs(full.path, "size=256k"))
        defer { Mounts.detach(full.path) }
        var settings = full.settings
        settings.inbox = spool.inbox
        let inbox = try reader.inbox(settings)
        let filler = open(full.path + "/filler", O_WRONLY | O_CREAT)
        let piece = [UInt8](repeating: 0, count: 4_096)
        while unsafe write(filler, piece, piece.count) > 0 {}
        close(filler)
        try spool.drop("a.txt", "waits for room")
        #expect(await eventually { inbox.status.claimsFailing })
        #expect(reader.count == 0)
        #expect(spool.names("inbox") == ["a.txt"])
        Kernel.remove(full.path + "/filler")
        #expect(await reader.gets(1))
        #expect(reader.texts == ["waits for room"])
        #expect(await eventually { !inbox.status.claimsFailing })
        #expect(reader.signals.contains(.claimsResumed))
        inbox.stop()
    }

    private func open(_ path: String, _ flags: Int32) -> Int32 { Kernel.open(path, flags) }
}
