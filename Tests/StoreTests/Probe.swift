import Foundation
import Glibc

/// The store in a child process, which a test may kill.
final class Probe {
    private let process: pid_t
    private let output: Int32
    private var pending: [UInt8] = []
    private var status: Int32?

    /// - Parameter wrapper: a program to run it under, such as strace with its options.
    init(_ arguments: [String], under wrapper: [String] = []) throws {
        var ends: [Int32] = [0, 0]
        // One at a time: a child must not inherit the pipe of another.
        Self.starting.lock()
        defer { Self.starting.unlock() }
        guard unsafe pipe(&ends) == 0 else { throw POSIXError(.EMFILE) }
        for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
        output = ends[0]
        var actions = unsafe posix_spawn_file_actions_t()
        unsafe posix_spawn_file_actions_init(&actions)
        defer { unsafe posix_spawn_file_actions_destroy(&actions) }
        unsafe posix_spawn_file_actions_adddup2(&actions, ends[1], 1)
        let words = wrapper + [Self.path] + arguments
        var pointers = unsafe words.map { unsafe strdup($0) }
        unsafe pointers.append(nil)
        defer { unsafe pointers.forEach { unsafe free($0) } }
        var child: pid_t = 0
        let code = unsafe posix_spawnp(&child, words[0], &actions, nil, pointers, environ)
        Glibc.close(ends[1])
        process = child
        guard code == 0 else { throw POSIXError(.ENOENT) }
    }

    deinit {
        if status == nil { kill() }
        Glibc.close(output)
    }

    private static let starting = NSLock()

    /// Beside the test's own program.
    static let path: String = {
        var buffer = [UInt8](repeating: 0, count: 4_096)
        let own = CommandLine.arguments[0]
        let folder = own.contains(".xctest") ? own : ""
        _ = unsafe readlink("/proc/self/exe", &buffer, buffer.count)
        let candidates = [folder, Bundle.main.bundlePath + "/x", Bundle.main.executablePath ?? ""]
        for candidate in candidates {
            var url = URL(fileURLWithPath: candidate)
            while url.path.count > 1 {
                url.deleteLastPathComponent()
                let path = url.appendingPathComponent("StoreProbe").path
                if FileManager.default.isExecutableFile(atPath: path) { return path }
            }
        }
        return "StoreProbe"
    }()

    /// The next line of output; `nil` at the end.
    func line() -> String? {
        while true {
            if let end = pending.firstIndex(of: 0x0A) {
                let line = String(decoding: pending[..<end], as: UTF8.self)
                pending.removeFirst(end + 1)
                return line
            }
            var buffer = [UInt8](repeating: 0, count: 4_096)
            let count = unsafe read(output, &buffer, buffer.count)
            if count < 0, errno == EINTR { continue }
            if count <= 0 { return nil }
            pending.append(contentsOf: buffer.prefix(count))
        }
    }

    /// All that is left of the output.
    func lines() -> [String] {
        var lines: [String] = []
        while let line = line() { lines.append(line) }
        return lines
    }

    func kill() {
        _ = Glibc.kill(process, SIGKILL)
        _ = exit()
    }

    /// Waits for the end: the exit code, or minus the signal.
    func exit() -> Int32 {
        if let status { return status }
        var raw: Int32 = 0
        while unsafe waitpid(process, &raw, 0) < 0, errno == EINTR {}
        let signal = raw & 0x7F
        let result = signal == 0 ? raw >> 8 & 0xFF : -signal
        status = result
        return result
    }

    /// Whether a program can be started at all.
    static func has(_ program: String) -> Bool {
        ["/usr/bin/", "/bin/", "/usr/local/bin/"].contains {
            FileManager.default.isExecutableFile(atPath: $0 + program)
        }
    }
}
