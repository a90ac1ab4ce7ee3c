import Foundation
import Glibc
import Wire
import ZeroMQ

/// A `datelined` of the same build on folders of its own, and the ways to load and hear it.
final class ScratchDaemon {
    let folder: String
    let context: Context
    let subscription: Subscription
    private let process = Process()
    private let names = UInt64.random(in: 0...(.max))

    var inbox: String { folder + "/spool/inbox" }

    /// Starts it and waits for the first heartbeat.
    /// - Parameter parent: a folder on the disk to measure.
    init(in parent: String, topics: [String]) throws {
        folder = parent + "/dateline-bench-\(getpid())"
        try FileManager.default.createDirectory(
            atPath: folder, withIntermediateDirectories: true)
        let binary = URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent()
        process.executableURL = binary.appendingPathComponent("datelined")
        let runtime = "/tmp/dateline-bench-\(getpid())"
        process.arguments = [
            "--spool", folder + "/spool", "--state", folder + "/state", "--runtime", runtime,
            "--log-level", "warning", "--allow-unsafe-fs",
        ]
        try process.run()
        context = try Context()
        subscription = try Subscription(
            "ipc://\(runtime)/events.sock", prefixes: topics + ["heartbeat/"], in: context,
            highWater: 1_000_000)
        let end = Date().addingTimeInterval(30)
        while true {
            if case .heartbeat? = try subscription.next(within: .milliseconds(100)) { break }
            guard process.isRunning, Date() < end else { throw BenchError("datelined did not start") }
        }
    }

    /// Ends it and removes its folders.
    func end() {
        process.terminate()
        process.waitUntilExit()
        try? FileManager.default.removeItem(atPath: folder)
        try? FileManager.default.removeItem(atPath: "/tmp/dateline-bench-\(getpid())")
    }

    /// Makes a file ready outside the inbox, on the same file system.
    func stage(_ number: Int, _ text: String) throws -> String {
        let path = folder + "/\(names)-\(number).txt"
        try Data(text.utf8).write(to: URL(fileURLWithPath: path))
        return path
    }

    /// Renames a staged file into the inbox: the moment at which it is dropped.
    func drop(_ path: String) throws {
        let name = path.split(separator: "/").last.map(String.init) ?? "file"
        guard unsafe rename(path, inbox + "/" + name) == 0 else { throw BenchError("rename failed") }
    }

    /// Bytes resident, and the highest so far.
    var memory: (resident: Int, peak: Int) {
        let text =
            (try? String(contentsOfFile: "/proc/\(process.processIdentifier)/status", encoding: .utf8))
            ?? ""
        func field(_ name: String) -> Int {
            let line = text.split(separator: "\n").first { $0.hasPrefix(name) }
            return (line?.split(whereSeparator: { !$0.isNumber }).first.flatMap { Int($0) } ?? 0)
                << 10
        }
        return (field("VmRSS:"), field("VmHWM:"))
    }
}

struct BenchError: Error, CustomStringConvertible {
    let description: String
    init(_ description: String) { self.description = description }
}
