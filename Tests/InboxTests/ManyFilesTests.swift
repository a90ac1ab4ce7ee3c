import Foundation
import Synchronization
import Testing

@testable import Inbox

/// Many files at once: nothing missed, nothing twice, bounded memory, and speed.
@Suite(.serialized, .timeLimit(.minutes(1))) struct ManyFilesTests {
    let spool: Spool

    init() throws { spool = try Spool.forManyFiles() }

    @Test func filesThatComeBetweenWatchAndScanComeOnce() async throws {
        let reader = Reader()
        let writer = Task.detached { [spool] in
            for number in 0..<10_000 { try spool.drop("\(number)", "text \(number)") }
        }
        await aWhile(20)
        let inbox = try reader.inbox(spool.settings)
        try await writer.value
        #expect(await reader.gets(10_000, within: .seconds(40)))
        #expect(Set(reader.texts).count == 10_000)
        inbox.stop()
        #expect(spool.names("inbox").isEmpty)
        #expect(spool.names("work").isEmpty)
    }

    @Test func anOverflowingQueueLosesNothing() async throws {
        let gate = DispatchSemaphore(value: 0)
        let names = Mutex<[FileName]>([])
        let slot = Mutex<Inbox?>(nil)
        let overflows = Counter()
        let deliveries = Counter()
        let held = Counter()
        let inbox = try Inbox(
            spool.settings, memory: nil,
            deliver: { arrival in
                if deliveries.next() == 0 {
                    _ = held.next()
                    gate.wait()
                }
                names.withLock { $0.append(arrival.name) }
                slot.withLock { $0 }?.settle(arrival.claim, .done)
            },
            observe: { if case .overflow = $0 { _ = overflows.next() } })
        slot.withLock { $0 = inbox }
        try inbox.start()
        try spool.drop("first", "holds the reader")
        #expect(await eventually { held.value == 1 })
        for number in 0..<20_000 { try spool.write(spool.inbox + "/\(number)", "x") }
        gate.signal()
        #expect(
            await eventually(within: .seconds(40)) { names.withLock { $0.count } >= 20_001 })
        #expect(Set(names.withLock { $0 }).count == 20_001)
        #expect(names.withLock { $0.count } == 20_001)
        #expect(inbox.status.overflows == 1)
        #expect(overflows.value == 1)
        #expect(inbox.status.rescansByCause[.overflow] == 1)
        inbox.stop()
        slot.withLock { $0 = nil }
    }

    @Test(arguments: [
        15_000, ProcessInfo.processInfo.environment["DATELINE_SLOW_TESTS"] == nil ? 1_000 : 100_000,
    ])
    func manyFilesAtStartAreAllReadThroughAShortList(total: Int) async throws {
        for number in 0..<total { try spool.write(spool.inbox + "/\(number)", "x") }
        let taken = Counter()
        let slot = Mutex<Inbox?>(nil)
        let before = Kernel.residentBytes()
        let began = ContinuousClock.now
        // A short list, so that it is used up and filled again many times.
        let inbox = try Inbox(
            spool.settings, memory: nil, backlog: Backlog(capacity: total / 8),
            deliver: { arrival in
                _ = taken.next()
                slot.withLock { $0 }?.settle(arrival.claim, .done)
            }, observe: { _ in }, makeWatch: { () throws(InboxError) in try Watch() })
        slot.withLock { $0 = inbox }
        try inbox.start()
        #expect(ContinuousClock.now - began < .seconds(10))
        #expect(await eventually(within: .seconds(40)) { inbox.status.delivered >= total })
        #expect(spool.isEmpty("inbox"))
        #expect(await eventually { inbox.status.inFlight == 0 })
        #expect(inbox.status.delivered == total)
        // Other tests run in this process: the bound is a coarse one.
        #expect(Kernel.residentBytes() - before < 512 << 20)
        #expect(inbox.status.rescansByCause[.backlog, default: 0] >= 6)
        inbox.stop()
        slot.withLock { $0 = nil }
        #expect(taken.value == total)
    }

    @Test func theSameContentUnderManyNamesIsHandedOverUnderEach() async throws {
        let reader = Reader()
        for number in 0..<1_000 { try spool.drop("\(number)", "the same") }
        let inbox = try reader.inbox(spool.settings)
        #expect(await reader.gets(1_000))
        #expect(Set(reader.names).count == 1_000)
        inbox.stop()
    }

    @Test func anIdleInboxDeliversAtOnce() async throws {
        let times = Mutex<[ContinuousClock.Instant]>([])
        let slot = Mutex<Inbox?>(nil)
        let inbox = try Inbox(
            spool.settings, memory: nil,
            deliver: { arrival in
                times.withLock { $0.append(.now) }
                slot.withLock { $0 }?.settle(arrival.claim, .done)
            }, observe: { _ in })
        slot.withLock { $0 = inbox }
        try inbox.start()
        var latencies: [Duration] = []
        for number in 0..<40 {
            let aside = spool.path + "/aside"
            try spool.write(aside, "text")
            let began = ContinuousClock.now
            #expect(Kernel.move(aside, spool.inbox + "/\(number)") == 0)
            #expect(await eventually { times.withLock { $0.count } == number + 1 })
            if let last = times.withLock({ $0.last }) { latencies.append(last - began) }
            await aWhile(5)
        }
        latencies.sort()
        // Under a millisecond on a quiet machine; the bound leaves room for a busy one.
        #expect(latencies[20] < .milliseconds(20))
        inbox.stop()
        slot.withLock { $0 = nil }
    }
}

extension Spool {
    func isEmpty(_ name: String) -> Bool {
        var any = false
        try? Folder(opening: path + "/" + name).list { _, _ in any = true }
        return !any
    }
}
