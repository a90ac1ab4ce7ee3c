import Foundation
import Testing

@testable import Inbox

/// A file is taken once it is whole, however it is written.
@Suite(.timeLimit(.minutes(1))) struct WholeFilesTests {
    let spool: Spool
    let reader = Reader()

    init() throws { spool = try Spool() }

    @Test func aRenamedFileIsTakenAtOnce() async throws {
        let inbox = try reader.inbox(spool.settings)
        try spool.drop("a.txt", "one")
        #expect(await reader.gets(1, within: .seconds(5)))
        #expect(reader.texts == ["one"])
        #expect(await eventually { spool.done() == ["a.txt"] })
        inbox.stop()
        #expect(spool.names("work").isEmpty)
        #expect(spool.names("inbox").isEmpty)
    }

    @Test func aWriterThatPausesIsWaitedFor() async throws {
        let inbox = try reader.inbox(spool.settings)
        let file = Kernel.open(spool.inbox + "/a.txt", O_WRONLY | O_CREAT)
        try spool.append(file, "first ")
        await aWhile(900)
        #expect(reader.count == 0, "read while the writer had it open")
        try spool.append(file, "second")
        close(file)
        #expect(await reader.gets(1))
        #expect(reader.texts == ["first second"])
        inbox.stop()
    }

    @Test func theLastOfTwoWritersCounts() async throws {
        let inbox = try reader.inbox(spool.settings)
        let path = spool.inbox + "/a.txt"
        let one = Kernel.open(path, O_WRONLY | O_CREAT | O_APPEND)
        let two = Kernel.open(path, O_WRONLY | O_APPEND)
        try spool.append(one, "one ")
        close(one)
        await aWhile(500)
        #expect(reader.count == 0)
        try spool.append(two, "two")
        close(two)
        #expect(await reader.gets(1))
        #expect(reader.texts == ["one two"])
        inbox.stop()
    }

    @Test func aMappedFileIsTakenAfterItsLastStore() async throws {
        let inbox = try reader.inbox(spool.settings)
        let file = Kernel.open(spool.inbox + "/a.txt", O_RDWR | O_CREAT)
        try spool.append(file, "early")
        let mapping = Kernel.Mapping(spool.inbox + "/a.txt", length: 5)
        close(file)
        await aWhile(500)
        #expect(reader.count == 0, "taken while mapped for writing")
        mapping.store("final")
        mapping.unmap(5)
        #expect(await reader.gets(1))
        #expect(reader.texts == ["final"])
        inbox.stop()
    }

    @Test func aLinkedFileIsTakenUnderItsNewName() async throws {
        let inbox = try reader.inbox(spool.settings)
        try spool.write(spool.outside, "linked")
        #expect(Kernel.link(spool.outside, spool.inbox + "/a.txt") == 0)
        #expect(await reader.gets(1))
        #expect(reader.texts == ["linked"])
        #expect(reader.arrivals.first?.linkCount == 2)
        #expect(FileManager.default.fileExists(atPath: spool.outside))
        inbox.stop()
    }

    @Test func aLinkWhoseOriginalGoesIsTakenOnce() async throws {
        let inbox = try reader.inbox(spool.settings)
        for number in 0..<50 {
            try spool.write(spool.outside, "linked \(number)")
            #expect(Kernel.link(spool.outside, spool.inbox + "/\(number).txt") == 0)
            Kernel.remove(spool.outside)
        }
        #expect(await reader.gets(50))
        #expect(Set(reader.texts).count == 50)
        inbox.stop()
    }

    @Test func anUnnamedFileIsTakenOnceItHasAName() async throws {
        let inbox = try reader.inbox(spool.settings)
        // O_TMPFILE, which Swift does not import.
        let file = Kernel.open(spool.inbox, 0o20_000_000 | O_DIRECTORY | O_WRONLY)
        try #require(file >= 0)
        try spool.append(file, "was unnamed")
        #expect(Kernel.name(file, spool.inbox + "/a.txt") == 0)
        await aWhile(100)
        #expect(reader.count == 0, "still open for writing")
        close(file)
        #expect(await reader.gets(1))
        #expect(reader.names == ["a.txt"])
        #expect(reader.texts == ["was unnamed"])
        inbox.stop()
    }

    @Test func anEmptyFileIsRefusedOnlyAfterItsGrace() async throws {
        var settings = spool.settings
        settings.emptyGrace = .seconds(1)
        let inbox = try reader.inbox(settings)
        let began = ContinuousClock.now
        try spool.drop("empty", "")
        #expect(await reader.gets(1))
        #expect(ContinuousClock.now - began >= .seconds(1))
        #expect(reader.refusals() == [.empty])
        inbox.stop()
    }

    @Test func anEmptyFileThatIsFilledInTimeIsRead() async throws {
        var settings = spool.settings
        settings.emptyGrace = .seconds(60)
        let inbox = try reader.inbox(settings)
        try spool.drop("a.txt", "")
        #expect(await eventually { inbox.status.pending == 1 })
        await aWhile()
        #expect(reader.count == 0)
        try spool.write(spool.inbox + "/a.txt", "now")
        #expect(await reader.gets(1))
        #expect(reader.texts == ["now"])
        inbox.stop()
    }

    @Test func aFileThatComesAgainIsEachTimeOneOfItsVersions() async throws {
        let inbox = try reader.inbox(spool.settings)
        for number in 0..<100 {
            try spool.drop("a.txt", String(repeating: "\(number) ", count: 1_000))
        }
        #expect(await eventually { inbox.status.pending == 0 && spool.names("inbox").isEmpty })
        #expect(await eventually { inbox.status.inFlight == 0 })
        let texts = reader.texts
        #expect(texts.count == reader.count)
        #expect(texts.allSatisfy { Set($0.split(separator: " ")).count == 1 })
        #expect(texts.last?.hasPrefix("99 ") == true)
        inbox.stop()
        #expect(spool.done().count == reader.count)
    }

    @Test func aMovedInFileThatGrowsIsReadAgain() async throws {
        try spool.drop("a.txt", "grows ")
        let file = Kernel.open(spool.inbox + "/a.txt", O_WRONLY | O_APPEND)
        let inbox = try reader.inbox(spool.settings)
        // Renamed in while a writer has it: taken at once, the change check has to notice.
        #expect(Kernel.move(spool.inbox + "/a.txt", spool.outside) == 0)
        #expect(Kernel.move(spool.outside, spool.inbox + "/a.txt") == 0)
        for _ in 0..<20_000 {
            try spool.append(file, "more ")
            if reader.count > 0 { break }
        }
        close(file)
        #expect(await reader.gets(1))
        let text = try #require(reader.texts.first)
        #expect(text.hasPrefix("grows "))
        inbox.stop()
    }

    @Test func withMarkersAFileWaitsForItsOwn() async throws {
        var settings = spool.settings
        settings.doneMarker = true
        let inbox = try reader.inbox(settings)
        try spool.write(spool.inbox + "/a.txt", "marked")
        await aWhile(500)
        #expect(reader.count == 0)
        try spool.write(spool.inbox + "/a.txt.done", "")
        #expect(await reader.gets(1))
        #expect(await eventually { spool.names("inbox").isEmpty })
        inbox.stop()
    }

    @Test func aWriterIsNeverKilledByALease() async throws {
        let inbox = try reader.inbox(spool.settings)
        for number in 0..<300 {
            let path = spool.inbox + "/\(number % 7).txt"
            for _ in 0..<3 {
                let file = Kernel.open(path, O_WRONLY | O_CREAT | O_APPEND)
                try spool.append(file, "x")
                close(file)
            }
        }
        #expect(await eventually { spool.names("inbox").isEmpty && inbox.status.inFlight == 0 })
        inbox.stop()
        // A writer that opens a file anew in the moment of its claim writes to the claimed one: its
        // bytes are kept, though nobody can tell that more was to come.
        var kept = 0
        for day in spool.names("done") {
            let folder = try Folder(opening: spool.path + "/done/" + day)
            try folder.list { name, _ in kept += (try? folder.stamp(of: name))?.size ?? 0 }
        }
        #expect(kept == 900)
    }
}
