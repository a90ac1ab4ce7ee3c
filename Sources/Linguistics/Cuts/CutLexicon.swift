package import Learning
internal import Text

/// Words of letters alone that are, or may be, cut: `cannot`, `dont`, `its`.
///
/// Open addressing over stable hashes, read in place.
package struct CutLexicon: Sendable {
    /// Words are never longer, in bytes.
    package static let longest = 16
    /// A power of two; 0 is a free slot.
    private let hashes: ModelArray<UInt64>
    /// For each slot, bit `n` says that a cut after `n` bytes is to be thought of.
    private let places: ModelArray<UInt32>

    /// - Throws: `ModelError.damaged`.
    package init(_ reader: inout SectionReader) throws(ModelError) {
        hashes = try reader.array()
        places = try reader.array(count: hashes.count)
        guard hashes.count.nonzeroBitCount == 1,
            hashes.withSpan({ span in
                span.indices.contains { span[$0] == 0 }
            })
        else { throw reader.damage }
    }

    /// Where letters, all of a run, may be cut; 0 for nowhere.
    func places(in bytes: Span<UInt8>, _ begin: Int, _ end: Int) -> UInt32 {
        guard 2...Self.longest ~= end - begin else { return 0 }
        var hash = StableHash()
        for i in begin..<end { hash.update(lowercased(bytes[i])) }
        let wanted = hash.value
        let mask = hashes.count - 1
        var slot = Int(truncatingIfNeeded: wanted) & mask
        while hashes[slot] != 0 {
            if hashes[slot] == wanted { return places[slot] }
            slot = (slot + 1) & mask
        }
        return 0
    }

    /// Writes a lexicon; words in small letters.
    package static func write(_ words: [String: UInt32], to builder: inout SectionBuilder) {
        var size = 16
        while size < words.count * 4 { size *= 2 }
        var hashes = [UInt64](repeating: 0, count: size)
        var places = [UInt32](repeating: 0, count: size)
        for (word, mask) in words.sorted(by: { $0.key < $1.key }) {
            let hash = StableHash.of(Array(word.utf8).span)
            var slot = Int(truncatingIfNeeded: hash) & (size - 1)
            while hashes[slot] != 0 { slot = (slot + 1) & (size - 1) }
            (hashes[slot], places[slot]) = (hash, mask)
        }
        builder.add(hashes)
        builder.add(places)
    }
}
