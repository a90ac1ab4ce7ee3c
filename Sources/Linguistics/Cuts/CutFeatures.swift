/// What is known about a place between two atoms of a chunk, as hashes for a `WeightTable`.
struct CutFeatures {
    static let count = 36
    private(set) var values = InlineArray<36, UInt32>(repeating: 0)

    /// - Parameter i: number of the atom after the place, from 1.
    init(_ chunk: ChunkView, _ i: Int, _ text: [UInt8]) {
        let (a, b, c) = (chunk.atom(i - 3), chunk.atom(i - 2), chunk.atom(i - 1))
        let (d, e, f) = (chunk.atom(i), chunk.atom(i + 1), chunk.atom(i + 2))
        let rule = UInt64(d.proposal.rawValue) + 1
        let left = UInt64(min(i, 4))
        let right = UInt64(min(chunk.atoms.count - i, 4))
        let quoting: UInt64 = chunk.isQuoting ? 1 : 0
        let last = c.tail & 0xFF &+ c.shape << 8
        let bytes = text.span
        let begin = chunk.atoms[0].begin
        let end = chunk.atoms[chunk.atoms.count - 1].end

        set(0, rule, 0, 0, 0)
        set(1, rule, c.shape, d.shape, 0)
        set(2, rule, b.shape, c.shape, d.shape &+ e.shape << 32)
        set(3, rule &+ a.shape << 8, b.shape << 32 &+ c.shape, d.shape << 32 &+ e.shape, f.shape)
        set(4, c.word, d.word, 0, 0)
        set(5, c.word, d.word, rule, c.shape)
        set(6, b.word, c.word, d.word, 0)
        set(7, c.word, d.word, e.word, 0)
        set(8, b.word, c.word, d.word, e.word)
        set(9, c.word, d.shape, rule, 0)
        set(10, c.shape, d.word, rule, 0)
        set(11, c.word, d.shape, e.shape, 0)
        set(12, b.shape, c.shape, d.word, 0)
        set(13, a.word, b.word, c.word, d.word)
        set(14, c.word, d.word, e.word, f.word)
        set(15, c.word, d.shape, chunk.afterShape, right)
        set(16, c.shape, d.word, chunk.after, right)
        set(17, c.word, d.word, chunk.before, 0)
        set(18, chunk.whole, UInt64(i), 0, 0)
        set(19, ChunkView.hash(bytes, max(begin, d.begin - 24), d.begin), left, 0, 0)
        set(20, ChunkView.hash(bytes, d.begin, min(end, d.begin + 24)), right, 0, 0)
        set(21, chunk.traits, rule, c.shape, d.shape)
        set(
            22, rule &+ UInt64(c.proposal.rawValue) << 4 &+ UInt64(e.proposal.rawValue) << 6,
            c.shape, d.shape, left)
        set(23, left &+ right << 4, c.shape, d.word, rule)
        set(24, c.tail, d.word, chunk.afterShape, right)
        set(25, c.tail, d.shape, e.shape, rule)
        set(26, quoting, d.word, right, chunk.afterShape &+ c.tail << 32)
        set(27, b.word, c.word, rule, 0)
        set(28, d.word, e.word, rule, 0)
        set(29, c.shape, d.shape, chunk.afterShape, right &+ rule << 8)
        set(30, b.shape, c.word, d.shape, e.word)
        set(31, chunk.before, c.word, d.word, chunk.after)
        set(32, c.word, d.word, chunk.after, right)
        set(33, last, d.shape, quoting, right)
        set(34, last, d.shape, e.shape, rule)
        set(35, a.shape, b.shape, c.shape &+ d.shape << 32, chunk.afterShape)
    }

    private mutating func set(_ i: Int, _ a: UInt64, _ b: UInt64, _ c: UInt64, _ d: UInt64) {
        var hash = (UInt64(i) &+ 1) &* 0x9e37_79b9_7f4a_7c15
        hash = (hash ^ a) &* 0xbf58_476d_1ce4_e5b9
        hash = (hash ^ hash >> 29 ^ b) &* 0x94d0_49bb_1331_11eb
        hash = (hash ^ hash >> 32 ^ c) &* 0xbf58_476d_1ce4_e5b9
        hash = (hash ^ hash >> 29 ^ d) &* 0x94d0_49bb_1331_11eb
        values[i] = UInt32(truncatingIfNeeded: hash >> 32)
    }
}
