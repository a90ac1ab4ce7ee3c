import Foundation
import Glibc
import Inbox
import Pipeline

/// The files a command was given: a folder means those in it, `-` standard input.
enum InputFiles {
    struct Input {
        let name: String
        let bytes: [UInt8]
    }

    /// Paths in the order given, folders replaced by their visible files in order of name.
    /// - Throws: `Failure` 66 for a path that is not there or a folder without files, 77 for one
    ///   that may not be read.
    static func expand(_ arguments: [String]) throws -> [InputPath] {
        try arguments.map(InputPath.init(argument:)).flatMap { path -> [InputPath] in
            if path.isStandardInput { return [path] }
            guard path.facts != nil else { throw Failure(path, code: errno, "check the path") }
            guard path.isFolder else { return [path] }
            guard let files = path.visibleFiles() else {
                throw Failure(path, code: errno, "cannot be listed")
            }
            if files.isEmpty {
                throw Failure(path, "no files in this folder; name another", ExitStatus.noInput)
            }
            return files
        }
    }

    /// - Throws: `Failure` for a file that cannot be read to its end.
    static func read(_ path: InputPath) throws -> Input {
        if path.isStandardInput {
            return Input(
                name: "standard input",
                bytes: [UInt8](FileHandle.standardInput.readDataToEndOfFile())
            )
        }
        let descriptor = path.open(O_RDONLY)
        guard descriptor >= 0 else { throw Failure(path, code: errno, "cannot be opened") }
        defer { close(descriptor) }
        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 65_536)
        while true {
            let count = unsafe Glibc.read(descriptor, &buffer, buffer.count)
            if count < 0 && errno == EINTR { continue }
            guard count >= 0 else { throw Failure(path, code: errno, "cannot be read") }
            if count == 0 { break }
            bytes.append(contentsOf: buffer.prefix(count))
        }
        return Input(name: path.name.description, bytes: bytes)
    }
}
