internal import Linguistics
internal import News
internal import Text

/// A document under analysis: what rules know of each token, and the words as records cite them.
struct Reading {
    let document: Document

    init(_ document: Document) { self.document = document }

    var tokens: [Token] { document.tokens }

    func span(_ bytes: ByteRange) -> Span {
        Span(
            document.positions.codePoint(atByte: Int(bytes.begin)),
            document.positions.codePoint(atByte: Int(bytes.end)))
    }

    var tokenRecords: [TokenRecord] {
        document.tokens.map { TokenRecord(span: span($0.span)) }
    }
}
