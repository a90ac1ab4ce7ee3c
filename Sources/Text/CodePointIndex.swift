/// Turns UTF-8 byte offsets of one text into Unicode code point offsets, as the records state them.
///
/// Keeps the code point count at every 64th byte: an eighth of the text's size at most.
/// - Complexity: O(bytes) to make, O(1) a look-up (at most 63 bytes are counted).
public struct CodePointIndex: Sendable {
    private let bytes: [UInt8]
    private let checkpoints: [Int32]
    private let isASCII: Bool

    private static let stride = 64

    /// Takes valid UTF-8.
    public init(_ utf8: [UInt8]) {
        bytes = utf8
        var counts: [Int32] = []
        counts.reserveCapacity(utf8.count / Self.stride + 1)
        var count: Int32 = 0
        var continuation = false
        for (i, byte) in utf8.enumerated() {
            if i % Self.stride == 0 { counts.append(count) }
            if byte & 0xC0 == 0x80 { continuation = true } else { count += 1 }
        }
        checkpoints = counts
        isASCII = !continuation
        self.count = Int(count)
    }

    /// Code points in the whole text.
    public let count: Int

    /// The number of code points that begin before byte `offset` (0 up to the text's length).
    public func codePoint(atByte offset: Int) -> Int {
        if isASCII { return offset }
        if offset >= bytes.count { return count }
        let checkpoint = offset / Self.stride
        var count = Int(checkpoints[checkpoint])
        for i in (checkpoint * Self.stride)..<offset where bytes[i] & 0xC0 != 0x80 { count += 1 }
        return count
    }
}
