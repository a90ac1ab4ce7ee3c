import ArgumentParser
import Pipeline

/// What went wrong with what, what to do about it, and the exit status that says so.
struct Failure: Error, CustomStringConvertible {
    let description: String
    let status: Int32

    /// - Parameter subject: the file or the socket it is about.
    init(_ subject: String, _ problem: String, _ status: Int32) {
        description = "\(subject): \(problem)"
        self.status = status
    }
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
