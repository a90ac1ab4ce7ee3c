internal import Text

/// A file's text as paragraphs, each of them kept or taken out with a reason.
struct Page {
    /// Normalised UTF-8: each block's white space is single blanks.
    private(set) var bytes: [UInt8]
    var blocks: [Block]

    /// A paragraph, or a piece that stood at the end of one.
    struct Block {
        var range: Range<Int>
        /// `nil` for what stays.
        var reason: Reason?
        /// A dateline, a headline or the like: never judged by its looks again.
        var isSettled = false
        /// Runs of letters and digits.
        var words = 0
        /// Behind a marker of captions or boxes: no headline.
        var isCaption = false
    }

    /// Takes text as `Normalizer` leaves it.
    init(_ text: [UInt8]) {
        (bytes, blocks) = Paragraphs.blocks(of: text)
        for i in blocks.indices { blocks[i].words = bytes.wordCount(blocks[i].range) }
    }

    /// Cuts a block in two at byte `offset`; the second half follows the first.
    mutating func split(_ index: Int, at offset: Int, tailReason: Reason? = nil) {
        let whole = blocks[index].range
        let first = bytes.trimmed(whole.lowerBound..<offset)
        let second = bytes.trimmed(offset..<whole.upperBound)
        guard !first.isEmpty, !second.isEmpty else {
            if first.isEmpty, let tailReason { blocks[index].reason = tailReason }
            return
        }
        blocks[index].range = first
        blocks[index].words = bytes.wordCount(first)
        let tail = Block(range: second, reason: tailReason, words: bytes.wordCount(second))
        blocks.insert(tail, at: index + 1)
    }

    /// Indices of the blocks that stay.
    var kept: [Int] { blocks.indices.filter { blocks[$0].reason == nil } }

    func text(_ index: Int) -> String { bytes.text(blocks[index].range) }
}
