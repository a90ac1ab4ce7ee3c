import Foundation
import Testing

@testable import Inbox

/// The inbox as a folder: replaced, missing, polled, with folders in it.
@Suite(.timeLimit(.minutes(1))) struct FoldersTests {
    let spool: Spool
    let reader = Reader()

    init() throws { spool = try Spool() }

    @Test func aReplacedInboxIsWatchedAgain() async throws {
        let inbox = try reader.inbox(spool.settings)
        try spool.drop("a.txt", "before")
        #expect(await reader.gets(1))
        #expect(Kernel.move(spool.inbox, spool.path + "/old") == 0)
        #expect(await eventually { inbox.status.missing })
        #expect(reader.signals.contains { if case .missing = $0 { true } else { false } })
        #expect(Kernel.makeFolder(spool.inbox) == 0)
        try spool.drop("b.txt", "after")
        #expect(await reader.gets(2))
        #expect(!inbox.status.missing)
        try spool.drop("c.txt", "and on")
        #expect(await reader.gets(3))
        #expect(reader.signals.contains(.found))
        inbox.stop()
    }

    @Test func anInboxReplacedAtOnceIsNoticed() async throws {
        let inbox = try reader.inbox(spool.settings)
        #expect(Kernel.makeFolder(spool.path + "/new") == 0)
        try spool.drop("a.txt", "in the new one", into: spool.path + "/new")
        #expect(Kernel.move(spool.inbox, spool.path + "/old") == 0)
        #expect(Kernel.move(spool.path + "/new", spool.inbox) == 0)
        #expect(await reader.gets(1))
        inbox.stop()
    }

    @Test(arguments: [ENOSPC, EMFILE]) func withoutAWatchTheInboxIsPolled(code: Int32) async throws
    {
        let inbox = try reader.inbox(
            spool.settings,
            makeWatch: { () throws(InboxError) in
                throw InboxError(operation: "watch", path: "inotify", code: code)
            })
        #expect(inbox.status.polling)
        try spool.drop("a.txt", "polled")
        #expect(await reader.gets(1))
        #expect(
            reader.signals.contains { if case .pollingMode = $0 { true } else { false } })
        inbox.stop()
    }

    @Test func aWatchThatCanBeHadAgainEndsPolling() async throws {
        let tries = Counter()
        let inbox = try reader.inbox(
            spool.settings,
            makeWatch: { () throws(InboxError) in
                if tries.next() < 3 {
                    throw InboxError(operation: "watch", path: "inotify", code: ENOSPC)
                }
                return try Watch()
            })
        #expect(inbox.status.polling)
        #expect(await eventually { !inbox.status.polling })
        #expect(reader.signals.contains(.watching))
        inbox.stop()
    }

    @Test func withoutRecursionAFolderIsToldOfOnce() async throws {
        #expect(Kernel.makeFolder(spool.path + "/full") == 0)
        for number in 0..<100 { try spool.drop("\(number)", "x", into: spool.path + "/full") }
        let inbox = try reader.inbox(spool.settings)
        #expect(Kernel.move(spool.path + "/full", spool.inbox + "/full") == 0)
        #expect(await eventually { inbox.status.directoriesIgnored == 1 })
        inbox.apply(spool.settings)
        #expect(await eventually { inbox.status.rescansByCause[.reload] == 1 })
        #expect(reader.signals.filter { $0 == .directoryIgnored(FileName("full")) }.count <= 2)
        #expect(reader.count == 0)
        inbox.stop()
    }

    @Test func aFolderRenamedInIsReadWhole() async throws {
        var settings = spool.settings
        settings.recursive = true
        #expect(Kernel.makeFolder(spool.path + "/full") == 0)
        for number in 0..<1_000 {
            try spool.drop("\(number)", "x\(number)", into: spool.path + "/full")
        }
        let inbox = try reader.inbox(settings)
        #expect(Kernel.move(spool.path + "/full", spool.inbox + "/full") == 0)
        #expect(await reader.gets(1_000))
        #expect(Set(reader.texts).count == 1_000)
        #expect(reader.arrivals.allSatisfy { $0.folder == FileName("full") })
        inbox.stop()
        #expect(spool.names("work").isEmpty)
    }

    @Test func filesInFoldersMadeAtOnceAreNotMissed() async throws {
        var settings = spool.settings
        settings.recursive = true
        let inbox = try reader.inbox(settings)
        for number in 0..<300 {
            var path = spool.inbox
            for part in ["\(number)", "b", "c", "d"] {
                path += "/" + part
                #expect(Kernel.makeFolder(path) == 0)
            }
            try spool.write(path + "/deep.txt", "deep \(number)")
        }
        #expect(await reader.gets(300))
        #expect(Set(reader.texts).count == 300)
        #expect(reader.arrivals.first?.folder?.bytes.suffix(6) == ArraySlice("/b/c/d".utf8))
        inbox.stop()
    }

    @Test func foldersDeeperThanAllowedAreNotRead() async throws {
        var settings = spool.settings
        settings.recursive = true
        settings.maxDepth = 2
        #expect(Kernel.makeFolder(spool.inbox + "/a") == 0)
        #expect(Kernel.makeFolder(spool.inbox + "/a/b") == 0)
        #expect(Kernel.makeFolder(spool.inbox + "/a/b/c") == 0)
        try spool.drop("two", "read", into: spool.inbox + "/a/b")
        try spool.drop("three", "not read", into: spool.inbox + "/a/b/c")
        let inbox = try reader.inbox(settings)
        #expect(await reader.gets(1))
        await aWhile()
        #expect(reader.texts == ["read"])
        inbox.stop()
    }

    @Test func aFolderThatIsALinkIsNotFollowed() async throws {
        var settings = spool.settings
        settings.recursive = true
        #expect(Kernel.makeFolder(spool.path + "/elsewhere") == 0)
        try spool.drop("secret", "secret", into: spool.path + "/elsewhere")
        #expect(Kernel.symlink(spool.path + "/elsewhere", spool.inbox + "/way") == 0)
        let inbox = try reader.inbox(settings)
        #expect(await reader.gets(1))
        #expect(reader.refusals() == [.symlink])
        inbox.stop()
        #expect(Kernel.exists(spool.path + "/elsewhere/secret"))
    }

    @Test func aSecondInboxInTheSameSpoolIsRefused() throws {
        let inbox = try reader.inbox(spool.settings)
        let error = #expect(throws: InboxError.self) {
            _ = try Reader().inbox(spool.settings)
        }
        #expect(error?.operation == "lock")
        inbox.stop()
    }

    @Test(
        arguments: [
            ("/quarantine", nil), ("/work/inbox", nil), ("", nil), ("/inbox", "/inbox/state"),
        ] as [(String, String?)])
    func foldersInOneAnotherAreRefused(inbox: String, state: String?) throws {
        var settings = spool.settings
        settings.inbox = spool.path + inbox
        let others = state.map { [(role: "state", path: spool.path + $0)] } ?? []
        #expect(FolderLayout.conflict(in: settings, others: others) != nil)
        if state == nil {
            #expect(throws: InboxError.self) { _ = try Reader().inbox(settings) }
        }
    }

    @Test func foldersSideBySideAreFine() {
        #expect(
            FolderLayout.conflict(
                in: spool.settings,
                others: [("state", spool.path + "/state"), ("runtime", "/run/dateline")]) == nil)
    }

    @Test func aLinkDoesNotHideThatFoldersAreTheSame() {
        #expect(Kernel.symlink(spool.inbox, spool.path + "/done") == 0)
        #expect(FolderLayout.conflict(in: spool.settings) != nil)
    }
}
