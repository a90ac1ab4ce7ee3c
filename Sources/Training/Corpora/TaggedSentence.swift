/// A sentence of a corpus that gives a tag a word: `B-PER`, `I-LOC`, `O`.
struct TaggedSentence: Equatable {
    var id: String
    var words: [String]
    var tags: [String]

    /// The tagged stretches: IOB2, or plain `I-` tags where a change of kind begins a new one.
    var chunks: [(words: Range<Int>, kind: String)] {
        var found: [(words: Range<Int>, kind: String)] = []
        var begin = 0
        var kind = ""
        for (i, tag) in (tags + ["O"]).enumerated() {
            let mark = tag.prefix(1)
            let new = mark == "O" ? "" : String(tag.dropFirst(2))
            if mark == "I", new == kind { continue }
            if !kind.isEmpty { found.append((begin..<i, kind)) }
            (begin, kind) = (i, new)
        }
        return found
    }
}
