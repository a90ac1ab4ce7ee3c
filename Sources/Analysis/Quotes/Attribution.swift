/// Who said something, by which verb, through whom, to whom; all by token numbers.
struct Attribution {
    var speaker: Range<Int>?
    var cue: Range<Int>?
    var via: Range<Int>?
    var addressee: Range<Int>?
    /// Whether the pattern stands directly beside the quotation, divided by punctuation at most.
    var isAdjacent = false
    /// Whether the words are what the speaker calls something.
    var isName = false
}
