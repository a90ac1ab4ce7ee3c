/// A 64-bit hash that is the same on every machine and in every run.
///
/// Swift's `Hasher` is seeded per process, so whatever is stored or compared across runs uses this.
/// Source: FNV-1a (Fowler, Noll, Vo), finished with the mixer of SplitMix64 so that low bits are good.
/// - Complexity: one multiplication a byte.
public struct StableHash: Sendable {
    private var state: UInt64

    public init(seed: UInt64 = 0) { state = 0xcbf2_9ce4_8422_2325 ^ seed }

    public mutating func update(_ bytes: Span<UInt8>) {
        for i in bytes.indices { update(bytes[i]) }
    }

    public mutating func update(_ byte: UInt8) {
        state = (state ^ UInt64(byte)) &* 0x0000_0100_0000_01b3
    }

    public var value: UInt64 {
        var z = state
        z = (z ^ (z >> 30)) &* 0xbf58_476d_1ce4_e5b9
        z = (z ^ (z >> 27)) &* 0x94d0_49bb_1331_11eb
        return z ^ (z >> 31)
    }

    /// The hash of one run of bytes.
    public static func of(_ bytes: Span<UInt8>) -> UInt64 {
        var hash = StableHash()
        hash.update(bytes)
        return hash.value
    }
}
