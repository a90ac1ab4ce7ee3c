import Foundation
import Testing

@testable import Store

@Suite struct BackupTests {
    @Test func aBackupOpenedElsewhereIsANewStreamWithTheOldRows() throws {
        let folder = Folder()
        let store = try folder.open()
        _ = try store.commit([Sample.entry("c1", Sample.article("one"))])
        let copy = folder.file("backup.db")
        try store.backup(to: copy)
        _ = try store.commit([Sample.entry("c2", Sample.article("two"))])

        let other = Folder()
        try FileSystem.makeFolder(other.path)
        try FileManager.default.copyItem(atPath: copy, toPath: other.settings.path)
        var restored = try other.open()
        #expect(restored.stream != store.stream)
        #expect(restored.epoch == 2)
        #expect(try wholeLog(restored) == wholeLog(store).prefix(2).map(\.self))
        _ = try restored.commit([Sample.entry("c3", Sample.article("three"))])
        restored.close()
        let stream = restored.stream
        restored = try other.open()
        #expect(restored.stream == stream, "only the first open begins a stream")
        #expect(try restored.reader().head() == 4)
        try restored.verify()
    }

    @Test func aBackupPutInPlaceIsNotMixedWithTheOldWriteAheadLog() throws {
        let folder = Folder()
        let store = try folder.open()
        _ = try store.commit([Sample.entry("c1", Sample.article("one"))])
        let copy = folder.file("backup.db")
        try store.backup(to: copy)
        store.close()
        let probe = try Probe(["die", folder.path, "1", "5", "10"])
        #expect(probe.exit() == -9)
        try FileManager.default.removeItem(atPath: folder.settings.path)
        try FileManager.default.copyItem(atPath: copy, toPath: folder.settings.path)
        var notes: [String] = []
        let restored = try folder.open { notes.append($0) }
        #expect(restored.stream != store.stream)
        #expect(try restored.reader().head() == 2)
        #expect(notes.contains { $0.contains("write-ahead log") })
        try restored.verify()
    }

    @Test func aBackupThatCannotBeWrittenLeavesNothingAndHarmsNothing() throws {
        let folder = Folder()
        let store = try folder.open()
        let error = #expect(throws: StoreError.self) {
            try store.backup(to: folder.file("nowhere/backup.db"))
        }
        #expect(error?.isFatal == false)
        #expect(throws: StoreError.self) { try store.backup(to: folder.settings.path) }
        _ = try store.commit([Sample.entry("c1", Sample.article("one"))])
    }

    @Test func aBackupReplacesAnOlderOne() throws {
        let folder = Folder()
        let store = try folder.open()
        let copy = folder.file("backup.db")
        try store.backup(to: copy)
        let first = try folder.bytes(of: "backup.db").count
        _ = try store.commit([Sample.entry("c1", Sample.article("one", size: 90_000))])
        try store.backup(to: copy)
        #expect(try folder.bytes(of: "backup.db").count > first)
        #expect(FileSystem.status(copy + ".part") == nil)
    }
}
