import Glibc
import Logging
import Testing

@testable import Pipeline

@Suite struct SystemdLogOutputTests {
    /// A pipe whose ends close with it.
    private final class Pipe: Sendable {
        let reading: Int32
        let writing: Int32
        init() throws {
            var ends: [Int32] = [0, 0]
            guard unsafe pipe(&ends) == 0 else { throw SystemdTestError(code: errno) }
            (reading, writing) = (ends[0], ends[1])
            _ = fcntl(reading, F_SETFL, O_NONBLOCK)
        }
        deinit {
            close(reading)
            close(writing)
        }
        func drain() -> String {
            var all: [UInt8] = []
            var bytes = [UInt8](repeating: 0, count: 65_536)
            while true {
                let count = unsafe read(reading, &bytes, bytes.count)
                if count <= 0 { return String(decoding: all, as: UTF8.self) }
                all += bytes[..<count]
            }
        }
    }

    private func output(
        _ format: LogOutput.Format = .auto, _ descriptor: Int32, _ environment: [String: String],
        journal: String = "/nonexistent"
    ) -> LogOutput {
        LogOutput(
            format, identifier: "datelined", environment: environment, descriptor: descriptor,
            journal: journal)
    }

    private func logger(_ output: LogOutput) -> Logger {
        Logger(label: "Pipeline") { ServiceLogHandler(label: $0, output: output) }
    }

    private func stream(of descriptor: Int32) -> String {
        var facts = stat()
        unsafe fstat(descriptor, &facts)
        return "\(facts.st_dev):\(facts.st_ino)"
    }

    @Test func theFormFollowsWhatStandardErrorIs() throws {
        let pipe = try Pipe()
        let receiver = try SystemdReceiver()
        let journal = ["JOURNAL_STREAM": stream(of: pipe.writing)]
        let other = ["JOURNAL_STREAM": "1:2"]
        let unit = ["SYSTEMD_EXEC_PID": String(getpid())]
        let child = ["SYSTEMD_EXEC_PID": "1"]
        let end = pipe.writing
        #expect(output(.auto, end, journal, journal: receiver.address).form == "journal")
        #expect(output(.auto, end, journal).form == "prefixed")
        #expect(output(.auto, end, other, journal: receiver.address).form == "plain")
        #expect(output(.auto, end, unit).form == "prefixed")
        #expect(output(.auto, end, child).form == "plain")
        #expect(output(.json, end, journal, journal: receiver.address).form == "json")
        #expect(output(.journal, end, [:], journal: receiver.address).form == "journal")
        #expect(output(.journal, end, unit).form == "prefixed")
        #expect(output(.plain, end, unit).form == "plain")
        #expect(output(.auto, 987_654, unit).form == "nowhere")
    }

    @Test func aLoggerReachesTheJournalWithItsFields() throws {
        let pipe = try Pipe()
        let receiver = try SystemdReceiver()
        let environment = ["JOURNAL_STREAM": stream(of: pipe.writing)]
        var logger = logger(output(.auto, pipe.writing, environment, journal: receiver.address))
        logger[metadataKey: "stream"] = "s1"
        logger.note(.fileQuarantined, ["file": "bad\u{1B}.pdf"], level: .warning)
        let entry = try #require(receiver.nextText())
        #expect(entry.contains("MESSAGE=file quarantined file=bad\\x1b.pdf stream=s1\n"))
        #expect(entry.contains("PRIORITY=4\nMESSAGE_ID=\(MessageKind.fileQuarantined.id)\n"))
        #expect(entry.contains("CODE_FILE=PipelineTests/SystemdLogOutputTests.swift\n"))
        #expect(entry.contains("DATELINE_STREAM=s1\n"))
        #expect(pipe.drain().isEmpty)
    }

    @Test(.timeLimit(.minutes(1)))
    func aFullJournalDropsAndTellsLater() throws {
        let pipe = try Pipe()
        let receiver = try SystemdReceiver()
        let environment = ["JOURNAL_STREAM": stream(of: pipe.writing)]
        let output = output(.auto, pipe.writing, environment, journal: receiver.address)
        let logger = logger(output)
        for number in 0..<2000 { logger.info("m", metadata: ["n": "\(number)"]) }
        let arrived = receiver.allTexts.count
        #expect(output.dropped == UInt64(2000 - arrived))
        #expect(output.dropped > 0)
        logger.info("again")
        let after = receiver.allTexts
        #expect(after.count == 2)
        #expect(after.last?.contains("log messages dropped count=\(output.dropped)\n") == true)
    }

    @Test func anEntryTooLongForADatagramIsShortened() throws {
        let pipe = try Pipe()
        let receiver = try SystemdReceiver()
        let environment = ["JOURNAL_STREAM": stream(of: pipe.writing)]
        let output = output(.auto, pipe.writing, environment, journal: receiver.address)
        var facts: Logger.Metadata = [:]
        for number in 0..<64 {
            facts["fact\(number)"] = "\(String(repeating: "x", count: 16_000))"
        }
        logger(output).info("long", metadata: facts)
        let entry = try #require(receiver.next())
        #expect(entry.count < 20_000)
        #expect(output.dropped == 0)
    }

    @Test(.timeLimit(.minutes(1)))
    func aPipeNobodyReadsDropsAndTellsLater() throws {
        let pipe = try Pipe()
        let output = output(.plain, pipe.writing, [:])
        let logger = logger(output)
        for _ in 0..<2000 {
            logger.info("m", metadata: ["x": "\(String(repeating: "y", count: 100))"])
        }
        #expect(output.dropped > 0)
        let written = pipe.drain().split(separator: "\n").count
        #expect(UInt64(written) + output.dropped == 2000)
        logger.info("again")
        let lines = pipe.drain().split(separator: "\n")
        #expect(lines.last?.hasSuffix("log messages dropped count=\(output.dropped)") == true)
    }

    @Test func aLineLongerThanAPipeTakesAtOnceIsShortened() throws {
        let pipe = try Pipe()
        let quotes = String(repeating: "\"", count: 9000)
        logger(output(.json, pipe.writing, [:])).info("m", metadata: ["x": "\(quotes)"])
        let line = pipe.drain()
        #expect(line.utf8.count < LineWriter.lineLimit)
        #expect(line.hasSuffix("…\"}\n"))
    }

    @Test func aClosedStandardErrorIsCountedNotFatal() {
        let output = output(.auto, 987_654, [:])
        logger(output).error("nobody reads this")
        #expect(output.dropped == 1)
    }

    @Test func aChangedLevelHoldsForLoggersThatExist() throws {
        let pipe = try Pipe()
        let output = output(.plain, pipe.writing, [:])
        let logger = logger(output)
        logger.debug("before")
        output.level = .debug
        logger.debug("while")
        output.level = .error
        logger.warning("after")
        let text = pipe.drain()
        #expect(text.contains("while"))
        #expect(!text.contains("before") && !text.contains("after"))
    }
}
