public import Text

/// A syntactic word: a row of CoNLL-U without its strings.
///
/// 28 bytes, trivially copyable. What a stage has not filled in is *undefined*: -1 for ids and heads, 0
/// for tags. Source: Universal Dependencies 2.
public struct Token: Sendable, Hashable {
    /// Bytes of the text.
    public var span: ByteRange
    /// Id of the form in the document's `forms`.
    public var form: Int32
    /// Id of the lemma in the document's `forms`; -1 undefined.
    public var lemma: Int32 = -1
    /// Number of the head within the sentence, from 1; 0 is the root, -1 undefined.
    public var head: Int32 = -1
    /// Number of the universal part of speech, from 1; 0 undefined.
    public var upos: UInt8 = 0
    /// Number of the Penn part of speech, from 1; 0 undefined.
    public var xpos: UInt8 = 0
    /// Number of the relation to the head, from 1; 0 undefined.
    public var deprel: UInt8 = 0
    public var flags: Flags
    /// Number of the features, from 1; 0 undefined.
    public var features: UInt16 = 0

    public struct Flags: OptionSet, Sendable, Hashable {
        public let rawValue: UInt8
        public init(rawValue: UInt8) { self.rawValue = rawValue }

        /// Belongs to the same multi-word token as the word before: `n't` of `don't`.
        public static let continuesMultiWord = Flags(rawValue: 1)
        /// Stands directly after the word before, without white space.
        public static let glued = Flags(rawValue: 2)
    }

    public init(span: ByteRange, form: Int32, flags: Flags = []) {
        self.span = span
        self.form = form
        self.flags = flags
    }
}
