internal import Text

/// Plain text to an annotated document. Pure: the same text gives the same document.
///
/// One annotator serves any number of threads.
public struct Annotator: Sendable {
    private let cuts: CutModel?

    /// - Parameter cuts: the learned part of the tokenizer; without it rules alone cut words.
    public init(cuts: CutModel? = nil) { self.cuts = cuts }

    /// - Complexity: O(bytes).
    public func document(_ text: String) -> Document {
        document(utf8: [UInt8](text.utf8))
    }

    /// Takes valid UTF-8.
    public func document(utf8 bytes: [UInt8]) -> Document {
        var document = Document(bytes: bytes)
        var tokenizer = Tokenizer(bytes, model: cuts)
        let splitter = SentenceSplitter(bytes)
        for paragraph in paragraphs(of: bytes) {
            let firstToken = document.tokens.count
            let firstSentence = document.sentences.count
            tokenizer.tokens(in: paragraph, into: &document)
            if document.tokens.count == firstToken { continue }
            splitter.sentences(of: firstToken..<document.tokens.count, into: &document)
            let tokens = firstToken..<document.tokens.count
            document.paragraphs.append(
                .init(
                    sentences: firstSentence..<document.sentences.count, tokens: tokens,
                    span: document.span(of: tokens)))
        }
        return document
    }
}
