import Glibc
import Testing

@testable import Inbox

/// The reference producer.
@Suite(.timeLimit(.minutes(1))) struct SubmissionTests {
    let spool: Spool

    init() throws { spool = try Spool() }

    @Test func bytesArriveUnderTheirName() async throws {
        let reader = Reader()
        let inbox = try reader.inbox(spool.settings)
        let name = try Submission.submit(
            Array("text".utf8), name: FileName("a.txt"), into: spool.inbox)
        #expect(name == FileName("a.txt"))
        #expect(await reader.gets(1))
        #expect(reader.texts == ["text"])
        inbox.stop()
    }

    @Test func aFileIsCopiedAndStays() throws {
        try spool.write(spool.outside, String(repeating: "long ", count: 200_000))
        var seen = 0
        try Submission.submit(fileAt: spool.outside, into: spool.inbox) { seen = $0 }
        #expect(seen == 1_000_000)
        #expect(spool.names("inbox") == ["outside"])
        #expect(try Folder(opening: spool.inbox).stamp(of: FileName("outside")).size == 1_000_000)
        #expect(Kernel.exists(spool.outside))
    }

    @Test func aPipeIsReadToItsEnd() throws {
        var ends: [Int32] = [0, 0]
        #expect(unsafe pipe(&ends) == 0)
        try spool.append(ends[1], "from a pipe")
        close(ends[1])
        try Submission.submit(descriptor: ends[0], name: FileName("p"), into: spool.inbox)
        close(ends[0])
        #expect(try Folder(opening: spool.inbox).stamp(of: FileName("p")).size == 11)
    }

    @Test func aFileThatWaitsIsNotReplaced() throws {
        let names = try (0..<3).map { number in
            try Submission.submit([1], name: FileName("a"), into: spool.inbox)
        }
        #expect(names.map(\.description) == ["a", "2-a", "3-a"])
        #expect(spool.names("inbox").count == 3)
    }

    @Test func aNameOf255BytesFits() throws {
        let name = FileName(String(repeating: "n", count: 255))
        try Submission.submit([1], name: name, into: spool.inbox)
        #expect(spool.names("inbox") == [name.description])
        #expect(try Submission.submit([1], name: name, into: spool.inbox) != name)
    }

    @Test(arguments: ["", ".", "..", "a/b", ".hidden", "a.tmp", "nul\u{0}"])
    func aNameThatWouldNeverBeReadIsRefused(name: String) {
        #expect(throws: InboxError.self) {
            try Submission.submit([1], name: FileName(name), into: spool.inbox)
        }
    }

    @Test func whatCannotBeReadLeavesNothingBehind() {
        #expect(throws: InboxError.self) {
            try Submission.submit(fileAt: spool.outside, into: spool.inbox)
        }
        #expect(throws: InboxError.self) {
            try Submission.submit(fileAt: spool.path, name: FileName("f"), into: spool.inbox)
        }
        #expect(spool.names("inbox").isEmpty)
    }
}
