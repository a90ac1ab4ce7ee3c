internal import Linguistics
internal import Text

/// A text cut into words, with what annotators said of each.
struct LabelledDocument {
    let text: [UInt8]
    /// The forms that tokens name by id: the bytes of the text, as the shipped program sees them.
    var forms = StringTable()
    var tokens: [Token] = []
    /// One a token.
    var labels: [WordLabels] = []
    var sentences: [LabelledSentence] = []

    init(text: [UInt8]) { self.text = text }

    /// Appends a token with the bytes of `span`.
    mutating func append(_ span: ByteRange, continuesMultiWord: Bool, _ labels: WordLabels) {
        var flags: Token.Flags = continuesMultiWord ? .continuesMultiWord : []
        if let last = tokens.last, last.span.end == span.begin { flags.insert(.glued) }
        let text = text
        let form = forms.intern(text.span.extracting(span.indices))
        tokens.append(Token(span: span, form: form, flags: flags))
        self.labels.append(labels)
    }

    /// The words of some tokens.
    func words(_ range: Range<Int>) -> [String] { range.map { forms[tokens[$0].form] } }
}

/// What is known of a word; empty or -1 for what is not.
struct WordLabels: Equatable {
    var upos = ""
    var xpos = ""
    /// Number of the head within the sentence, from 1; 0 is the root, -1 unknown.
    var head = -1
    var deprel = ""
    var entity = EntityLabels.unknown
}

struct LabelledSentence: Equatable {
    var tokens: Range<Int>
    /// Counted within the document, from 0.
    var paragraph: Int
    /// Whether its edges are an annotator's, not a program's.
    var trainsSplitter: Bool
}
