import Foundation
import Glibc
import Pipeline

/// The files a command was given: a folder means those in it, `-` standard input.
enum InputFiles {
    struct Input {
        let name: String
        let bytes: [UInt8]
    }

    /// Paths in the order given, folders replaced by their visible files in order of name.
    /// - Throws: `Failure` 66 for a path that is not there, 77 for one that may not be read.
    static func expand(_ paths: [String]) throws -> [String] {
        try paths.flatMap { path -> [String] in
            if path == "-" { return [path] }
            guard let kind = fileType(path) else {
                throw Failure(path, "there is no such file; check the path", ExitStatus.noInput)
            }
            guard kind == S_IFDIR else { return [path] }
            let names: [String]
            do {
                names = try FileManager.default.contentsOfDirectory(atPath: path)
            } catch {
                throw Failure(
                    path, "cannot be listed; check its permissions", ExitStatus.permission)
            }
            let visible = names.filter { !$0.hasPrefix(".") }.sorted()
            return visible.map { "\(path)/\($0)" }.filter { fileType($0) == S_IFREG }
        }
    }

    static func read(_ path: String) throws -> Input {
        if path == "-" {
            return Input(
                name: "standard input",
                bytes: [UInt8](FileHandle.standardInput.readDataToEndOfFile())
            )
        }
        guard let data = FileManager.default.contents(atPath: path) else {
            throw Failure(path, "cannot be read; check its permissions", ExitStatus.permission)
        }
        let name = path.split(separator: "/").last.map(String.init) ?? path
        return Input(name: name, bytes: [UInt8](data))
    }

    /// The file type bits; `nil` when there is nothing.
    private static func fileType(_ path: String) -> mode_t? {
        var info = stat()
        return unsafe stat(path, &info) == 0 ? info.st_mode & S_IFMT : nil
    }
}
