internal import ArgumentParser
internal import Foundation
internal import Learning
internal import Training

/// Runs what may fail; a failure is one line on standard error and a status of sysexits.h.
enum Steps {
    static func run(_ body: () throws -> Void) throws {
        do { try body() } catch let exit as ExitCode {
            throw exit
        } catch {
            say("dateline-train: \(error)")
            throw ExitCode(status(of: error))
        }
    }

    private static func status(of error: any Error) -> Int32 {
        switch error {
        case TrainingError.file: 66
        case TrainingError.unwritable: 73
        case TrainingError.malformed: 65
        case TrainingError.tool: 69
        case is ModelError: 78
        default: 70
        }
    }
}

/// Writes a line of progress on standard error.
func say(_ line: String) {
    FileHandle.standardError.write(Data("\(line)\n".utf8))
}
