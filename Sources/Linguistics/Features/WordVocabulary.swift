internal import Text

/// The frequent words of the language: numbers from 1 by normal form, 0 for all other words.
///
/// Words themselves are not kept, only their hashes.
/// - Complexity: one hash and about one probe a look-up.
public struct WordVocabulary: Sendable {
    /// So many words, numbered from 1.
    public let count: Int
    /// 48 bits of hash above 16 bits of number, 0 for a free slot; a power of two, at most half full.
    let slots: [UInt64]

    /// Takes the normal forms, the most frequent first; at most 65,535 of them count.
    public init(_ words: [[UInt8]]) {
        var size = 16
        let limit = Int(UInt16.max)
        while size < min(words.count, limit) * 2 { size *= 2 }
        var slots = [UInt64](repeating: 0, count: size)
        var count = 0
        for word in words where count < limit {
            count += 1
            let hash = StableHash.of(word.span)
            var slot = Int(truncatingIfNeeded: hash) & (size - 1)
            while slots[slot] != 0 { slot = (slot + 1) & (size - 1) }
            slots[slot] = hash & Self.hashBits | UInt64(count)
        }
        self.count = count
        self.slots = slots
    }

    /// Takes the slots of a table made before; `nil` unless they are one.
    init?(slots: [UInt64]) {
        let size = slots.count
        let numbers = slots.filter { $0 != 0 }.map { Int($0 & 0xFFFF) }
        guard size > 0, size & (size - 1) == 0, numbers.count * 2 <= size else { return nil }
        guard numbers.allSatisfy({ 1...numbers.count ~= $0 }) else { return nil }
        count = numbers.count
        self.slots = slots
    }

    /// The number of the word whose normal form has this hash.
    func number(hash: UInt64) -> Int32 {
        var slot = Int(truncatingIfNeeded: hash) & (slots.count - 1)
        while slots[slot] != 0 {
            if (slots[slot] ^ hash) & Self.hashBits == 0 { return Int32(slots[slot] & 0xFFFF) }
            slot = (slot + 1) & (slots.count - 1)
        }
        return 0
    }

    private static let hashBits: UInt64 = ~0xFFFF
}

/// Counts words, to choose the vocabulary among them.
public struct WordCounts: Sendable {
    private var words = StringTable(capacity: 1 << 16)
    private var counts: [Int] = []
    private var normal: [UInt8] = []

    public init() {}

    /// Counts a word as written.
    public mutating func add(_ form: Span<UInt8>, times: Int = 1) {
        normalise(form, into: &normal)
        let word = normal
        let id = Int(words.intern(word.span))
        if id == counts.count { counts.append(0) }
        counts[id] += times
    }

    /// The most frequent words; of equally frequent ones those first in order of bytes.
    public func vocabulary(limit: Int, atLeast least: Int) -> WordVocabulary {
        let frequent = counts.indices.filter { counts[$0] >= least }
            .map { (count: counts[$0], word: [UInt8](words[Int32($0)].utf8)) }
            .sorted {
                $0.count != $1.count
                    ? $0.count > $1.count : $0.word.lexicographicallyPrecedes($1.word)
            }
        return WordVocabulary(frequent.prefix(limit).map(\.word))
    }
}
