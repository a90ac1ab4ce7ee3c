public import Text

/// A text cut into paragraphs, sentences and tokens, all in flat arrays of byte positions.
///
/// Tokens are in order, never overlap and leave out nothing but white space; sentences and paragraphs
/// do the same for tokens.
public struct Document: Sendable {
    /// The text, valid UTF-8.
    public let bytes: [UInt8]
    /// The forms (and lemmas) that `Token` names by id.
    public internal(set) var forms: StringTable
    public internal(set) var tokens: [Token]
    public internal(set) var sentences: [Sentence]
    public internal(set) var paragraphs: [Paragraph]
    /// In order, none over another; none without a model.
    public internal(set) var names: [Name] = []
    /// What the tags of `tokens` stand for.
    public let tags: TagNames
    /// Where bytes stand in code points, as records count.
    public let positions: CodePointIndex

    /// Tokens that follow each other, from the first's first byte to the last's last.
    public struct Sentence: Sendable, Hashable {
        /// Numbers of its tokens; never empty.
        public var tokens: Range<Int>
        public var span: ByteRange
    }

    /// Sentences that follow each other.
    public struct Paragraph: Sendable, Hashable {
        /// Numbers of its sentences; never empty.
        public var sentences: Range<Int>
        /// Numbers of its tokens; never empty.
        public var tokens: Range<Int>
        public var span: ByteRange
    }

    init(bytes: [UInt8], tags: TagNames = TagNames()) {
        self.bytes = bytes
        self.tags = tags
        forms = StringTable(capacity: bytes.count / 12)
        tokens = []
        tokens.reserveCapacity(bytes.count / 5)
        sentences = []
        paragraphs = []
        positions = CodePointIndex(bytes)
    }

    /// Makes a paragraph of the sentences after the last paragraph's; there must be some.
    mutating func endParagraph() {
        let sentences = (paragraphs.last?.sentences.upperBound ?? 0)..<sentences.count
        let begin = self.sentences[sentences.lowerBound].tokens.lowerBound
        let tokens = begin..<self.sentences[sentences.upperBound - 1].tokens.upperBound
        paragraphs.append(
            .init(sentences: sentences, tokens: tokens, span: span(of: tokens)))
    }

    /// The words at a range of bytes.
    public func string(_ span: ByteRange) -> String {
        String(decoding: bytes[span.indices], as: UTF8.self)
    }

    /// The bytes from the first to the last of some tokens; empty at 0 for none.
    public func span(of tokens: Range<Int>) -> ByteRange {
        guard let first = tokens.first, let last = tokens.last else { return ByteRange(0, 0) }
        return ByteRange(Int(self.tokens[first].span.begin), Int(self.tokens[last].span.end))
    }
}
