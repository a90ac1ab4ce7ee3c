internal import Text

/// The `'s` that is `has` and not `is`: `she's been there`, `it's not got any`.
///
/// Nothing but the participle after it can tell, and only a few participles do.
struct Contractions: Sendable {
    private let verb: UInt8
    private let participle: UInt8
    private let adverb: UInt8

    init(xpos: [String]) {
        func number(_ name: String) -> UInt8 {
            UInt8(truncatingIfNeeded: (xpos.firstIndex(of: name) ?? -1) + 1)
        }
        verb = number("VBZ")
        participle = number("VBN")
        adverb = number("RB")
    }

    /// - Complexity: O(tokens).
    func mend(_ tokens: Range<Int>, of document: inout Document) {
        guard verb > 0, participle > 0 else { return }
        for i in tokens where document.tokens[i].xpos == verb {
            var next = i + 1
            if next < tokens.upperBound, document.tokens[next].xpos == adverb { next += 1 }
            guard next < tokens.upperBound, document.tokens[next].xpos == participle,
                isContraction(document.tokens[i], document),
                Self.perfect.value(of: word(document.tokens[next], document).span) > 0
            else { continue }
            document.tokens[i].lemma = document.forms.intern(Self.have.span)
        }
    }

    private func isContraction(_ token: Token, _ document: Document) -> Bool {
        let span = token.span
        guard span.count == 2 || span.count == 4 else { return false }
        let first = document.bytes[Int(span.begin)]
        return (first == 0x27 || first == 0xE2)
            && lowercased(document.bytes[Int(span.end) - 1]) == 0x73
    }

    private func word(_ token: Token, _ document: Document) -> ArraySlice<UInt8> {
        document.bytes[token.span.indices]
    }

    private static let have = Array("have".utf8)
    private static let perfect = WordTable([(1, "been got had become gotten")])
}
