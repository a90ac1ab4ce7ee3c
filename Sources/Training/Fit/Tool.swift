internal import Foundation

/// Another program, found on the search path.
enum Tool {
    /// Runs a program to its end and gives what it wrote on standard output.
    ///
    /// - Throws: `TrainingError.tool` when it is missing or fails, with the last line of its complaint.
    static func run(_ name: String, _ arguments: [String]) throws(TrainingError) -> [UInt8] {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: try path(of: name))
        process.arguments = arguments
        let output = Pipe()
        process.standardOutput = output
        let bytes: [UInt8]
        do {
            try process.run()
            bytes = [UInt8](try output.fileHandleForReading.readToEnd() ?? Data())
        } catch {
            throw .tool(name: name, cause: "cannot be run: \(error)")
        }
        process.waitUntilExit()
        guard process.terminationStatus == 0 else {
            throw .tool(name: name, cause: "ended with status \(process.terminationStatus)")
        }
        return bytes
    }

    /// Runs a program that talks to the terminal itself.
    static func follow(
        _ name: String, _ arguments: [String]
    ) throws(TrainingError) -> Int32 {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: try path(of: name))
        process.arguments = arguments
        do { try process.run() } catch {
            throw .tool(name: name, cause: "cannot be run: \(error)")
        }
        process.waitUntilExit()
        return process.terminationStatus
    }

    /// The file of a program: a name with a slash is its own path.
    static func path(of name: String) throws(TrainingError) -> String {
        let folders =
            name.contains("/")
            ? [""]
            : (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":").map {
                $0 + "/"
            }
        for folder in folders where FileManager.default.isExecutableFile(atPath: folder + name) {
            return folder + name
        }
        throw .tool(name: name, cause: "not found; is it installed?")
    }
}
