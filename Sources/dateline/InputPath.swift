import Glibc
import Inbox

/// A path as it was given, byte for byte.
struct InputPath: Hashable, CustomStringConvertible {
    let bytes: [UInt8]

    init(bytes: [UInt8]) { self.bytes = bytes }
    init(argument: String) { bytes = ArgumentBytes.bytes(argument) }

    /// As a person may see it.
    var description: String { FileName(bytes: bytes).description }
    /// As an argument of this program; what `Failure` takes.
    var argument: String { ArgumentBytes.text(bytes) }
    var isStandardInput: Bool { bytes == [0x2D] }

    /// The last part.
    var name: FileName {
        FileName(bytes: bytes.split(separator: 0x2F).last.map(Array.init) ?? bytes)
    }

    /// `nil` when there is nothing.
    var facts: stat? {
        var info = stat()
        return unsafe stat(characters, &info) == 0 ? info : nil
    }

    var isFolder: Bool { facts.map { $0.st_mode & S_IFMT == S_IFDIR } ?? false }
    var isRegularFile: Bool { facts.map { $0.st_mode & S_IFMT == S_IFREG } ?? false }

    /// - Returns: a descriptor, or -1 with `errno` set.
    func open(_ flags: Int32, mode: mode_t = 0) -> Int32 {
        unsafe Glibc.open(characters, flags | O_CLOEXEC, mode)
    }

    /// The visible regular files in this folder, in order of name; `nil` with `errno` set when it
    /// cannot be listed.
    func visibleFiles() -> [InputPath]? {
        guard let folder = unsafe opendir(characters) else { return nil }
        defer { unsafe closedir(folder) }
        var names: [[UInt8]] = []
        while let entry = unsafe readdir(folder) {
            let name = unsafe withUnsafeBytes(of: &entry.pointee.d_name) { all in
                unsafe Array(all.prefix { $0 != 0 })
            }
            if name.first != 0x2E { names.append(name) }
        }
        let base = bytes.last == 0x2F ? bytes : bytes + [0x2F]
        return names.sorted { $0.lexicographicallyPrecedes($1) }
            .map { InputPath(bytes: base + $0) }.filter(\.isRegularFile)
    }

    private var characters: [CChar] { (bytes + [0]).map { CChar(bitPattern: $0) } }
}
