/// What a fixed list of words says about each: a set of bits a word, ignoring the case of ASCII.
///
/// Made once from lists a person can read and extend, then asked for every token.
/// - Complexity: O(bytes of the word) a look-up, without allocation.
public struct WordTable: Sendable {
    private var bytes: [UInt8] = []
    private var ranges: [ByteRange] = []
    private var values: [UInt32] = []
    /// Word numbers by hash, -1 for a free slot; a power of two, at most half full.
    private var slots: [Int32] = []

    /// - Parameter lists: words separated by white space; a word of several lists has all their bits.
    public init(_ lists: [(value: UInt32, words: String)]) {
        resize(to: 64)
        for list in lists {
            for word in list.words.utf8.split(whereSeparator: { $0 == 0x20 || $0 == 0x0A }) {
                add([UInt8](word), list.value)
            }
        }
    }

    /// The bits of a word, 0 for one that is in no list.
    public func value(of word: Span<UInt8>) -> UInt32 {
        let slot = slots[slot(of: word)]
        return slot < 0 ? 0 : values[Int(slot)]
    }

    private mutating func add(_ word: [UInt8], _ value: UInt32) {
        let slot = slot(of: word.span)
        if slots[slot] >= 0 {
            values[Int(slots[slot])] |= value
            return
        }
        slots[slot] = Int32(values.count)
        ranges.append(ByteRange(bytes.count, bytes.count + word.count))
        bytes.append(contentsOf: word.map(lowercased))
        values.append(value)
        if values.count * 2 > slots.count { resize(to: slots.count * 2) }
    }

    private mutating func resize(to size: Int) {
        slots = [Int32](repeating: -1, count: size)
        for (number, range) in ranges.enumerated() {
            let word = Array(bytes[range.indices])
            slots[slot(of: word.span)] = Int32(number)
        }
    }

    /// The slot a word has, or would get.
    private func slot(of word: Span<UInt8>) -> Int {
        var hash = StableHash()
        for i in word.indices { hash.update(lowercased(word[i])) }
        var slot = Int(truncatingIfNeeded: hash.value) & (slots.count - 1)
        while slots[slot] >= 0, !matches(ranges[Int(slots[slot])], word) {
            slot = (slot + 1) & (slots.count - 1)
        }
        return slot
    }

    private func matches(_ range: ByteRange, _ word: Span<UInt8>) -> Bool {
        guard range.count == word.count else { return false }
        for i in word.indices where bytes[Int(range.begin) + i] != lowercased(word[i]) {
            return false
        }
        return true
    }
}

/// An ASCII capital's small letter; every other byte itself.
@inlinable
public func lowercased(_ byte: UInt8) -> UInt8 {
    byte &- 0x41 < 26 ? byte | 0x20 : byte
}
