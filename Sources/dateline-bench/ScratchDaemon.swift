import Foundation
import Glibc
import Wire
import ZeroMQ

/// A `datelined` of the same build on folders of its own, and the ways to load and hear it.
///
/// It runs as it would as a service: default settings, its log to a file.
final class ScratchDaemon {
    /// What a process has used so far.
    struct Usage {
        /// Seconds of processor time.
        let processor: Double
        let megabytes, peakMegabytes: Double
    }

    let folder: String
    let subscription: Subscription
    private let runtime: String
    private let context: Context
    private let process = Process()

    var inbox: String { folder + "/spool/inbox" }

    /// Starts it and waits for the first heartbeat.
    /// - Parameter parent: a folder on the disk to measure.
    init(in parent: String, topics: [String], arguments: [String]) throws {
        folder = parent + "/dateline-bench-\(getpid())"
        // The path of a socket is short.
        runtime = "/tmp/dateline-bench-\(getpid())"
        let files = FileManager.default
        try files.createDirectory(atPath: folder, withIntermediateDirectories: true)
        let binary = URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent()
        process.executableURL = binary.appendingPathComponent("datelined")
        process.arguments =
            [
                "--spool", folder + "/spool", "--state", folder + "/state", "--runtime", runtime,
                "--allow-unsafe-fs",
            ] + arguments
        let log = folder + "/log"
        _ = files.createFile(atPath: log, contents: nil)
        process.standardError = FileHandle(forWritingAtPath: log)
        process.standardOutput = FileHandle.nullDevice
        try process.run()
        context = try Context()
        subscription = try Subscription(
            "ipc://\(runtime)/events.sock", prefixes: topics + ["heartbeat/"], in: context,
            highWater: 1_000_000)
        let deadline = Date().addingTimeInterval(30)
        while true {
            if case .heartbeat? = try subscription.next(within: .milliseconds(100)) { return }
            guard process.isRunning, Date() < deadline else {
                let log = (try? String(contentsOfFile: log, encoding: .utf8)) ?? ""
                end()
                throw BenchError("datelined did not start: \(log.suffix(500))")
            }
        }
    }

    /// Ends it and removes its folders.
    func end() {
        process.terminate()
        process.waitUntilExit()
        for path in [folder, runtime] { try? FileManager.default.removeItem(atPath: path) }
    }

    /// Makes a file ready outside the inbox, on the same file system.
    func stage(_ number: Int, _ text: String) throws -> String {
        let path = folder + "/\(number).txt"
        try Data(text.utf8).write(to: URL(fileURLWithPath: path))
        return path
    }

    /// Renames a staged file into the inbox: the moment at which it is dropped.
    func drop(_ path: String) throws {
        let name = path.split(separator: "/").last.map(String.init) ?? "file"
        guard unsafe rename(path, inbox + "/" + name) == 0 else {
            throw BenchError("rename failed: \(errno)")
        }
    }

    var usage: Usage {
        let status = read("status")
        func megabytes(_ name: String) -> Double {
            let line = status.split(separator: "\n").first { $0.hasPrefix(name) }
            let number = line?.split(whereSeparator: { !$0.isNumber }).first
            return (number.flatMap { Double($0) } ?? 0) / 1_024
        }
        // What follows the name, which is in brackets; user and system time are 14th and 15th.
        let fields = read("stat").split(separator: ")").last?.split(separator: " ") ?? []
        let ticks = fields.count > 13 ? [fields[11], fields[12]].compactMap { Double($0) } : []
        return Usage(
            processor: ticks.reduce(0, +) / Double(sysconf(Int32(_SC_CLK_TCK))),
            megabytes: megabytes("VmRSS:"), peakMegabytes: megabytes("VmHWM:"))
    }

    private func read(_ name: String) -> String {
        let path = "/proc/\(process.processIdentifier)/\(name)"
        return (try? String(contentsOfFile: path, encoding: .utf8)) ?? ""
    }
}
