internal import ArgumentParser
internal import Foundation

/// Runs what may fail; a failure is one line on standard error and exit status 1.
enum Steps {
    static func run(_ body: () throws -> Void) throws {
        do { try body() } catch let exit as ExitCode {
            throw exit
        } catch {
            FileHandle.standardError.write(Data("dateline-train: \(error)\n".utf8))
            throw ExitCode.failure
        }
    }
}

/// Writes a line of progress on standard error.
func say(_ line: String) {
    FileHandle.standardError.write(Data("\(line)\n".utf8))
}
