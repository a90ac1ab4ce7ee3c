import Foundation
import TestSupport
import Testing

/// Contents made to hurt whoever reads them.
@Suite(.serialized, .blocking, .timeLimit(.minutes(5))) struct FaultContentTests {
    /// FI-29 and FI-31. Neither format is read yet: its bombs must be told from text quickly.
    @Test func bombsInMarkupAreRefusedQuicklyAndCostLittle() throws {
        let daemon = try DaemonProcess()
        try daemon.drop("warm.txt", sampleArticle(0))
        #expect(daemon.announces(1))
        let before = daemon.memory("VmHWM")
        let began = ContinuousClock.now
        for (name, content) in Self.bombs { try daemon.drop(name, content) }
        #expect(daemon.announces(Self.bombs.count + 1))
        // One second each in a release build on a machine of its own.
        #expect(ContinuousClock.now - began < .seconds(20))
        #expect(daemon.memory("VmHWM") - before < 128 << 20, "the files are 36 MB together")
        let hostname = try String(contentsOfFile: "/etc/hostname", encoding: .utf8)
        let refusals = try daemon.log().filter { $0.reason != nil }
        #expect(!refusals.contains { $0.json.contains("\"\(hostname.dropLast())") })
        try daemon.expectOracle(
            articles: ["warm.txt"],
            quarantined: Dictionary(
                uniqueKeysWithValues: Self.bombs.map { ($0.0, "unsupported") }))
    }

    private static let bombs: [(String, String)] = {
        let laughs = (1...9).map { level in
            let inner = String(repeating: "&l\(level - 1);", count: 10)
            return "<!ENTITY l\(level) \"\(inner)\">"
        }.joined(separator: "\n")
        let long = String(repeating: "a", count: 100_000)
        let head = "<?xml version=\"1.0\"?>\n"
        return [
            ("laughs.xml", head + "<!DOCTYPE r [<!ENTITY l0 \"ha\">\(laughs)]><r>&l9;</r>"),
            (
                "quadratic.xml",
                head + "<!DOCTYPE r [<!ENTITY a \"\(long)\">]><r>"
                    + String(repeating: "&a;", count: 100_000) + "</r>"
            ),
            (
                "file.xml",
                head + "<!DOCTYPE r [<!ENTITY x SYSTEM \"file:///etc/hostname\">]><r>&x;</r>"
            ),
            (
                "http.xml",
                head + "<!DOCTYPE r [<!ENTITY x SYSTEM \"http://127.0.0.1:1/\">]><r>&x;</r>"
            ),
            (
                "include.xml",
                head + "<r xmlns:xi=\"http://www.w3.org/2001/XInclude\">"
                    + "<xi:include href=\"file:///etc/hostname\" parse=\"text\"/></r>"
            ),
            (
                "nested.html",
                "<!DOCTYPE html><html><body>" + String(repeating: "<b>", count: 1_000_000)
            ),
            (
                "attribute.html",
                "<html><body><p title=\"" + String(repeating: "x", count: 15_000_000) + "\">"
            ),
            ("nested.xml", head + String(repeating: "<a>", count: 1_000_000)),
            (
                "comment.html", "<html><!--" + String(repeating: "<p>-", count: 3_000_000)
            ),
        ]
    }()

    /// A file beyond the limit is not read, whatever it holds (FI-15, FI-31).
    @Test func aHugeFileIsRefusedUnread() throws {
        let daemon = try DaemonProcess()
        let before = daemon.memory("VmHWM")
        let aside = try daemon.folder.file("aside", "<html><p title=\"")
        unsafe #expect(truncate(aside, 20 << 30) == 0)
        unsafe #expect(rename(aside, daemon.inbox + "/huge.html") == 0)
        #expect(daemon.announces(1, within: 10))
        #expect(daemon.memory("VmHWM") - before < 16 << 20)
        try daemon.expectOracle(articles: [], quarantined: ["huge.html": "too-large"])
    }

    /// FI-30. Debug builds are slow: the deadline is not what is tested here.
    @Test func hostileJSONIsRefusedWithItsReason() throws {
        let daemon = try DaemonProcess(environment: ["DATELINE_ANALYSIS_DEADLINE": "60s"])
        for (name, content, _) in Self.json { try daemon.drop(name, content) }
        #expect(daemon.announces(Self.json.count, within: 60))
        try daemon.expectOracle(
            articles: Self.json.filter { $0.2 == nil }.map(\.0),
            quarantined: Dictionary(
                uniqueKeysWithValues: Self.json.compactMap { name, _, reason in
                    reason.map { (name, $0) }
                }))
    }

    /// Name, content, and the reason of its refusal.
    private static let json: [(String, String, String?)] = {
        let text = "\"The council of Port Alder approved the plan on Monday, the mayor said.\""
        func nested(_ depth: Int) -> String {
            "{\"headline\": \"Deep\", \"text\": \(text), \"x\": "
                + String(repeating: "[", count: depth) + String(repeating: "]", count: depth)
                + "}"
        }
        return [
            ("deep.json", nested(513), "malformed"),
            ("abyss.json", nested(5_000_000), "malformed"),
            ("open.json", String(repeating: "[", count: 5_000_000), "malformed"),
            ("nan.json", "{\"headline\": \"N\", \"text\": \(text), \"n\": NaN}", "malformed"),
            ("cut.json", "{\"headline\": \"Cut\", \"text\": \"The council of Port", "malformed"),
            ("bytes.json", "{\"text\": \(text), \"x\": \"\u{0}\"}", "malformed"),
            (
                "numbers.json", "[" + String(repeating: "[1],", count: 1_000_000) + "1]",
                "too-long"
            ),
            (
                "string.json",
                "{\"text\": \"" + String(repeating: "a ", count: 2_200_000) + "\"}", "too-long"
            ),
            ("twice.json", "{\"text\": \"First.\", \"text\": \(text)}", "malformed"),
            (
                "surrogates.json",
                "{\"headline\": \"Half a character \\ud83d\", \"text\": \(text)}", "malformed"
            ),
            ("fine.json", "{\"headline\": \"Fine\", \"text\": \(text.dropLast()) Twice.\"}", nil),
        ]
    }()

    /// FI-33.
    @Test func encodingsAreReadOrRefusedButNeverGuessedIntoRubbish() throws {
        let daemon = try DaemonProcess()
        for (name, bytes, _) in Self.encodings {
            try daemon.drop(bytes: bytes, as: Array(name.utf8))
        }
        #expect(daemon.announces(Self.encodings.count))
        let read = Self.encodings.filter { $0.2 == nil }.map(\.0)
        for line in try daemon.log() where read.contains(line.file ?? "") {
            #expect(line.json.contains("begrüßte den Beschluß"), "\(line.file ?? "")")
            #expect(!line.json.contains("\u{FFFD}") && !line.json.contains("\u{202E}"))
        }
        try daemon.expectOracle(
            articles: read,
            quarantined: Dictionary(
                uniqueKeysWithValues: Self.encodings.compactMap { name, _, reason in
                    reason.map { (name, $0) }
                }))
    }

    /// Name, content, and the reason of its refusal.
    private static let encodings: [(String, [UInt8], String?)] = {
        let text = sampleArticle(1) + "\n\nDie Bürgermeisterin begrüßte den Beschluß."
        let utf8 = Array(text.utf8), mark: [UInt8] = [0xEF, 0xBB, 0xBF]
        let utf16 = text.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
        let latin = text.unicodeScalars.filter { $0.value < 256 }.map { UInt8($0.value) }
        return [
            ("utf16le.txt", [0xFF, 0xFE] + utf16, nil),
            ("utf16.txt", utf16 + [0x0A, 0x00], nil),
            ("latin.txt", latin, nil), ("bom.txt", mark + utf8, nil),
            ("boms.txt", mark + mark + utf8 + [0x0A], nil),
            ("bidi.txt", Array((text + "\u{202E}evil\u{202C} \u{2066}x\u{2069}").utf8), nil),
            ("mixed.txt", utf8 + latin, "encoding"),
            ("odd.txt", [0xFF, 0xFE] + utf16 + [0x41], "encoding"),
            (
                "broken.txt",
                Array(String(repeating: "\u{4E2D}", count: 3_000).utf8.dropFirst()), "encoding"
            ),
            (
                "binary.txt",
                (0..<4_000).map { UInt8(truncatingIfNeeded: $0 &* 37 &+ $0 >> 3) },
                "unsupported"
            ),
        ]
    }()

    /// FI-24.
    @Test func theSameContentUnderAThousandNamesIsAnalysedOnce() throws {
        let daemon = try DaemonProcess()
        let names = (0..<1_000).map { "\($0).txt" }
        for name in names { try daemon.drop(name, sampleArticle(1)) }
        #expect(daemon.announces(1_000))
        #expect(try daemon.counter("articles_total") == 1)
        #expect(try daemon.counter("repeated_total") == 999)
        let first = try #require(try daemon.log().first?.file)
        try daemon.expectOracle(articles: [first], repeated: names.filter { $0 != first })
    }
}
