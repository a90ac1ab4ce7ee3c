/// Small numbers by 64-bit hashes, for tables learned from a corpus: the words themselves are not kept.
///
/// - Complexity: about one probe a look-up.
package struct HashedTable: Sendable {
    /// 48 bits of hash above 16 bits of value + 1, 0 for a free slot; a power of two, at most half full.
    package let slots: [UInt64]

    /// - Parameter entries: values below 65,535; of entries with the same key the first counts.
    package init(_ entries: [(key: UInt64, value: UInt16)]) {
        var size = 16
        while size < entries.count * 2 { size *= 2 }
        var slots = [UInt64](repeating: 0, count: size)
        for entry in entries {
            var slot = Int(truncatingIfNeeded: entry.key) & (size - 1)
            while slots[slot] != 0 { slot = (slot + 1) & (size - 1) }
            slots[slot] = entry.key & Self.hashBits | UInt64(entry.value) + 1
        }
        self.slots = slots
    }

    /// Takes the slots of a table made before; `nil` unless they are one whose values are below `limit`.
    init?(slots: [UInt64], limit: Int) {
        let size = slots.count
        guard size > 0, size & (size - 1) == 0 else { return nil }
        var used = 0
        for slot in slots where slot != 0 {
            used += 1
            guard 1...limit ~= Int(slot & 0xFFFF) else { return nil }
        }
        guard used * 2 <= size else { return nil }
        self.slots = slots
    }

    package subscript(key: UInt64) -> UInt16? {
        let mask = slots.count - 1
        var slot = Int(truncatingIfNeeded: key) & mask
        while slots[slot] != 0 {
            if (slots[slot] ^ key) & Self.hashBits == 0 {
                return UInt16(truncatingIfNeeded: slots[slot]) - 1
            }
            slot = (slot + 1) & mask
        }
        return nil
    }

    private static let hashBits: UInt64 = ~0xFFFF
}
