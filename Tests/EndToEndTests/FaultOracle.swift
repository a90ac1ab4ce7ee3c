import Foundation
import TestSupport
import Testing

/// What the faults' tests ask of a daemon, beside what every test may.
extension DaemonProcess {
    /// The health record; empty when the daemon does not answer.
    func health() throws -> [String: Any] {
        let answer = try dateline(["status", "--format", "json"])
        return try JSONSerialization.jsonObject(with: Data(answer.out.utf8)) as? [String: Any]
            ?? [:]
    }

    func counter(_ name: String) throws -> Int {
        (try health()["counters"] as? [String: Int])?[name] ?? 0
    }

    /// `VmHWM`, `VmRSS` and their like, in bytes.
    func memory(_ field: String) -> Int {
        let status = try? String(
            contentsOfFile: "/proc/\(process.id)/status", encoding: .utf8)
        let line = status?.split(separator: "\n").first { $0.hasPrefix(field + ":") }
        return (line?.split(whereSeparator: \.isWhitespace).dropFirst().first).flatMap {
            Int($0)
        }.map { $0 << 10 } ?? 0
    }

    /// Drops a file whose name or content is no text.
    func drop(bytes: [UInt8], as name: [UInt8]) throws {
        let aside = folder.path + "/aside"
        try Data(bytes).write(to: URL(fileURLWithPath: aside))
        let target = (Array(inbox.utf8) + [0x2F] + name + [0]).map { CChar(bitPattern: $0) }
        try #require(unsafe rename(aside, target) == 0)
    }

    /// Waits until every one of `count` files is announced, in one way or another.
    func announces(_ count: Int, within seconds: Double = 40) -> Bool {
        eventually(within: seconds) {
            let head = try? sqlite("SELECT head FROM stream").first
            return head.flatMap { Int($0) } ?? 0 >= count
        }
    }

    /// The oracle after every fault, O1-O4: each file has one result and no file two, the sequence
    /// has no holes, the database is whole and a client that replays has what it holds.
    ///
    /// Ends the daemon.
    /// - Parameters:
    ///   - articles: the files that became articles.
    ///   - quarantined: file to reason.
    ///   - repeated: the files whose content was known.
    func expectOracle(
        articles: [String], quarantined: [String: String] = [:], repeated: [String] = [],
        sourceLocation: SourceLocation = #_sourceLocation
    ) throws {
        let total = articles.count + quarantined.count + repeated.count
        #expect(announces(total), sourceLocation: sourceLocation)
        #expect(eventually { isDrained }, sourceLocation: sourceLocation)
        let log = try log()
        func announced(_ type: String) -> [String] {
            log.filter { $0.type == "article/" + type }.compactMap(\.file).sorted()
        }
        #expect(announced("analyzed") == articles.sorted(), sourceLocation: sourceLocation)
        #expect(announced("repeated") == repeated.sorted(), sourceLocation: sourceLocation)
        #expect(
            announced("quarantined") == quarantined.keys.sorted(), sourceLocation: sourceLocation)
        for line in log where line.reason != nil {
            #expect(
                line.reason == quarantined[line.file ?? ""], "\(line.file ?? "")",
                sourceLocation: sourceLocation)
        }
        #expect(
            log.map(\.sequence) == Array(1...max(1, total)), sourceLocation: sourceLocation)
        #expect(Set(log.map(\.stream)).count == 1, sourceLocation: sourceLocation)
        #expect(stop() == 0, sourceLocation: sourceLocation)

        let rows = try sqlite("SELECT sequence || ' ' || type FROM log ORDER BY sequence")
        #expect(rows == log.map { "\($0.sequence) \($0.type)" }, sourceLocation: sourceLocation)
        #expect(
            try sqlite("SELECT count(*), count(DISTINCT hash) FROM article")
                == ["\(articles.count)|\(articles.count)"], sourceLocation: sourceLocation)
        #expect(
            try sqlite("PRAGMA integrity_check") == ["ok"], sourceLocation: sourceLocation)
        #expect(
            try count(in: "done") == articles.count + repeated.count,
            sourceLocation: sourceLocation)
    }

    /// Files below a folder of the spool, also those whose names are no text.
    private func count(in folder: String) throws -> Int {
        try Subprocess.run(
            "/usr/bin/find", [spool + "/" + folder, "-type", "f", "-printf", "x"]
        ).out.utf8.count
    }

    /// Stops every thread of the daemon at once, until `SIGCONT`.
    func freeze() { process.freeze() }
}

extension Subprocess {
    /// `SIGSTOP`, and waits until it acts.
    func freeze() {
        signal(SIGSTOP)
        _ = eventually(within: 5) {
            let status = try? String(contentsOfFile: "/proc/\(id)/status", encoding: .utf8)
            return status?.contains("State:\tT") ?? false
        }
    }
}

/// What a machine may lack.
enum FaultTools {
    /// Whether a small file system can be mounted; not even root may, in most containers.
    static let canMount: Bool = {
        guard let folder = try? TemporaryFolder(),
            unsafe mount("tmpfs", folder.path, "tmpfs", 0, "size=1m") == 0
        else { return false }
        return unsafe umount(folder.path) == 0
    }()
    /// Whether runs of minutes are asked for.
    static let largeRuns = ProcessInfo.processInfo.environment["DATELINE_TEST_LARGE"] == "1"

    /// Python with libzmq's binding, for subscribers that are not ours.
    static let hasPython =
        (try? Subprocess.run("/usr/bin/env", ["python3", "-c", "import zmq"]))?.status == 0

    /// Starts a program in Python.
    static func python(_ program: String, _ arguments: [String]) throws -> Subprocess {
        try Subprocess("/usr/bin/env", ["python3", "-c", program] + arguments)
    }

    static let canTrace =
        (try? Subprocess.run("/usr/bin/strace", ["-D", "-o", "/dev/null", "/bin/true"]))?.status
        == 0
}
