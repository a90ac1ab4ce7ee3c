/// A part of a model, borrowed from the file for as long as this value lives.
public struct ModelSection: Sendable {
    public let name: String
    /// Of the model file, for errors.
    public let path: String
    let bytes: MappedBytes
    let offset: Int
    public let count: Int

    init(name: String, path: String, bytes: MappedBytes, offset: Int, count: Int) {
        self.name = name
        self.path = path
        self.bytes = bytes
        self.offset = offset
        self.count = count
    }

    /// A section that stands in memory only, for what is trained and not yet written.
    public init(name: String, copying bytes: [UInt8]) {
        self.init(
            name: name, path: "(in memory)", bytes: MappedBytes(copying: bytes), offset: 0,
            count: bytes.count)
    }

    /// Lends the bytes, which begin at a multiple of 64.
    public func withBytes<Result, Failure: Error>(
        _ body: (UnsafeRawBufferPointer) throws(Failure) -> Result
    ) throws(Failure) -> Result {
        let section = unsafe UnsafeRawBufferPointer(
            rebasing: bytes.buffer[offset..<(offset + count)])
        return try unsafe body(section)
    }

    /// The section's text, if it is one, as the JSON of `record` is.
    public var string: String { unsafe withBytes { unsafe String(decoding: $0, as: UTF8.self) } }

    /// A reader at the section's first byte.
    public var reader: SectionReader { SectionReader(self) }

    /// Says that what the section holds makes no sense to its reader.
    public var damage: ModelError { .damaged(path: path, part: "section \"\(name)\"") }
}
