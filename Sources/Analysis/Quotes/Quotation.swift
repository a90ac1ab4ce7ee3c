/// Words between quotation marks, by token numbers.
struct Quotation {
    /// The opening mark.
    var opening: Int
    /// What stands between the marks; not empty.
    var content: Range<Int>
    /// Whether a mark closes it, directly after the content.
    var isClosed: Bool

    /// With the marks.
    var all: Range<Int> { opening..<(content.upperBound + (isClosed ? 1 : 0)) }
    /// The first token after it.
    var end: Int { all.upperBound }
}
