internal import Foundation

/// A corpus file in memory, line by line.
struct CorpusFile {
    let path: String
    /// Without their line ends; numbers from 0.
    let lines: [String]

    /// - Throws: `TrainingError.file`.
    init(_ path: String) throws(TrainingError) {
        self.init(path: path, bytes: try Self.bytes(path))
    }

    init(path: String, bytes: [UInt8]) {
        self.path = path
        var lines: [String] = []
        var begin = 0
        for (i, byte) in bytes.enumerated() where byte == 0x0A {
            let end = i > begin && bytes[i - 1] == 0x0D ? i - 1 : i
            lines.append(String(decoding: bytes[begin..<end], as: UTF8.self))
            begin = i + 1
        }
        if begin < bytes.count {
            lines.append(String(decoding: bytes[begin...], as: UTF8.self))
        }
        self.lines = lines
    }

    /// The bytes of a file.
    static func bytes(_ path: String) throws(TrainingError) -> [UInt8] {
        do {
            return [UInt8](try Data(contentsOf: URL(fileURLWithPath: path)))
        } catch {
            let exists = FileManager.default.fileExists(atPath: path)
            throw .file(path: path, cause: exists ? "cannot be read" : "no such file")
        }
    }

    /// The fault of a line; `line` counts from 0.
    func fault(_ line: Int, _ cause: String) -> TrainingError {
        .malformed(path: path, line: line + 1, cause: cause)
    }
}

/// The fields of a line.
func fields(_ line: String, separator: UInt8) -> [String] {
    line.utf8.split(separator: separator, omittingEmptySubsequences: false)
        .map { String(Substring($0)) }
}
