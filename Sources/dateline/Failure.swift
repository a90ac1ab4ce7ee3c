import ArgumentParser
import Glibc
import Inbox
import Pipeline

/// What went wrong with what, what to do about it, and the exit status that says so.
struct Failure: Error, CustomStringConvertible {
    /// One line, harmless for a terminal.
    let description: String
    let status: Int32

    /// - Parameter subject: the file or the socket it is about, as it was given.
    init(_ subject: String, _ problem: String, _ status: Int32) {
        let shown = FileName(bytes: ArgumentBytes.bytes(subject)).description
        description = "\(shown.isEmpty ? "\"\"" : shown): \(oneLine(problem))"
        self.status = status
    }

    init(_ path: InputPath, _ problem: String, _ status: Int32) {
        self.init(path.argument, problem, status)
    }

    /// A system call's failure on a file.
    init(_ path: InputPath, code: Int32, _ advice: String) {
        let reason = unsafe String(cString: strerror(code))
        switch code {
        case ENOENT, ENOTDIR:
            self.init(path, "there is no such file; check the path", ExitStatus.noInput)
        case EISDIR: self.init(path, "is a folder; name files", ExitStatus.noInput)
        case EACCES, EPERM:
            self.init(path, "\(reason); check its permissions", ExitStatus.permission)
        default: self.init(path, "\(reason); \(advice)", ExitStatus.inputOutput)
        }
    }
}

/// Text of others as one line for a terminal. A backslash stays: what is in it may be escaped.
func oneLine(_ text: String) -> String {
    ArgumentBytes.bytes(text).split(separator: 0x5C, omittingEmptySubsequences: false)
        .map { FileName(bytes: Array($0)).description }.joined(separator: "\\")
}

/// Runs a command's body: a failure is one line on standard error and its exit status.
func reporting(_ body: () throws -> Void) throws {
    do {
        try body()
    } catch let failure as Failure {
        StandardError.write("dateline: \(failure)\n")
        throw ExitCode(failure.status)
    }
}
