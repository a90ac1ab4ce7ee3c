import Foundation
import GRDB
import Glibc
import Synchronization
import Testing

@testable import Store

@Suite struct MaintenanceTests {
    private func fill(_ store: Store, _ range: ClosedRange<Int>, size: Int = 200) throws {
        _ = try store.commit(
            range.map { Sample.entry("c\($0)", Sample.article("\($0)", size: size)) })
    }

    @Test func retentionDeletesAPrefixInChunksAndTheNumbersGoOn() throws {
        let folder = Folder()
        var settings = folder.settings
        settings.logMaxBytes = 20_000
        settings.articleMaxAge = .zero
        var store = try Store.open(settings)
        try fill(store, 1...1_500)
        var calls = 0
        while try store.maintain(idle: false) == .more {
            calls += 1
            usleep(1_000)
        }
        #expect(calls >= 3, "no more than a thousand rows at once")
        let reader = try store.reader()
        let bounds = try reader.bounds()
        #expect(bounds.head == 3_000)
        #expect(bounds.oldest > 2_800)
        #expect(try reader.counts().logBytes <= 20_000)
        let error = #expect(throws: StoreError.self) {
            try reader.rows(from: 5, limit: 1, maxBytes: 1)
        }
        #expect(error?.kind == .gone(oldest: bounds.oldest))
        #expect(try wholeLog(store).first?.sequence == bounds.oldest)
        #expect(try wholeLog(store).first?.topicCount == (bounds.oldest + 1) / 2)
        #expect(try reader.article(id: Sample.article("1").id) == nil)
        #expect(try reader.article(id: Sample.article("1500").id) != nil)
        try store.verify()
        store.close()

