/// What happens between two characters that stand together.
package enum Cut: UInt8, Sendable {
    case none
    /// A token ends.
    case token
    /// A word of a multi-word token ends: `do|n't`.
    case word
}

/// A word the tokenizer is about to give, and how it is cut off from what stands before it.
struct Piece {
    var begin: Int
    var end: Int
    var cut: Cut
    /// A web or mail address: nothing inside it is ever cut.
    var isAddress = false
}
