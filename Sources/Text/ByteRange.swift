/// A half-open range `[begin, end)` of UTF-8 byte offsets.
///
/// Half the size of `Range<Int>`, so that arrays of tokens stay flat and small.
public struct ByteRange: Hashable, Sendable {
    public var begin: Int32
    public var end: Int32

    @inlinable
    public init(_ begin: Int, _ end: Int) {
        self.begin = Int32(truncatingIfNeeded: begin)
        self.end = Int32(truncatingIfNeeded: end)
    }

    @inlinable public var count: Int { Int(end - begin) }
    @inlinable public var isEmpty: Bool { begin == end }
    @inlinable public var indices: Range<Int> { Int(begin)..<Int(end) }
}
