/// Reads a section front to back; what does not fit is a damaged section, never a crash.
public struct SectionReader {
    private let section: ModelSection
    private var offset = 0

    init(_ section: ModelSection) { self.section = section }

    /// Says that what the section holds makes no sense to its reader.
    public var damage: ModelError { section.damage }

    public mutating func uint32() throws(ModelError) -> UInt32 { try number() }
    public mutating func int32() throws(ModelError) -> Int32 { try number() }
    public mutating func uint64() throws(ModelError) -> UInt64 { try number() }
    public mutating func float() throws(ModelError) -> Float {
        Float(bitPattern: try uint32())
    }

    public mutating func string() throws(ModelError) -> String {
        let count = Int(try uint32())
        let begin = try take(count)
        return unsafe section.withBytes {
            unsafe String(decoding: $0[begin..<(begin + count)], as: UTF8.self)
        }
    }

    public mutating func strings() throws(ModelError) -> [String] {
        let count = Int(try uint32())
        // Each takes four bytes at least: a wrong count must not reserve the memory of the machine.
        guard count <= (section.count - offset) / 4 else { throw section.damage }
        var strings: [String] = []
        strings.reserveCapacity(count)
        for _ in 0..<count { strings.append(try string()) }
        return strings
    }

    /// An array in place.
    ///
    /// - Parameter count: how many elements there must be, if that is known.
    public mutating func array<Number: ModelNumber>(
        of type: Number.Type = Number.self, count expected: Int? = nil
    ) throws(ModelError) -> ModelArray<Number> {
        guard try uint32() == Number.modelCode else { throw section.damage }
        let size = MemoryLayout<Number>.stride
        guard let count = Int(exactly: try uint64()), count <= section.count / size,
            expected == nil || expected == count
        else { throw section.damage }
        _ = try take(ModelFormat.aligned(offset) - offset)
        let begin = try take(count * size)
        return unsafe section.withBytes { bytes in
            let part = unsafe UnsafeRawBufferPointer(
                rebasing: bytes[begin..<(begin + count * size)])
            return unsafe ModelArray(section.bytes, part.assumingMemoryBound(to: Number.self))
        }
    }

    /// Says that nothing more is wanted; anything left is damage.
    public func end() throws(ModelError) {
        guard offset == section.count else { throw section.damage }
    }

    private mutating func number<Number: FixedWidthInteger & BitwiseCopyable>()
        throws(ModelError) -> Number
    {
        let begin = try take(MemoryLayout<Number>.size)
        return unsafe section.withBytes {
            unsafe $0.loadUnaligned(fromByteOffset: begin, as: Number.self)
        }
    }

    /// Moves on; the place before.
    private mutating func take(_ count: Int) throws(ModelError) -> Int {
        guard count <= section.count - offset else { throw section.damage }
        defer { offset += count }
        return offset
    }
}
