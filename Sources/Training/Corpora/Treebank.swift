public import Text

/// A syntactic word as annotators saw it: a row of CoNLL-U.
public struct TreebankWord: Sendable, Equatable {
    public var form: String
    /// `_` where there is none.
    public var lemma: String
    public var upos: String
    public var xpos: String
    /// `Case=Nom|Number=Sing`, or `_`.
    public var feats: String
    /// Number of the head within the sentence, from 1; 0 is the root, -1 unknown.
    public var head: Int
    public var deprel: String
    /// `SpaceAfter=No|Entity=(…)`, or `_`.
    public var misc: String
    /// Bytes of the document's text. The words of a multi-word token share out its bytes.
    public var span: ByteRange
    /// Belongs to the same multi-word token as the word before.
    public var continuesMultiWord: Bool
}

/// A sentence of a treebank.
public struct TreebankSentence: Sendable, Equatable {
    public var id: String
    public var beginsParagraph: Bool
    /// Never empty.
    public var words: [TreebankWord]

    public var span: ByteRange {
        guard let first = words.first, let last = words.last else { return ByteRange(0, 0) }
        return ByteRange(Int(first.span.begin), Int(last.span.end))
    }
}

/// A document of a treebank, with its text as it stood before it was cut into words.
public struct TreebankDocument: Sendable, Equatable {
    public var id: String
    /// A space between sentences, a blank line between paragraphs, a line end at the end.
    public var text: [UInt8]
    public var sentences: [TreebankSentence]

    public init(id: String, text: [UInt8] = [], sentences: [TreebankSentence] = []) {
        self.id = id
        self.text = text
        self.sentences = sentences
    }
}