        store = try Store.open(settings)
        #expect(
            try store.commit([Sample.entry("again", Sample.article("1"))])
                == [.committed(new: 0, repeated: 1, quarantined: false)])
        #expect(
            try store.reader().bounds()
                == LogBounds(
                    stream: bounds.stream, oldest: bounds.oldest, head: 3_001))
    }

    @Test func aLogThatIsEmptiedByAgeKeepsItsNumber() throws {
        let folder = Folder()
        var settings = folder.settings
        settings.logMaxAge = .zero
        var store = try Store.open(settings)
        try fill(store, 1...3)
        usleep(3_000)
        while try store.maintain(idle: false) == .more {}
        #expect(try wholeLog(store).isEmpty)
        #expect(try store.reader().oldest() == 7)
        store.close()
        store = try Store.open(settings)
        try fill(store, 4...4)
        #expect(try wholeLog(store).map(\.sequence) == [7, 8])
        #expect(try wholeLog(store).map(\.topicCount) == [4, 4])
        #expect(try store.reader().article(id: Sample.article("1").id) != nil)
    }

    @Test func theWriteAheadLogIsEmptiedWhenIdle() throws {
        let folder = Folder()
        var settings = folder.settings
        settings.idleTime = .zero
        let store = try Store.open(settings)
        try fill(store, 1...100)
        #expect(store.walBytes > 0)
        try store.maintain(idle: true)
        #expect(store.walBytes == 0)
    }

    @Test func ownReadersAndCheckpointsAreNoForeignWriters() throws {
        let folder = Folder()
        var settings = folder.settings
        settings.idleTime = .zero
        settings.checkpointBytes = 1
        let store = try Store.open(settings)
        var notes: [String] = []
        for round in 1...30 {
            try fill(store, round...round)
            _ = try wholeLog(store)
            try store.maintain(idle: round % 3 == 0) { notes.append($0) }
        }
        #expect(notes.isEmpty)
    }

    @Test func aForeignWriterIsNoticedAndInTheEndNotStoodFor() throws {
        let folder = Folder()
        let store = try folder.open()
        let foreign = try DatabaseQueue(path: folder.settings.path)
        var notes: [String] = []
        var failure: StoreError?
        for round in 1...3 {
            try foreign.write { try $0.execute(sql: "UPDATE stream SET epoch = epoch + 1") }
            do {
                try store.maintain(idle: false) { notes.append($0) }
            } catch {
                failure = error
            }
            #expect(notes.count == round)
        }
        #expect(notes.allSatisfy { $0.contains("foreign writer") })
        if Connection.hasResetBug(Connection.libraryVersion) {
            #expect(failure?.kind == .foreignWriter)
            #expect(failure?.exitCode == 74)
        }
        try foreign.close()
    }

    @Test func aLockOfAnotherProgramIsWaitedForAndThenReported() throws {
        let folder = Folder()
        var settings = folder.settings
        settings.busyLimit = .milliseconds(50)
        let store = try Store.open(settings)
        let foreign = try DatabaseQueue(path: folder.settings.path)
        let entry = Sample.entry("c1", Sample.article("one"))
        try foreign.inDatabase { db in
            try db.execute(sql: "BEGIN IMMEDIATE")
            let error = #expect(throws: StoreError.self) { try store.commit([entry]) }
            #expect(error?.kind == .busy)
            #expect(error?.isRetryable == true)
            try db.execute(sql: "ROLLBACK")
        }
        #expect(
            try store.commit([entry]) == [.committed(new: 1, repeated: 0, quarantined: false)])
    }

    @Test(.timeLimit(.minutes(1))) func aLongReadIsAborted() throws {
        let folder = Folder()
        var settings = folder.settings
        settings.readLimit = .milliseconds(50)
        let store = try Store.open(settings)
        let reader = try store.reader()
        let error = #expect(throws: StoreError.self) {
            try reader.reading("endless") { db in
                try Int.fetchOne(
                    db,
                    sql: """
                        WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n)
                        SELECT max(x) FROM n
                        """)
            }
        }
        #expect(error?.kind == .tooSlow)
        #expect(try reader.head() == 0, "the reader goes on")
    }

    @Test func aReaderCannotWrite() throws {
        let folder = Folder()
        let store = try folder.open()
        let reader = try store.reader()
        #expect(throws: StoreError.self) {
            try reader.reading("write") { try $0.execute(sql: "DELETE FROM log") }
        }
    }

    @Test func aReadIsBoundByRowsAndBytes() throws {
        let folder = Folder()
        let store = try folder.open()
        try fill(store, 1...10, size: 1_000)
        let reader = try store.reader()
        #expect(try reader.rows(from: 0, limit: 3, maxBytes: .max).map(\.sequence) == [1, 2, 3])
        #expect(try reader.rows(from: 3, limit: 9, maxBytes: 1).map(\.sequence) == [3])
        #expect(try reader.rows(from: 3, limit: 9, maxBytes: 2_500).count == 4)
        #expect(try reader.rows(from: 21, limit: 9, maxBytes: .max).isEmpty)
    }

    @Test func theReserveIsRealAndComesBack() throws {
        let folder = Folder()
        let store = try folder.open()
        #expect(FileSystem.status(folder.file("reserve"))?.size == 64 << 10)
        #expect(!store.diskState().reserveReleased)
        store.disk.withLock { $0.release() }
        #expect(store.diskState().reserveReleased)
        #expect(FileSystem.status(folder.file("reserve")) == nil)
        try store.maintain(idle: false)
        #expect(!store.diskState().reserveReleased)
    }

    @Test func aLowDiskIsSaidSoUntilAQuarterMoreIsFree() throws {
        let folder = Folder()
        try FileSystem.makeFolder(folder.path)
        let space = try #require(FileSystem.space(at: folder.path))
        func isLow(_ limit: Int, after wasLow: Bool) -> Bool {
            var settings = folder.settings
            settings.reserveBytes = 0
            settings.lowPercent = 1_000
            settings.lowBytes = limit
            var disk = DiskGuard(settings)
            if wasLow { disk.assumeLow() }
            return disk.state().isLow
        }
        #expect(!isLow(space.free / 100 * 90, after: false))
        #expect(isLow(space.free / 100 * 90, after: true))
        #expect(!isLow(space.free / 100 * 70, after: true))
        #expect(isLow(space.free / 100 * 110, after: false))
    }

    @Test func claimsAreForgottenByAgeAndNotWithTheLog() throws {
        let folder = Folder()
        var settings = folder.settings
        settings.logMaxAge = .zero
        let store = try Store.open(settings)
        try fill(store, 1...30)
        usleep(3_000)
        while try store.maintain(idle: false) == .more {}
        #expect(try wholeLog(store).isEmpty)
        #expect(
            try store.commit([Sample.entry("c7", Sample.article("7"))])
                == [.alreadyCommitted(quarantined: false)])

        func delete(afterDays days: Int64, limit: Int) throws -> (more: Bool, left: Int?) {
            try store.working("test") { _, db in
                let now = Timestamp.now() + days * 86_400_000
                let more = try Retention(settings: settings, now: now)
                    .deleteArrivals(db, limit: limit)
                return (more, try Int.fetchOne(db, sql: "SELECT count(*) FROM arrival"))
            }
        }
        #expect(try delete(afterDays: 6, limit: 20) == (false, 30))
        #expect(try delete(afterDays: 8, limit: 20) == (true, 10))
        #expect(try delete(afterDays: 8, limit: 20) == (true, 0))
        #expect(try delete(afterDays: 8, limit: 20) == (false, 0))
    }

    @Test func rightAfterAStartEvenOldClaimsAreKnown() throws {
        let folder = Folder()
        let store = try folder.open()
        try fill(store, 1...3)
        func left() throws -> Int? {
            try store.working("test") { _, db in
                try Int.fetchOne(db, sql: "SELECT count(*) FROM arrival")
            }
        }
        try store.working("test") { _, db in
            try db.execute(sql: "UPDATE arrival SET at = at - 30 * 86400000")
        }
        try store.maintain(idle: false)
        #expect(try left() == 3)
        store.desk.withLock { $0.opened = .now - .seconds(3_601) }
        #expect(try store.maintain(idle: false) == .more)
        #expect(try left() == 0)
        #expect(try store.maintain(idle: false) == .done)
    }

    @Test func whatStandsInTheWayOfMaintenanceIsReturnedAndNotThrown() throws {
        let folder = Folder()
        var settings = folder.settings
        settings.busyLimit = .milliseconds(50)
        settings.logMaxAge = .zero
        let store = try Store.open(settings)
        try fill(store, 1...3)
        usleep(3_000)
        let foreign = try DatabaseQueue(path: settings.path)
        try foreign.inDatabase { db in
            try db.execute(sql: "BEGIN IMMEDIATE")
            guard case .hindered(let failure) = try store.maintain(idle: false) else {
                Issue.record("the other program's lock was not noticed")
                return
            }
            #expect(failure.kind == .busy)
            try db.execute(sql: "ROLLBACK")
        }
        #expect(try store.maintain(idle: false) == .more)
        #expect(try wholeLog(store).isEmpty)
        try foreign.close()
    }

    @Test func aLastCheckpointThatFailsIsTold() throws {
        let folder = Folder()
        var settings = folder.settings
        settings.busyLimit = .milliseconds(50)
        let store = try Store.open(settings)
        try fill(store, 1...3)
        let foreign = try DatabaseQueue(path: settings.path)
        try foreign.inDatabase { db in
            try db.execute(sql: "BEGIN")
            _ = try Int.fetchOne(db, sql: "SELECT count(*) FROM log")
            #expect(store.close()?.kind == .busy)
            #expect(store.close() == nil, "closing twice is closing once")
            try db.execute(sql: "ROLLBACK")
        }
        try foreign.close()
        let again = try folder.open()
        #expect(try wholeLog(again).count == 6)
        #expect(again.close() == nil)
    }
}
