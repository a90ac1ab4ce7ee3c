internal import Foundation

/// A file of little-endian numbers, written in pieces.
struct ArrayFile {
    private let handle: FileHandle
    private let path: String

    /// - Throws: `TrainingError` when the file cannot be made.
    init(_ path: String) throws(TrainingError) {
        self.path = path
        guard FileManager.default.createFile(atPath: path, contents: nil),
            let handle = FileHandle(forWritingAtPath: path)
        else { throw .unwritable(path: path) }
        self.handle = handle
    }

    func append<Number: FixedWidthInteger>(_ numbers: [Number]) throws(TrainingError) {
        let little = numbers.map(\.littleEndian)
        let data = unsafe little.withUnsafeBytes { unsafe Data($0) }
        do { try handle.write(contentsOf: data) } catch {
            throw .unwritable(path: path)
        }
    }

    func close() throws(TrainingError) {
        do { try handle.close() } catch { throw .unwritable(path: path) }
    }
}
