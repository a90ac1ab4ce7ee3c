internal import Text

/// A model, opened: named sections of bytes, mapped into memory and read in place.
///
/// Everything is checked when the file is opened, so that a section that is there is as it was written.
public final class ModelFile: Sendable {
    public let path: String
    /// Names the model in records: 64 hex digits, the SHA-256 of its header and table, which hold a
    /// checksum of each section.
    public let hash: String
    /// In the file's order.
    public let sectionNames: [String]
    private let sections: [String: ModelSection]

    /// Opens a model file and checks all of it.
    ///
    /// - Throws: `ModelError`.
    /// - Complexity: O(bytes), some 10 ms for 25 MB that the system has in memory.
    public static func open(_ path: String) throws(ModelError) -> ModelFile {
        try ModelFile(MappedBytes(path: path), path)
    }

    private init(_ bytes: MappedBytes, _ path: String) throws(ModelError) {
        let reader = ModelHeader(bytes, path)
        let entries = try reader.entries()
        var sections: [String: ModelSection] = [:]
        for entry in entries {
            let section = ModelSection(
                name: entry.name, path: path, bytes: bytes, offset: entry.offset,
                count: entry.count)
            guard unsafe section.withBytes({ unsafe BlockHash.of($0) }) == entry.hash else {
                throw .damaged(path: path, part: "section \"\(entry.name)\"")
            }
            guard sections.updateValue(section, forKey: entry.name) == nil else {
                throw .damaged(path: path, part: "table")
            }
        }
        self.path = path
        self.sections = sections
        sectionNames = entries.map(\.name)
        hash = reader.hash(sections: entries.count)
    }

    /// - Throws: `ModelError.lacking` when there is none of that name.
    public func section(_ name: String) throws(ModelError) -> ModelSection {
        guard let section = sections[name] else { throw .lacking(path: path, section: name) }
        return section
    }
}

/// Reads the header and the table of a model file.
private struct ModelHeader {
    struct Entry {
        var name: String
        var offset, count: Int
        var hash: UInt64
    }

    private let bytes: MappedBytes
    private let path: String

    init(_ bytes: MappedBytes, _ path: String) {
        (self.bytes, self.path) = (bytes, path)
    }

    func entries() throws(ModelError) -> [Entry] {
        let count = unsafe bytes.buffer.count
        let magic = ModelFormat.magic
        guard slice(0..<min(count, magic.count)) == Array(magic.prefix(count)) else {
            throw .foreign(path: path)
        }
        guard count >= ModelFormat.headerCount else { throw .truncated(path: path) }
        let version = UInt32(truncatingIfNeeded: number(8, 4))
        guard version == ModelFormat.version else {
            throw .version(path: path, found: version, known: ModelFormat.version)
        }
        guard number(32, 8) == BlockHash.of(slice(0..<32)) else {
            throw .damaged(path: path, part: "header")
        }
        guard number(16, 8) <= count else { throw .truncated(path: path) }
        let tableEnd = ModelFormat.headerCount + Int(number(12, 4)) * ModelFormat.entryCount
        guard number(16, 8) == count, tableEnd <= count else {
            throw .damaged(path: path, part: "length")
        }
        guard number(24, 8) == BlockHash.of(slice(ModelFormat.headerCount..<tableEnd)) else {
            throw .damaged(path: path, part: "table")
        }
        var entries: [Entry] = []
        for begin in stride(
            from: ModelFormat.headerCount, to: tableEnd, by: ModelFormat.entryCount)
        {
            entries.append(try entry(at: begin, fileCount: count))
        }
        return entries
    }

    func hash(sections: Int) -> String {
        let end = ModelFormat.headerCount + sections * ModelFormat.entryCount
        return ContentHash(of: slice(0..<end)).description
    }

    private func entry(at begin: Int, fileCount: Int) throws(ModelError) -> Entry {
        let name = String(
            decoding: slice(begin..<(begin + ModelFormat.nameCount)).prefix { $0 != 0 },
            as: UTF8.self)
        let (offset, length) = (number(begin + 16, 8), number(begin + 24, 8))
        guard ModelFormat.isName(name), offset <= fileCount, length <= UInt64(fileCount) - offset,
            offset % UInt64(ModelFormat.alignment) == 0
        else { throw .damaged(path: path, part: "table") }
        return Entry(
            name: name, offset: Int(offset), count: Int(length), hash: number(begin + 32, 8))
    }

    private func slice(_ range: Range<Int>) -> [UInt8] {
        unsafe [UInt8](UnsafeRawBufferPointer(rebasing: bytes.buffer[range]))
    }

    private func number(_ offset: Int, _ width: Int) -> UInt64 {
        slice(offset..<(offset + width)).reversed().reduce(0) { $0 << 8 | UInt64($1) }
    }
}
