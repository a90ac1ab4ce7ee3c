import Foundation
import TestSupport
import Testing

/// FI-38: the same bytes give the same record, byte for byte, however the work was shared out.
@Suite(.serialized, .blocking, .timeLimit(.minutes(5))) struct FaultDeterminismTests {
    /// Articles put together from sentences that have quotes, dates, names and leftovers.
    private static let corpus: [(name: String, text: String)] = (0..<120).map { number in
        let says = ["said", "told reporters", "announced", "insisted", "warned"]
        let marks = [("“", "”"), ("\"", "\""), ("«", "»"), ("„", "“"), ("‘", "’")]
        let people = ["Ina Brandt", "Colonel Tomas Reyk", "the harbour master", "Dr. Lu"]
        let (open, shut) = marks[number % marks.count]
        let person = people[number / 3 % people.count]
        let lines = (0...(number % 7)).map { line in
            "\(open)Basin \(line) must open by March \(line + number % 20 + 1), 2021,\(shut) "
                + "\(person) \(says[(line + number) % says.count]) on Tuesday. Nobody in Port "
                + "Alder had seen No. \(number * 31 % 97) since 4 p.m. – or so it seemed."
        }
        let tail = number % 2 == 0 ? "\n\nRead more: Old pier to be torn down" : ""
        return (
            "\(number).txt",
            "Basin plan \(number)\n\nPORT ALDER (NW) - " + lines.joined(separator: "\n\n") + tail
        )
    }

    /// File to record, as it stands in the log of a daemon that read the corpus.
    private func records(threads: Int, killed: Bool) throws -> [String: String] {
        let folder = try TemporaryFolder()
        let environment = ["DATELINE_ANALYSIS_THREADS": "\(threads)"]
        var daemon = try DaemonProcess(in: folder, environment: environment)
        for (number, article) in Self.corpus.enumerated() {
            if killed && number % 40 == 20 {
                daemon.process.signal(SIGKILL)
                _ = daemon.process.wait(seconds: 10)
                daemon = try DaemonProcess(in: folder, environment: environment)
            }
            try daemon.drop(article.name, article.text)
        }
        #expect(daemon.announces(Self.corpus.count))
        let rows = try daemon.sqlite("SELECT file || char(9) || hex(record) FROM article")
        try daemon.expectOracle(articles: Self.corpus.map(\.name))
        return Dictionary(
            rows.map { row in
                let pair = row.split(separator: "\t")
                return (String(pair[0]), String(pair[1]))
            }, uniquingKeysWith: { first, _ in first })
    }

    @Test func theSameBytesGiveTheSameRecordOnOneThreadAndOnFour() throws {
        let one = try records(threads: 1, killed: false)
        let four = try records(threads: 4, killed: true)
        #expect(one.count == Self.corpus.count)
        #expect(one.values.allSatisfy { $0.count > 1_000 })
        for (name, record) in one { #expect(four[name] == record, "\(name)") }
    }
}
