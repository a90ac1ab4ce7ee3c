import Testing

@testable import Inbox

/// ULIDs, names in `work/`, days, and names to leave alone.
@Suite struct NamesTests {
    @Test func identifiersGrowAlsoWhenTheClockIsSetBack() {
        var generator = ULIDGenerator()
        var previous = ""
        for step in 0..<20_000 {
            let wall = Int64(1_700_000_000) * 1_000_000_000 - Int64(step % 7) * 1_000_000_000
            let next = generator.next(wall: wall)
            #expect(next > previous)
            #expect(ULIDGenerator.isValid(Array(next.utf8)))
            previous = next
        }
    }

    @Test func anIdentifierBeginsWithItsTime() {
        var generator = ULIDGenerator()
        // The specification's example: 1469918176385 ms.
        let id = generator.next(wall: 1_469_918_176_385 * 1_000_000)
        #expect(id.hasPrefix("01ARYZ6S41"))
    }

    @Test(arguments: ["a.txt", "-rf", "a-b-c", String(repeating: "x", count: 224)])
    func aClaimedNameReadsBack(name: String) throws {
        var generator = ULIDGenerator()
        let work = WorkName(
            id: generator.next(wall: 0), attempt: 12, folder: nil, name: FileName(name))
        #expect(work.name == FileName(name))
        #expect(work.with(attempt: 999).fileName.isValid)
        #expect(WorkName(parsing: work.fileName.bytes) == work)
    }

    @Test func longNamesAndFoldersGoToTheSideFile() throws {
        let long = FileName(String(repeating: "x", count: 225))
        #expect(WorkName(id: "I", attempt: 1, folder: nil, name: long).name == nil)
        let folder = FileName("a/b")
        #expect(WorkName(id: "I", attempt: 1, folder: folder, name: FileName("c")).name == nil)
        let names = try #require(WorkName.decode(WorkName.encode(folder: folder, name: long)))
        #expect(names.folder == folder)
        #expect(names.name == long)
        #expect(WorkName.decode(WorkName.encode(folder: nil, name: long))?.folder == nil)
        #expect(WorkName.decode([]) == nil)
        #expect(WorkName.decode([0x61, 0]) == nil)
    }

    @Test(arguments: ["", "a", "01ARYZ6S41TSV4RRFFQ69G5FAV", "01ARYZ6S41TSV4RRFFQ69G5FAV-x-a"])
    func otherNamesAreNoClaims(name: String) {
        #expect(WorkName(parsing: Array(name.utf8)) == nil)
    }

    @Test(
        arguments: [
            (0, "1970-01-01"), (59, "1970-03-01"), (11_016, "2000-02-29"), (19_782, "2024-02-29"),
            (20_819, "2027-01-01"), (-1, "1969-12-31"), (47_540, "2100-02-28"),
            (47_541, "2100-03-01"),
        ] as [(Int64, String)])
    func daysHaveTheirDates(day: Int64, name: String) {
        #expect(DoneFolder.name(ofDay: day) == name)
    }

    @Test func namesOfUnfinishedFilesAreIgnored() {
        let names = IgnoredNames(suffixes: [".tmp", "~", ""], doneMarker: true)
        for name in [".a", "a.tmp", "a~", "a.done", ""] { #expect(names.contains(FileName(name))) }
        for name in ["a", "a.txt", "tmp", "a.tmp.txt"] { #expect(!names.contains(FileName(name))) }
        #expect(names.marked(by: FileName("a.done")) == FileName("a"))
        #expect(names.marked(by: FileName(".done")) == nil)
        #expect(!IgnoredNames(suffixes: [], doneMarker: false).contains(FileName("a.done")))
    }

    @Test(
        arguments: [
            (0x6969, true), (0x6573_5546, true), (0x794C_7630, true), (0xEF53, false), (-1, false),
        ] as [(Int64, Bool)])
    func fileSystemsThatHideChangesArePolled(magic: Int64, polled: Bool) {
        #expect(FileSystem(magic: magic).needsPolling == polled)
    }

    @Test func anErrorIsOneLineThatSaysWhatFailed() {
        let error = InboxError(operation: "move", path: "/spool/inbox/a", code: 13)
        #expect(error.description == "/spool/inbox/a: cannot move: Permission denied")
    }
}
