internal import Foundation
internal import Text

/// A folder where the stages of a training leave what they made, so that a stage whose inputs have not
/// changed is not done again.
struct Workshop {
    let folder: String
    private let note: (String) -> Void

    /// Makes the folder.
    ///
    /// - Parameter note: takes a line about each stage: its name and its seconds.
    init(_ folder: String, note: @escaping (String) -> Void) throws(TrainingError) {
        self.folder = folder
        self.note = note
        try Self.make(folder)
    }

    func path(_ name: String) -> String { "\(folder)/\(name)" }

    /// Does a stage unless it was done with the same inputs and what it made is still there.
    ///
    /// - Parameters:
    ///   - inputs: whatever decides on the result: hashes of files, options, names of programs.
    ///   - outputs: files of the folder that the stage makes.
    func stage(
        _ name: String, inputs: [String], outputs: [String],
        _ body: () throws -> Void
    ) throws {
        let wanted = ContentHash(of: Array(inputs.joined(separator: "\n").utf8)).description
        let mark = path("\(name).done")
        let isThere = outputs.allSatisfy { FileManager.default.fileExists(atPath: path($0)) }
        if isThere, (try? CorpusFile.bytes(mark)).map({ $0 == Array(wanted.utf8) }) ?? false {
            note("\(name): done before")
            return
        }
        try? FileManager.default.removeItem(atPath: mark)
        note("\(name) …")
        let begin = ContinuousClock.now
        try body()
        try Self.write(Array(wanted.utf8), to: mark)
        let seconds = (ContinuousClock.now - begin).components.seconds
        note("\(name): \(seconds) s")
    }

    /// SHA-256 of a file, or of all files of a folder with their names.
    func hash(_ path: String) throws(TrainingError) -> String {
        var isFolder: ObjCBool = false
        _ = unsafe FileManager.default.fileExists(atPath: path, isDirectory: &isFolder)
        if !isFolder.boolValue { return ContentHash(of: try CorpusFile.bytes(path)).description }
        let names = (try? FileManager.default.contentsOfDirectory(atPath: path))?.sorted() ?? []
        var all = ""
        for name in names { all += "\(name) \(try hash("\(path)/\(name)"))\n" }
        return ContentHash(of: Array(all.utf8)).description
    }

    static func make(_ folder: String) throws(TrainingError) {
        do {
            try FileManager.default.createDirectory(
                atPath: folder, withIntermediateDirectories: true)
        } catch {
            throw .unwritable(path: folder)
        }
    }

    static func write(_ bytes: [UInt8], to path: String) throws(TrainingError) {
        do {
            try Data(bytes).write(to: URL(fileURLWithPath: path), options: .atomic)
        } catch {
            throw .unwritable(path: path)
        }
    }
}
