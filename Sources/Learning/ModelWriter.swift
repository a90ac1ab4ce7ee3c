internal import Glibc

/// Collects sections and writes them as one model file.
public struct ModelWriter: Sendable {
    private var sections: [(name: String, bytes: [UInt8])] = []

    public init() {}

    /// Adds a section, or replaces the one of that name.
    ///
    /// - Precondition: the name has 1 to 15 printable ASCII characters.
    public mutating func add(_ name: String, _ bytes: [UInt8]) {
        precondition(ModelFormat.isName(name), "a section's name is short ASCII")
        sections.removeAll { $0.name == name }
        sections.append((name, bytes))
    }

    /// The file's bytes: the same sections in the same order give the same ones.
    public var bytes: [UInt8] {
        var offset =
            ModelFormat.headerCount + sections.count * ModelFormat.entryCount
        var table: [UInt8] = []
        for section in sections {
            table += Array(section.name.utf8)
            table += [UInt8](
                repeating: 0, count: ModelFormat.nameCount + 1 - section.name.utf8.count)
            append(UInt64(offset), to: &table)
            append(UInt64(section.bytes.count), to: &table)
            append(BlockHash.of(section.bytes), to: &table)
            table += [UInt8](repeating: 0, count: ModelFormat.entryCount - 40)
            offset = ModelFormat.aligned(offset + section.bytes.count)
        }
        var file = ModelFormat.magic
        file.reserveCapacity(offset)
        append(ModelFormat.version, to: &file)
        append(UInt32(sections.count), to: &file)
        append(UInt64(offset), to: &file)
        append(BlockHash.of(table), to: &file)
        append(BlockHash.of(file), to: &file)
        file += [UInt8](repeating: 0, count: ModelFormat.headerCount - file.count)
        file += table
        for section in sections {
            file += section.bytes
            file += [UInt8](repeating: 0, count: ModelFormat.aligned(file.count) - file.count)
        }
        return file
    }

    /// Writes the file beside its place and moves it there once it is on the disk.
    ///
    /// - Throws: `ModelError.unwritable`.
    public func write(to path: String) throws(ModelError) {
        let draft = path + ".draft"
        let descriptor = unsafe open(draft, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
        guard descriptor >= 0 else { throw Self.failure(path) }
        var failed = !Self.write(bytes, to: descriptor) || fsync(descriptor) != 0
        let error = errno
        failed = close(descriptor) != 0 || failed
        guard !failed else {
            unsafe unlink(draft)
            throw .unwritable(path: path, cause: MappedBytes.cause(error))
        }
        guard unsafe rename(draft, path) == 0 else {
            let failure = Self.failure(path)
            unsafe unlink(draft)
            throw failure
        }
    }

    private static func failure(_ path: String) -> ModelError {
        .unwritable(path: path, cause: MappedBytes.cause(errno))
    }

    private static func write(_ bytes: [UInt8], to descriptor: Int32) -> Bool {
        unsafe bytes.withUnsafeBytes { buffer in
            var done = 0
            while done < buffer.count {
                let rest = unsafe UnsafeRawBufferPointer(rebasing: buffer[done...])
                let count = unsafe Glibc.write(descriptor, rest.baseAddress, rest.count)
                if count < 0, errno == EINTR { continue }
                if count <= 0 { return false }
                done += count
            }
            return true
        }
    }
}
