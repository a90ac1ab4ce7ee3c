/// Small ids for repeated strings: the first string is 0, the next new one 1, and so on.
///
/// Open addressing over stable hashes, all strings in one run of bytes.
/// - Complexity: O(bytes) a look-up.
public struct StringTable: Sendable {
    private var bytes: [UInt8] = []
    /// Where each string ends; it begins where the one before ends.
    private var ends: [Int32] = []
    private var hashes: [UInt32] = []
    /// Ids by hash, -1 for a free slot; a power of two, at most half full.
    private var slots: [Int32]

    /// - Parameter capacity: so many strings fit before the table grows.
    public init(capacity: Int = 128) {
        var size = 16
        while size < capacity * 2 { size *= 2 }
        slots = [Int32](repeating: -1, count: size)
        ends.reserveCapacity(capacity)
        hashes.reserveCapacity(capacity)
    }

    public var count: Int { ends.count }

    /// The id of a string, new or known.
    public mutating func intern(_ string: Span<UInt8>) -> Int32 {
        let hash = UInt32(truncatingIfNeeded: StableHash.of(string))
        var slot = firstSlot(of: hash)
        while slots[slot] >= 0 {
            if matches(slots[slot], hash, string) { return slots[slot] }
            slot = (slot + 1) & (slots.count - 1)
        }
        let id = Int32(ends.count)
        slots[slot] = id
        for i in string.indices { bytes.append(string[i]) }
        ends.append(Int32(bytes.count))
        hashes.append(hash)
        if ends.count * 2 > slots.count { grow() }
        return id
    }

    /// The id of a known string.
    public func id(of string: Span<UInt8>) -> Int32? {
        let hash = UInt32(truncatingIfNeeded: StableHash.of(string))
        var slot = firstSlot(of: hash)
        while slots[slot] >= 0 {
            if matches(slots[slot], hash, string) { return slots[slot] }
            slot = (slot + 1) & (slots.count - 1)
        }
        return nil
    }

    public subscript(id: Int32) -> String {
        String(decoding: bytes[range(of: id)], as: UTF8.self)
    }

    /// Lends the bytes of a string.
    public func withBytes<Result>(of id: Int32, _ body: (Span<UInt8>) -> Result) -> Result {
        body(bytes.span.extracting(range(of: id)))
    }

    private func range(of id: Int32) -> Range<Int> {
        (id == 0 ? 0 : Int(ends[Int(id) - 1]))..<Int(ends[Int(id)])
    }

    private func firstSlot(of hash: UInt32) -> Int { Int(hash) & (slots.count - 1) }

    private func matches(_ id: Int32, _ hash: UInt32, _ string: Span<UInt8>) -> Bool {
        guard hashes[Int(id)] == hash else { return false }
        let range = range(of: id)
        guard range.count == string.count else { return false }
        for i in string.indices where bytes[range.lowerBound + i] != string[i] { return false }
        return true
    }

    private mutating func grow() {
        slots = [Int32](repeating: -1, count: slots.count * 2)
        for (id, hash) in hashes.enumerated() {
            var slot = firstSlot(of: hash)
            while slots[slot] >= 0 { slot = (slot + 1) & (slots.count - 1) }
            slots[slot] = Int32(id)
        }
    }
}
