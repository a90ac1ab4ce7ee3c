import Glibc
import Logging
import Testing

@testable import Pipeline

@Suite struct SystemdLogTests {
    private func record(
        _ message: String = "article stored", _ metadata: Logger.Metadata = [:],
        level: Logger.Level = .info
    ) -> LogRecord {
        LogRecord(
            level: level, label: "Pipeline", message: message, metadata: metadata,
            file: "Pipeline/Desk.swift", line: 42)
    }

    private func text(_ record: LogRecord, _ style: LogLine.Style) -> String {
        String(decoding: LogLine.bytes(record, style), as: UTF8.self)
    }

    @Test(arguments: [
        ("plain text", "plain text"),
        ("São Paulo", "São Paulo"),
        ("a\nb\r\tc", "a\\nb\\r\\tc"),
        ("\u{1B}[31mred\u{7}", "\\x1b[31mred\\x07"),
        ("c1\u{9B}31m", "c1\\x9b31m"),
        ("evil\u{202E}txt.exe", "evil\\u{202e}txt.exe"),
        ("two\u{2028}lines", "two\\u{2028}lines"),
        ("already\\xff", "already\\xff"),
    ])
    func textFromOutsideIsHarmless(text: String, escaped: String) {
        #expect(LogText.escaped(text, limit: 1000) == escaped)
    }

    @Test func aLongTextIsCutAtACharacter() {
        #expect(LogText.escaped("ääää", limit: 5) == "ää…")
    }

    @Test func aFileNameCannotForgeASecondLine() {
        let line = text(record("article stored", ["file": "x\n<0>kernel: panic"]), .prefixed)
        #expect(line == "<6>article stored file=\"x\\n<0>kernel: panic\"\n")
    }

    @Test(arguments: [
        (Logger.Level.trace, 7), (.debug, 7), (.info, 6), (.notice, 5), (.warning, 4), (.error, 3),
        (.critical, 2),
    ])
    func levelsBecomeSyslogPriorities(level: Logger.Level, priority: Int) {
        #expect(text(record("m", level: level), .prefixed) == "<\(priority)>m\n")
    }

    @Test func aPlainLineHasTimeLevelAndFacts() throws {
        let line = text(record("article stored", ["ms": "3", "article": "ab cd"]), .plain)
        let pattern = #/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z info article stored (.*)\n$/#
        let match = try #require(line.wholeMatch(of: pattern))
        #expect(match.1 == "article=\"ab cd\" ms=3")
    }

    @Test func aJSONLineIsQuotedAndKeepsItsOwnNames() {
        let line = text(record("ready", ["file": "a\"b\\c", "level": "fake"]), .json)
        let rest = """
            "level":"info","room":"Pipeline","message":"ready",\
            "message_id":"\(MessageKind.ready.id)","file":"a\\"b\\\\c"}

            """
        #expect(line.hasPrefix("{\"time\":\"2"))
        #expect(line.hasSuffix(rest))
    }

    @Test func messageKindsHaveDifferentWellFormedIds() {
        let ids = Set(MessageKind.allCases.map(\.id))
        #expect(ids.count == MessageKind.allCases.count)
        #expect(ids.allSatisfy { $0.wholeMatch(of: #/[0-9a-f]{32}/#) != nil })
    }

    @Test func anEntryCarriesTheFieldsOperatorsSearchFor() {
        let entry = JournalEntry(
            record("article stored", ["article": "00ff", "seq": "17", "file": "a\nb"]),
            identifier: "datelined")
        let lines = String(decoding: entry.bytes, as: UTF8.self).split(separator: "\n")
        #expect(
            lines == [
                "MESSAGE=article stored article=00ff file=a\\nb seq=17", "PRIORITY=6",
                "MESSAGE_ID=a9ec1e52fcbe428a897911ec47f67522", "SYSLOG_IDENTIFIER=datelined",
                "CODE_FILE=Pipeline/Desk.swift", "CODE_LINE=42", "DATELINE_ROOM=Pipeline",
                "DATELINE_ARTICLE=00ff", "DATELINE_FILE=a\\nb", "DATELINE_SEQ=17",
            ])
    }

    /// A typed constant: the compiler takes seconds to infer such a table inside the attribute.
    private static let fields: [(String, [UInt8], [UInt8])] = [
        ("RAW", [UInt8]("two\nlines".utf8), [UInt8]("RAW\n".utf8) + [9, 0, 0, 0, 0, 0, 0, 0]),
        ("RAW", [0xFF, 0x00], [UInt8]("RAW\n".utf8) + [2, 0, 0, 0, 0, 0, 0, 0]),
        ("RAW", [UInt8]("tab\tis text".utf8), [UInt8]("RAW=".utf8)),
        ("ms-per article", [0x31], [UInt8]("MS_PER_ARTICLE=".utf8)),
        ("_9trusted", [0x31], [UInt8]("TRUSTED=".utf8)),
        (
            String(repeating: "A", count: 70), [49],
            [UInt8](String(repeating: "A", count: 64).utf8) + [61]
        ),
    ]

    @Test(arguments: fields)
    func fieldsFollowTheNativeProtocol(name: String, value: [UInt8], head: [UInt8]) {
        var entry = JournalEntry()
        entry.append(name, value)
        #expect(entry.bytes == head + value + [UInt8(ascii: "\n")])
    }

    @Test func aNameWithoutLettersIsNotWritten() {
        var entry = JournalEntry()
        entry.append("_1_", "x")
        #expect(entry.bytes.isEmpty)
    }
}
