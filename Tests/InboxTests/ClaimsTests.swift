import Dispatch
import Foundation
import Synchronization
import Testing

@testable import Inbox

/// Claims: room, crashes, settling, other file systems.
@Suite(.timeLimit(.minutes(1))) struct ClaimsTests {
    let spool: Spool

    init() throws { spool = try Spool() }

    @Test func noMoreIsClaimedThanThereIsRoomFor() async throws {
        var settings = spool.settings
        settings.maxInFlight = 3
        let reader = Reader(settle: nil)
        for number in 0..<10 { try spool.drop("\(number)", "text") }
        let inbox = try reader.inbox(settings)
        #expect(await reader.gets(3))
        await aWhile()
        #expect(reader.count == 3)
        #expect(inbox.status.pending == 7)
        #expect(inbox.status.oldestPendingAge > .zero)
        for arrival in reader.arrivals { inbox.settle(arrival.claim, .done) }
        #expect(await reader.gets(6))
        inbox.stop()
    }

    @Test func bytesInFlightAreBoundedToo() async throws {
        var settings = spool.settings
        settings.maxBytesInFlight = 2_500
        let reader = Reader(settle: nil)
        for number in 0..<4 { try spool.drop("\(number)", String(repeating: "x", count: 1_000)) }
        // File times advance by the kernel's tick.
        usleep(20_000)
        try spool.drop("large", String(repeating: "x", count: 9_000))
        let inbox = try reader.inbox(settings)
        #expect(await reader.gets(2))
        await aWhile()
        #expect(reader.count == 2)
        #expect(inbox.status.bytesInFlight == 2_000)
        for expected in [4, 5] {
            for arrival in reader.arrivals { inbox.settle(arrival.claim, .done) }
            #expect(await reader.gets(expected), "one file larger than all room goes alone")
        }
        inbox.stop()
    }

    @Test func theOldestFileIsFirst() async throws {
        let reader = Reader()
        for number in 0..<50 {
            try spool.drop("\(50 - number)", "\(number)")
            usleep(12_000)
        }
        let inbox = try reader.inbox(spool.settings)
        #expect(await reader.gets(50))
        #expect(reader.texts == (0..<50).map(String.init))
        inbox.stop()
    }

    @Test func aCrashedFileComesAgainAloneAndNotForEver() async throws {
        for number in 0..<3 { try spool.drop("\(number)", "text \(number)") }
        let first = Reader(settle: nil)
        let inbox = try first.inbox(spool.settings)
        #expect(await first.gets(3))
        inbox.stop()
        let ids = Set(first.arrivals.map(\.claim.id))
        for attempt in 2...3 {
            let reader = Reader(settle: nil)
            let inbox = try reader.inbox(spool.settings)
            #expect(await reader.gets(1))
            await aWhile(100)
            #expect(reader.count == 1, "a suspect goes alone")
            #expect(reader.arrivals.first?.attempts == attempt)
            #expect(ids.contains(reader.arrivals.first?.claim.id ?? ""))
            inbox.stop()
        }
        let last = Reader(settle: .quarantine(sidecar: Array("{}".utf8)))
        let inbox2 = try last.inbox(spool.settings)
        try spool.drop("new", "unharmed")
        #expect(await last.gets(4))
        #expect(last.refusals() == [.crashed])
        let suspects = last.arrivals.compactMap(\.suspect)
        #expect(suspects.map { $0.starts(with: "text ".utf8) } == [true])
        #expect(last.texts.last == "unharmed")
        #expect(Set(last.arrivals.prefix(3).map(\.claim.id)) == ids)
        inbox2.stop()
        #expect(spool.names("work").isEmpty)
    }

    @Test func whatIsGivenBackIsNoSuspect() async throws {
        for number in 0..<4 { try spool.drop("\(number)", "text") }
        for _ in 0..<5 {
            let reader = Reader(settle: nil)
            let inbox = try reader.inbox(spool.settings)
            #expect(await reader.gets(4), "all at once, since none is suspect")
            #expect(reader.arrivals.allSatisfy { $0.attempts == 1 })
            for arrival in reader.arrivals { inbox.settle(arrival.claim, .retryLater) }
            inbox.stop()
        }
        #expect(spool.names("work").count == 4)
    }

    @Test func strayFilesInWorkAreLeftAlone() async throws {
        try FileManager.default.createDirectory(
            atPath: spool.path + "/work", withIntermediateDirectories: true)
        try spool.write(spool.path + "/work/notes.txt", "somebody's")
        let reader = Reader()
        let inbox = try reader.inbox(spool.settings)
        #expect(reader.signals.contains(.strayFile(FileName("notes.txt"))))
        inbox.stop()
        #expect(spool.names("work") == ["notes.txt"])
    }

    @Test func anotherFileSystemIsCopiedFrom() async throws {
        let shared = "/dev/shm"
        try #require(Folder.stamp(at: shared)?.device != Folder.stamp(at: spool.path)?.device)
        let far = try Spool(shared)
        var settings = spool.settings
        settings.inbox = far.inbox
        let reader = Reader()
        let inbox = try reader.inbox(settings)
        for number in 0..<100 { try far.drop("\(number)", "copied \(number)") }
        #expect(Kernel.symlink("nowhere", far.inbox + "/link") == 0)
        #expect(await reader.gets(101))
        #expect(Set(reader.texts).count == 100)
        #expect(reader.refusals() == [.symlink])
        inbox.stop()
        #expect(far.names("inbox").isEmpty)
        #expect(spool.names("work").isEmpty)
        #expect(spool.done().count == 101)
    }

    @Test(.enabled(if: !isRoot, "root may move every file"))
    func filesThatCannotBeClaimedAreNotLost() async throws {
        try spool.drop("a.txt", "text")
        Kernel.mode(spool.inbox, 0o555)
        let reader = Reader()
        let inbox = try reader.inbox(spool.settings)
        await aWhile()
        #expect(reader.count == 0)
        Kernel.mode(spool.inbox, 0o755)
        #expect(await reader.gets(1))
        inbox.stop()
    }

    @Test func aFinishedFileIsRemovedWhenSoConfigured() async throws {
        var settings = spool.settings
        settings.keepDone = false
        let reader = Reader()
        let inbox = try reader.inbox(settings)
        try spool.write(spool.outside, "text")
        #expect(Kernel.link(spool.outside, spool.inbox + "/a.txt") == 0)
        #expect(await reader.gets(1))
        inbox.stop()
        #expect(spool.done().isEmpty)
        #expect(spool.names("work").isEmpty)
        #expect(Kernel.exists(spool.outside), "only the inbox's name is removed")
    }

    @Test func theSameNameAgainStandsBesideTheFirstInDone() async throws {
        let reader = Reader()
        let inbox = try reader.inbox(spool.settings)
        for number in 0..<3 {
            try spool.drop("a.txt", "\(number)")
            #expect(await reader.gets(number + 1))
        }
        inbox.stop()
        let done = spool.done()
        #expect(done.count == 3)
        #expect(done.allSatisfy { $0.hasSuffix("a.txt") })
    }

    @Test func aReadOnlyInboxIsReadOnceAndNotTouched() async throws {
        var settings = spool.settings
        settings.readOnly = true
        let memory = Memory()
        for number in 0..<5 { try spool.drop("\(number)", "text \(number)") }
        let first = Reader()
        let inbox = try first.inbox(settings, memory: memory)
        #expect(await first.gets(5))
        try spool.drop("late", "late")
        #expect(await first.gets(6))
        inbox.stop()
        #expect(spool.names("inbox").count == 6)
        let second = Reader()
        let again = try second.inbox(settings, memory: memory)
        try spool.drop("0", "new content")
        #expect(await second.gets(1))
        await aWhile()
        #expect(second.texts == ["new content"])
        again.stop()
        #expect(spool.names("work").isEmpty)
    }

    @Test func aRemovedWorkFolderStopsClaimsAndLosesNone() async throws {
        let reader = Reader()
        let inbox = try reader.inbox(spool.settings)
        try FileManager.default.removeItem(atPath: spool.path + "/work")
        try spool.drop("a.txt", "text")
        #expect(await eventually { inbox.status.claimsFailing })
        inbox.stop()
        #expect(spool.names("inbox") == ["a.txt"])
        let again = try reader.inbox(spool.settings)
        #expect(await reader.gets(1))
        again.stop()
    }

    @Test func pausedNothingIsClaimed() async throws {
        let reader = Reader()
        let inbox = try reader.inbox(spool.settings)
        inbox.pause()
        try spool.drop("a.txt", "text")
        await aWhile()
        #expect(reader.count == 0)
        #expect(spool.names("inbox") == ["a.txt"])
        inbox.resume()
        #expect(await reader.gets(1))
        inbox.stop()
    }

    @Test func aClaimedFileIsNeverLeftInWork() async throws {
        let reader = Reader(settle: .leave)
        let inbox = try reader.inbox(spool.settings)
        try spool.drop("a.txt", "text")
        #expect(await reader.gets(1))
        #expect(reader.arrivals.first?.isClaimed == true)
        inbox.stop()
        #expect(spool.names("work").isEmpty)
        let kept = try QuarantineFolder(spool: spool.path).list()
        #expect(kept.map(\.name) == [FileName("a.txt")])
    }

    @Test func afterClaimingIsStoppedNothingIsDelivered() async throws {
        let reader = Reader()
        for number in 0..<300 { try spool.drop("\(number)", "text") }
        let inbox = try reader.inbox(spool.settings)
        var stops = 0
        while reader.count < 300 {
            #expect(inbox.stopClaiming(within: .seconds(20)))
            let count = reader.count
            await aWhile(20)
            #expect(reader.count == count)
            stops += 1
            inbox.resume()
            _ = await eventually { reader.count > count || count == 300 }
        }
        #expect(stops > 0)
        inbox.stop()
        #expect(spool.done().count == 300)
    }

    @Test func stoppingClaimsWaitsForADeliveryButNotForEver() async throws {
        let isBlocked = Mutex(false)
        let gate = DispatchSemaphore(value: 0)
        let delivered = Mutex(0)
        let inbox = try Inbox(
            spool.settings, memory: nil,
            deliver: { _ in
                isBlocked.withLock { $0 = true }
                gate.wait()
                delivered.withLock { $0 += 1 }
            }, observe: { _ in })
        try inbox.start()
        try spool.drop("a.txt", "text")
        try spool.drop("b.txt", "text")
        #expect(await eventually { isBlocked.withLock { $0 } })
        #expect(!inbox.stopClaiming(within: .milliseconds(30)))
        gate.signal()
        #expect(inbox.stopClaiming(within: .seconds(20)))
        #expect(delivered.withLock { $0 } == 1, "the other file was not claimed")
        await aWhile(100)
        #expect(delivered.withLock { $0 } == 1)
        #expect(spool.names("inbox").count == 1)
        gate.signal()
        inbox.resume()
        #expect(await eventually { delivered.withLock { $0 } == 2 })
        inbox.stop()
    }

    @Test func aDayFolderRemovedMeanwhileIsMadeAgain() async throws {
        let reader = Reader()
        let inbox = try reader.inbox(spool.settings)
        try spool.drop("a.txt", "text")
        #expect(await eventually { spool.done() == ["a.txt"] })
        for day in spool.names("done") {
            try FileManager.default.removeItem(atPath: spool.path + "/done/" + day)
        }
        try spool.drop("b.txt", "text")
        #expect(await eventually { spool.done() == ["b.txt"] })
        inbox.stop()
    }

    final class Memory: InboxMemory {
        private let known = Mutex<Set<[UInt8]>>([])
        func isKnown(_ identity: [UInt8]) -> Bool { known.withLock { $0.contains(identity) } }
        func remember(_ identity: [UInt8]) { known.withLock { _ = $0.insert(identity) } }
    }
}
