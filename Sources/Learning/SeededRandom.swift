/// A generator whose run a seed fixes, on every machine.
///
/// Source: Steele, Lea, Flood (2014), SplitMix64.
public struct SeededRandom: RandomNumberGenerator, Sendable {
    private var state: UInt64

    public init(seed: UInt64) { state = seed }

    public mutating func next() -> UInt64 {
        state &+= 0x9e37_79b9_7f4a_7c15
        var z = state
        z = (z ^ (z >> 30)) &* 0xbf58_476d_1ce4_e5b9
        z = (z ^ (z >> 27)) &* 0x94d0_49bb_1331_11eb
        return z ^ (z >> 31)
    }

    /// Puts the elements in another order, the same one in every version of Swift.
    ///
    /// Source: Durstenfeld (1964).
    public mutating func shuffle<Element>(_ elements: inout [Element]) {
        var i = elements.count - 1
        while i > 0 {
            let product = next().multipliedFullWidth(by: UInt64(i + 1))
            elements.swapAt(i, Int(product.high))
            i -= 1
        }
    }
}
