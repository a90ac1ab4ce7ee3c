import Foundation

/// The real `datelined`, with folders of its own.
public final class DaemonProcess: Sendable {
    public let folder: TemporaryFolder
    public let process: Subprocess

    public var spool: String { folder.path + "/spool" }
    public var inbox: String { spool + "/inbox" }
    public var state: String { folder.path + "/state" }
    public var runtime: String { folder.path + "/run" }
    public var events: String { "ipc://\(runtime)/events.sock" }
    public var query: String { "ipc://\(runtime)/query.sock" }

    /// Starts the daemon.
    /// - Parameters:
    ///   - folder: of an earlier run, to go on with its spool and store.
    ///   - failpoints: see `Failpoints`.
    ///   - tracer: a program and its arguments, by absolute path, that starts the daemon in its
    ///     own place.
    public init(
        in folder: TemporaryFolder? = nil, arguments: [String] = [], failpoints: String? = nil,
        environment: [String: String] = [:], under tracer: [String] = [],
        waitUntilReady: Bool = true
    ) throws {
        let folder = try folder ?? TemporaryFolder()
        self.folder = folder
        var environment = environment
        environment["DATELINE_FAILPOINTS"] = failpoints
        // As in the shipped unit: a crash must not wait for a crash reporter.
        environment["SWIFT_BACKTRACE"] = environment["SWIFT_BACKTRACE"] ?? "enable=no"
        // Tests may run on an overlay and on a small disk.
        environment["DATELINE_STATE_ALLOW_UNSAFE_FS"] = "true"
        environment["DATELINE_STATE_LOW_SPACE"] =
            environment["DATELINE_STATE_LOW_SPACE"] ?? "16MiB"
        environment["DATELINE_STATE_RESERVE"] = environment["DATELINE_STATE_RESERVE"] ?? "1MiB"
        let command =
            tracer + [
                Products.path("datelined"), "--spool", folder.path + "/spool", "--state",
                folder.path + "/state", "--runtime", folder.path + "/run",
            ] + arguments
        process = try Subprocess(
            command[0], Array(command.dropFirst()), environment: environment)
        if waitUntilReady {
            guard eventually(within: 30, { isReady || !process.isRunning }), isReady else {
                throw NotReady(output: process.err)
            }
        }
    }

    deinit { if process.isRunning { process.signal(SIGKILL) } }

    public var isReady: Bool { process.err.split(separator: "\n").contains("ready") }

    /// Drops a file as a careful producer does: hidden name, then rename.
    public func drop(_ name: String, _ text: String) throws {
        let hidden = inbox + "/.\(name).tmp"
        try Data(text.utf8).write(to: URL(fileURLWithPath: hidden))
        guard unsafe rename(hidden, inbox + "/" + name) == 0 else {
            throw NotReady(output: "rename: \(errno)")
        }
    }

    /// Runs `dateline` against this daemon.
    public func dateline(_ arguments: [String], input: String? = nil) throws -> Subprocess.Output {
        try Subprocess.run(
            Products.path("dateline"), arguments,
            environment: ["DATELINE_RUNTIME_PATH": runtime, "DATELINE_SPOOL_PATH": spool],
            input: input)
    }

    /// SIGTERM and the exit status; `nil` when it did not end in time.
    public func stop(seconds: Double = 30) -> Int32? {
        process.signal(SIGTERM)
        return process.wait(seconds: seconds)?.status
    }

    public struct NotReady: Error, CustomStringConvertible {
        public let output: String
        public var description: String { "the daemon did not get ready: \(output)" }
    }
}
