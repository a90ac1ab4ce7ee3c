import Foundation
import TestSupport
import Testing

/// Faults of producers and of the kernel's notifications, through the whole daemon.
@Suite(.serialized, .blocking, .timeLimit(.minutes(5))) struct FaultIntakeTests {
    /// FI-01. The reader is the daemon itself, stopped; a file that changes its mode is an event
    /// too, and a cheap one.
    @Test func anOverflowWhileTheReaderStandsStillLosesNothing() throws {
        let daemon = try DaemonProcess()
        daemon.freeze()
        var dropped: [String] = []
        func drop(_ numbers: Range<Int>) throws {
            for number in numbers {
                dropped.append("\(number).txt")
                try daemon.drop("\(number).txt", sampleArticle(number))
            }
        }
        try drop(0..<40)
        let bells = try ["a", "b"].map { try daemon.folder.file("spool/inbox/.\($0)", "x") }
        for ring in 0..<20_000 {
            // Two in turn: the kernel makes one of equal neighbours.
            unsafe #expect(chmod(bells[ring % 2], ring % 4 < 2 ? 0o600 : 0o640) == 0)
        }
        try drop(40..<80)
        daemon.process.signal(SIGCONT)
        #expect(try eventually { try daemon.counter("inotify_overflows_total") == 1 })
        #expect(try daemon.counter("rescans_overflow_total") == 1)
        #expect(daemon.process.err.contains("inbox events overflowed, scanning"))
        try daemon.expectOracle(articles: dropped)
    }

    /// FI-03, FI-06, FI-14 and FI-16: every way of writing ends in one article of the final text.
    @Test func howeverFilesAreWrittenTheirFinalContentIsReadOnce() throws {
        let daemon = try DaemonProcess(environment: ["DATELINE_SPOOL_EMPTY_GRACE": "2s"])
        let inbox = daemon.inbox
        let slow = try Writer(inbox + "/slow.txt")
        try slow.append(sampleArticle(1))
        let rewritten = try Writer(inbox + "/rewritten.txt")
        try rewritten.append(sampleArticle(2) + "\n\nThis paragraph will be cut off.")
        for name in ["empty.txt", "filled.txt"] { try Writer(inbox + "/" + name).close() }

        let outside = try daemon.folder.file("outside.txt", sampleArticle(3))
        unsafe #expect(link(outside, inbox + "/linked.txt") == 0)
        unsafe #expect(unlink(outside) == 0)

        daemon.freeze()
        try daemon.drop("replaced.txt", sampleArticle(4))
        try daemon.drop("replaced.txt", sampleArticle(5, about: "Lindholm"))
        daemon.process.signal(SIGCONT)

        #expect(daemon.announces(2), "linked and replaced")
        let early = Set(try daemon.log().compactMap(\.file))
        #expect(early == ["linked.txt", "replaced.txt"])

        try rewritten.replace(with: sampleArticle(6, about: "Sundmark"))
        rewritten.close()
        let filled = try Writer(inbox + "/filled.txt")
        try filled.append(sampleArticle(7))
        filled.close()
        try slow.append("\n\nThe last paragraph came a good while after the first.")
        slow.close()

        #expect(daemon.announces(6))
        let log = try daemon.log()
        func record(_ file: String) -> String { log.first { $0.file == file }?.json ?? "" }
        #expect(record("slow.txt").contains("came a good while after"))
        #expect(record("replaced.txt").contains("Lindholm"))
        #expect(record("rewritten.txt").contains("Sundmark"))
        #expect(!record("rewritten.txt").contains("will be cut off"))
        try daemon.expectOracle(
            articles: ["slow", "rewritten", "filled", "linked", "replaced"].map { $0 + ".txt" },
            quarantined: ["empty.txt": "empty"])
    }

    /// FI-10, FI-11 and FI-12: what is no article, and names that are no text.
    @Test func hostileNamesAndKindsAreToldOfHarmlessly() throws {
        let daemon = try DaemonProcess()
        let secret = try daemon.folder.file("secret.txt", "The secret harbour plan, outside.")
        let inbox = daemon.inbox
        for (name, target) in [("l1", "/etc/shadow"), ("l2", secret), ("l3", inbox + "/l3")] {
            unsafe #expect(symlink(target, inbox + "/" + name) == 0)
        }
        unsafe #expect(mkfifo(inbox + "/pipe", 0o644) == 0)
        var refused = ["l1": "symlink", "l2": "symlink", "l3": "symlink", "pipe": "not-regular"]
        // Root alone may, and not in every container.
        if unsafe mknod(inbox + "/device", S_IFCHR | 0o644, 0x103) == 0 {
            refused["device"] = "not-regular"
        }
        let names: [[UInt8]] = [
            [0xFF, 0xFE], Array("new\nline".utf8), Array("\u{1B}[31mred\u{7}".utf8),
            Array("-rf".utf8), Array(repeating: 0x6E, count: 255), Array("\u{202E}txt.exe".utf8),
        ]
        for (number, name) in names.enumerated() {
            try daemon.drop(bytes: Array(sampleArticle(number).utf8), as: name)
        }
        #expect(daemon.announces(refused.count + names.count))

        let listed = try daemon.dateline(["quarantine", "list"]).out
        let told = try daemon.dateline(["replay"]).out
        for text in [listed, told, daemon.process.err] {
            let controls = text.unicodeScalars.filter {
                $0 != "\n" && ($0.properties.generalCategory == .control || $0 == "\u{202E}")
            }
            #expect(controls.isEmpty, "\(controls.map { String($0.value, radix: 16) })")
        }
        let log = try daemon.log()
        #expect(!log.contains { $0.json.contains("secret harbour") || $0.json.contains("root:") })
        #expect(try String(contentsOfFile: secret, encoding: .utf8).hasSuffix("outside."))
        let articles = log.filter { $0.type == "article/analyzed" }.compactMap(\.file)
        #expect(articles.count == names.count)
        #expect(articles.contains("-rf"))
        #expect(articles.contains("\\xFF\\xFE"))
        try daemon.expectOracle(articles: articles, quarantined: refused)
    }
}

/// A producer that writes in place.
private final class Writer {
    private let descriptor: Int32

    init(_ path: String) throws {
        descriptor = unsafe open(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0o644)
        try #require(descriptor >= 0)
    }

    func append(_ text: String) throws {
        let bytes = Array(text.utf8)
        try #require(unsafe write(descriptor, bytes, bytes.count) == bytes.count)
    }

    func replace(with text: String) throws {
        try #require(ftruncate(descriptor, 0) == 0)
        try append(text)
    }

    func close() { _ = Foundation.close(descriptor) }
}
