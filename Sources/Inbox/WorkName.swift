/// The name a claimed file has in `work/`: `<ulid>-<attempt>-<name>`.
///
/// A file from a sub-folder, or with a name too long for that, has an empty third part; then
/// `<ulid>.name` beside it holds `folder NUL name`.
struct WorkName: Hashable, Sendable {
    var id: String
    /// Tries begun; 0 for a file given back at a clean stop.
    var attempt: Int
    /// `nil` when the side file has it.
    var name: FileName?

    init(id: String, attempt: Int, folder: FileName?, name: FileName) {
        self.id = id
        self.attempt = attempt
        let room = 255 - ULIDGenerator.length - 1 - 3 - 1
        self.name = folder == nil && name.bytes.count <= room ? name : nil
    }

    /// `nil` when the bytes are no such name.
    init?(parsing bytes: [UInt8]) {
        let parts = bytes.split(separator: 0x2D, maxSplits: 2, omittingEmptySubsequences: false)
        guard parts.count == 3, ULIDGenerator.isValid(parts[0]),
            let digits = String(validating: parts[1], as: UTF8.self), digits.count <= 3,
            let attempt = Int(digits), attempt >= 0
        else { return nil }
        id = String(decoding: parts[0], as: UTF8.self)
        self.attempt = attempt
        name = parts[2].isEmpty ? nil : FileName(bytes: Array(parts[2]))
    }

    var fileName: FileName {
        FileName(bytes: Array("\(id)-\(attempt)-".utf8) + (name?.bytes ?? []))
    }

    func with(attempt: Int) -> WorkName {
        var copy = self
        copy.attempt = min(max(attempt, 0), 999)
        return copy
    }

    static func sideFile(_ id: String) -> FileName { FileName(id + ".name") }

    /// The content of the side file.
    static func encode(folder: FileName?, name: FileName) -> [UInt8] {
        (folder?.bytes ?? []) + [0] + name.bytes
    }

    static func decode(_ bytes: [UInt8]) -> (folder: FileName?, name: FileName)? {
        guard let cut = bytes.firstIndex(of: 0), cut < bytes.count - 1 else { return nil }
        let folder = cut == 0 ? nil : FileName(bytes: Array(bytes[..<cut]))
        return (folder, FileName(bytes: Array(bytes[(cut + 1)...])))
    }
}
