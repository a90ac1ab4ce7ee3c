import Foundation
import Testing

@testable import Inbox

/// What is not an article's file, and names that mean harm.
@Suite(.timeLimit(.minutes(1))) struct HostileFilesTests {
    let spool: Spool
    let reader = Reader(settle: .quarantine(sidecar: Array("{}".utf8)))

    init() throws { spool = try Spool() }

    @Test func linksAreRefusedAndNotFollowed() async throws {
        try spool.write(spool.outside, "secret")
        #expect(Kernel.symlink("/etc/shadow", spool.inbox + "/shadow") == 0)
        #expect(Kernel.symlink(spool.outside, spool.inbox + "/outside") == 0)
        #expect(Kernel.symlink("self", spool.inbox + "/self") == 0)
        let inbox = try reader.inbox(spool.settings)
        #expect(Kernel.symlink("nowhere", spool.inbox + "/late") == 0)
        #expect(await reader.gets(4))
        #expect(reader.refusals() == Array(repeating: .symlink, count: 4))
        inbox.stop()
        #expect(spool.names("inbox").isEmpty)
        #expect(spool.names("quarantine").filter { $0.hasSuffix(".json") }.count == 4)
        #expect(Kernel.exists(spool.outside))
    }

    @Test func whatIsNoRegularFileNeverBlocks() async throws {
        let inbox = try reader.inbox(spool.settings)
        #expect(Kernel.makePipe(spool.inbox + "/pipe") == 0)
        var expected = 1
        if Kernel.makeSocket(spool.inbox + "/socket") { expected += 1 }
        if isRoot, Kernel.makeDevice(spool.inbox + "/device") == 0 { expected += 1 }
        try spool.drop("after.txt", "still alive")
        #expect(await reader.gets(expected + 1))
        #expect(reader.refusals() == Array(repeating: .notRegular, count: expected))
        #expect(reader.texts == ["still alive"])
        inbox.stop()
    }

    @Test(
        arguments: [
            ([0xFF, 0xFE, 0x41], "\\xFF\\xFEA"), ([0x61, 0x0A, 0x62], "a\\x0Ab"),
            ([0x1B, 0x5B, 0x32, 0x4A], "\\x1B[2J"), (Array("-rf".utf8), "-rf"),
            (Array("Łódź.txt".utf8), "Łódź.txt"), (Array("a\u{202E}b".utf8), "a\\xE2\\x80\\xAEb"),
            ([0x61, 0x5C, 0x62], "a\\x5Cb"), ([0xED, 0xA0, 0x80], "\\xED\\xA0\\x80"),
        ] as [([UInt8], String)])
    func everyNameIsTakenAndPrintsHarmlessly(bytes: [UInt8], printed: String) async throws {
        let name = FileName(bytes: bytes)
        let reader = Reader()
        let inbox = try reader.inbox(spool.settings)
        try Submission.submit(Array("named".utf8), name: name, into: spool.inbox)
        #expect(await reader.gets(1))
        #expect(reader.arrivals.first?.name == name)
        #expect(reader.names == [printed])
        inbox.stop()
        let day = try #require(spool.names("done").first)
        let done = try Folder(opening: spool.path + "/done/" + day)
        #expect(try done.stamp(of: name).size == 5)
    }

    @Test func aNameOf255BytesSurvivesClaimAndRestart() async throws {
        let name = String(repeating: "n", count: 251) + ".txt"
        let silent = Reader(settle: nil)
        let first = try silent.inbox(spool.settings)
        try spool.drop(name, "long")
        #expect(await silent.gets(1))
        first.stop()
        let second = try reader.inbox(spool.settings)
        #expect(await reader.gets(1))
        #expect(reader.names == [name])
        #expect(reader.arrivals.first?.attempts == 2)
        second.stop()
        #expect(spool.names("work").isEmpty)
        let quarantine = try QuarantineFolder(spool: spool.path)
        #expect(try quarantine.list().map(\.name) == [FileName(name)])
    }

    @Test func aLongerNameThanAllowedIsRefused() async throws {
        var settings = spool.settings
        settings.nameLimit = 10
        let inbox = try reader.inbox(settings)
        try spool.drop("elevenbytes", "text")
        #expect(await reader.gets(1))
        #expect(reader.refusals() == [.badName])
        inbox.stop()
    }

    @Test func aHugeSparseFileIsRefusedUnread() async throws {
        try spool.write(spool.outside, "")
        #expect(Kernel.extend(spool.outside, 20 << 30) == 0)
        let before = Kernel.residentBytes()
        let inbox = try reader.inbox(spool.settings)
        #expect(Kernel.move(spool.outside, spool.inbox + "/huge") == 0)
        #expect(await reader.gets(1, within: .seconds(5)))
        #expect(reader.refusals() == [.tooLarge])
        #expect(reader.arrivals.first?.size == 20 << 30)
        #expect(Kernel.residentBytes() - before < 512 << 20)
        inbox.stop()
    }

    @Test(.enabled(if: !isRoot, "root reads every file"))
    func aFileThatDeniesReadingIsTakenWhenItNoLongerDoes() async throws {
        let reader = Reader(settle: .leave)
        let inbox = try reader.inbox(spool.settings)
        try spool.write(spool.outside, "denied")
        Kernel.mode(spool.outside, 0)
        #expect(Kernel.move(spool.outside, spool.inbox + "/a.txt") == 0)
        #expect(await reader.gets(1))
        #expect(reader.refusals() == [.unreadable])
        await aWhile()
        #expect(reader.count == 1, "announced once")
        #expect(spool.names("inbox") == ["a.txt"])
        Kernel.mode(spool.inbox + "/a.txt", 0o644)
        #expect(await reader.gets(2))
        #expect(reader.texts == ["denied"])
        inbox.stop()
    }

    @Test func ignoredNamesAreLeftAndCounted() async throws {
        let ignored = [
            ".hidden", "a.tmp", "b.part", "c.partial", "d.filepart", "e.crdownload", "f.swp", "g~",
        ]
        for name in ignored { try spool.drop(name, "unfinished") }
        let inbox = try reader.inbox(spool.settings)
        #expect(await eventually { inbox.status.rescansByCause[.start] == 1 })
        for name in ignored.dropFirst() { try spool.drop("late-" + name, "unfinished") }
        try spool.drop("a.txt", "finished")
        #expect(await reader.gets(1))
        #expect(inbox.status.ignored == ignored.count)
        #expect(reader.signals.contains { if case .ignored(_, 8) = $0 { true } else { false } })
        #expect(spool.names("inbox").count == 2 * ignored.count - 1)
        var settings = spool.settings
        settings.ignoredSuffixes = []
        inbox.apply(settings)
        // All but the hidden one, which stays hidden.
        #expect(await reader.gets(1 + 2 * ignored.count - 2))
        inbox.stop()
    }

    @Test func aFileThatIsGoneIsOnlyCounted() async throws {
        let inbox = try reader.inbox(spool.settings, start: false)
        inbox.pause()
        try inbox.start()
        try spool.drop("gone.txt", "never read")
        #expect(await eventually { inbox.status.pending == 1 })
        Kernel.remove(spool.inbox + "/gone.txt")
        try spool.drop("there.txt", "read")
        inbox.resume()
        #expect(await reader.gets(1))
        #expect(await eventually { inbox.status.vanished == 1 && inbox.status.pending == 0 })
        inbox.stop()
    }
}
