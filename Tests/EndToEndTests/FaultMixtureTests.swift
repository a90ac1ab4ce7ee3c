import Foundation
import TestSupport
import Testing

/// FI-39 with everything that is not one new article a file: copies, several articles in one
/// file, files that are refused, in part or as a whole, and a client that stays all the while.
@Suite(.serialized, .blocking, .timeLimit(.minutes(5))) struct FaultMixtureTests {
    /// File to the notices that must come of it, sorted.
    private typealias Expected = [String: [String]]

    @Test func killsAmidAMixtureLoseAndDoubleNothing() throws {
        let folder = try TemporaryFolder()
        var expected: Expected = [:]
        var daemon = try DaemonProcess(in: folder)
        let follower = try daemon.tail()
        // The first of the copies must be known before the others come.
        try daemon.drop("first.txt", sampleArticle(0))
        expected["first.txt"] = ["analyzed"]
        #expect(daemon.announces(1))
        var generator = SystemRandomNumberGenerator()
        for round in 1...15 {
            try drop(round, daemon, &expected)
            Thread.sleep(forTimeInterval: Double.random(in: 0.001...0.08, using: &generator))
            daemon.process.signal(SIGKILL)
            _ = daemon.process.wait(seconds: 10)
            daemon = try DaemonProcess(in: folder)
        }
        let total = expected.values.reduce(0) { $0 + $1.count }
        #expect(daemon.announces(total))
        #expect(eventually { daemon.isDrained })
        let log = try daemon.log()
        #expect(log.map(\.sequence) == Array(1...total))
        var seen: Expected = [:]
        for line in log {
            let kind = line.type.split(separator: "/").last.map(String.init) ?? ""
            seen[line.file ?? "", default: []].append(kind)
        }
        for (file, notices) in expected {
            #expect(seen[file]?.sorted() == notices, "\(file)")
        }
        #expect(seen.count == expected.count)
        #expect(eventually { follower.sequences.count >= total })
        #expect(follower.lines.map(\.json) == log.map(\.json))
        follower.end()
        #expect(daemon.stop() == 0)
        #expect(try daemon.sqlite("PRAGMA integrity_check") == ["ok"])
        let articles = log.filter { $0.type == "article/analyzed" }.count
        #expect(try daemon.sqlite("SELECT count(DISTINCT hash) FROM article") == ["\(articles)"])
    }

    private func drop(
        _ round: Int, _ daemon: DaemonProcess, _ expected: inout Expected
    ) throws {
        func drop(_ name: String, _ text: String, _ notices: [String]) throws {
            expected["\(round)-\(name)"] = notices
            try daemon.drop("\(round)-\(name)", text)
        }
        func line(_ number: Int) -> String {
            "{\"headline\": \"Line \(round)-\(number)\", \"text\": \"The council met on day "
                + "\(round * 10 + number), the mayor of Port Alder told reporters.\"}\n"
        }
        try drop("new.txt", sampleArticle(round), ["analyzed"])
        try drop("copy.txt", sampleArticle(0), ["repeated"])
        try drop("page.html", "<!DOCTYPE html><html><p>Page \(round)</p>", ["quarantined"])
        try drop(
            "three.jsonl", line(1) + line(2) + line(3), ["analyzed", "analyzed", "analyzed"])
        try drop("half.jsonl", line(4) + "{\"headline\": \n", ["analyzed", "quarantined"])
        unsafe #expect(symlink("/etc/hostname", daemon.inbox + "/\(round)-link") == 0)
        expected["\(round)-link"] = ["quarantined"]
        try drop("again.txt", sampleArticle(0), ["repeated"])
    }
}
