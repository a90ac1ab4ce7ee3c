import Foundation
import GRDB
import Testing

@testable import Store

@Suite struct DamageTests {
    /// A store with some articles, closed.
    private func filled(_ folder: Folder, count: Int = 50) throws -> String {
        let store = try folder.open()
        let entries = (1...count).map {
            Sample.entry("c\($0)", Sample.article("\($0)", size: 6_000))
        }
        _ = try store.commit(entries)
        store.close()
        return store.stream
    }

    @Test func aDamagedPageIsNoticedAtTheStart() throws {
        let folder = Folder()
        _ = try filled(folder)
        folder.damage("datelined.db", at: 4_096 * 2, with: [UInt8](repeating: 0xA5, count: 64))
        let error = #expect(throws: StoreError.self) { try folder.open() }
        #expect(error?.kind == .corrupt)
        #expect(error?.exitCode == 74)
        #expect(error?.message.contains("restore a backup") == true)
    }

    @Test func aDamagedHeaderIsNoticedAtTheStart() throws {
        let folder = Folder()
        _ = try filled(folder)
        folder.damage("datelined.db", at: 0, with: Array("not a database".utf8))
        #expect(throws: StoreError.self) { try folder.open() }
    }

    @Test func aFlippedBitInARecordIsNoticedWhenItIsRead() throws {
        let folder = Folder()
        _ = try filled(folder)
        let bytes = try folder.bytes(of: "datelined.db")
        let needle = Array("word word word".utf8)
        let place = try #require(
            bytes.indices.last { bytes[$0...].starts(with: needle) }, "a record's text")
        folder.damage("datelined.db", at: place, with: [bytes[place] ^ 1])
        let store = try folder.open()
        let error = #expect(throws: StoreError.self) { try wholeLog(store) }
        #expect(error?.kind == .corrupt)
        #expect(error?.message.contains("log row") == true)
    }

    @Test func aFlippedBitInTheWriteAheadLogLosesNoSequence() throws {
        let folder = Folder()
        let probe = try Probe(["die", folder.path, "0", "5", "15"])
        #expect(probe.exit() == -9)
        let wal = try folder.bytes(of: "datelined.db-wal")
        try #require(wal.count > 4_200)
        folder.damage("datelined.db-wal", at: 32 + 24 + 100, with: [wal[156] ^ 1])
        var notes: [String] = []
        let store = try folder.open { notes.append($0) }
        #expect(store.epoch == 2)
        #expect(notes.contains { $0.contains("new stream") })
    }

    @Test func aLostWriteAheadLogBeginsANewStream() throws {
        let folder = Folder()
        let stream = try filled(folder)
        let probe = try Probe(["die", folder.path, "1", "5", "10"])
        #expect(probe.exit() == -9)
        try FileManager.default.removeItem(atPath: folder.file("datelined.db-wal"))
        let store = try folder.open()
        #expect(store.stream != stream)
        #expect(store.epoch == 2)
        let first = try wholeLog(store).count
        store.close()
        let again = try folder.open()
        #expect(again.stream == store.stream, "once is enough")
        #expect(try wholeLog(again).count == first)
    }

    @Test func anOlderCopyPutInPlaceBeginsANewStream() throws {
        let folder = Folder()
        let stream = try filled(folder, count: 3)
        let copy = folder.file("copy")
        try FileManager.default.copyItem(atPath: folder.file("datelined.db"), toPath: copy)
        var store = try folder.open()
        _ = try store.commit([Sample.entry("later", Sample.article("later"))])
        store.close()
        try FileManager.default.removeItem(atPath: folder.file("datelined.db"))
        try FileManager.default.moveItem(atPath: copy, toPath: folder.file("datelined.db"))
        store = try folder.open()
        #expect(store.stream != stream)
        #expect(try store.reader().head() == 6)
    }

    @Test func aStoreMovedAsAWholeKeepsItsStream() throws {
        let folder = Folder()
        let stream = try filled(folder)
        let other = Folder()
        try FileManager.default.copyItem(atPath: folder.path, toPath: other.path)
        let store = try other.open()
        #expect(store.stream == stream)
    }

    @Test func aDatabaseThatIsGoneIsMadeAnewAndSaidSo() throws {
        let folder = Folder()
        let stream = try filled(folder)
        try FileManager.default.removeItem(atPath: folder.settings.path)
        var notes: [String] = []
        let store = try folder.open { notes.append($0) }
        #expect(store.stream != stream)
        #expect(notes.contains { $0.contains("database is gone") })
        #expect(try store.reader().head() == 0)
    }

    @Test func aStoreWithoutItsSideFileBeginsANewStream() throws {
        let folder = Folder()
        let stream = try filled(folder)
        try FileManager.default.removeItem(atPath: folder.file("high-water"))
        #expect(try folder.open().stream != stream)
    }

    @Test func aDatabaseOfAnotherProgramIsRefused() throws {
        let folder = Folder()
        try FileManager.default.createDirectory(
            atPath: folder.path, withIntermediateDirectories: true)
        let foreign = try DatabaseQueue(path: folder.file("datelined.db"))
        try foreign.write { try $0.execute(sql: "CREATE TABLE recipe (name TEXT)") }
        try foreign.close()
        let error = #expect(throws: StoreError.self) { try folder.open() }
        #expect(error?.kind == .notAStore)
        #expect(error?.exitCode == 78)
    }

    @Test func theThirdStartAfterTwoFailuresIsRefused() throws {
        let folder = Folder()
        _ = try filled(folder)
        folder.damage("datelined.db", at: 4_096 * 2, with: [UInt8](repeating: 0xA5, count: 64))
        for kind in [StoreError.Kind.corrupt, .corrupt, .repeatedFailure] {
            let error = #expect(throws: StoreError.self) { try folder.open() }
            #expect(error?.kind == kind)
        }
    }

    @Test(arguments: [
        ([Int64](), true), ([0], true), ([-700_000, 0], true), ([-500_000, -1_000], false),
        ([-1_500_000, -1_000_000], true),
    ])
    func twoFailuresCloseTogetherKeepTheStoreDown(ages: [Int64], opens: Bool) throws {
        let folder = Folder()
        try FileSystem.makeFolder(folder.path)
        let marker = FailureMarker(path: folder.file("failures"))
        let now = Timestamp.now()
        for age in ages { marker.record(StoreError(.inputOutput, "a\nb"), now: now + age) }
        if opens {
            try marker.check(now: now)
        } else {
            #expect(throws: StoreError.self) { try marker.check(now: now) }
        }
    }
}
