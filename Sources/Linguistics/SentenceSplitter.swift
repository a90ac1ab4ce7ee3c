internal import Text

/// Cuts the tokens of a paragraph into sentences, by rules: full stops, abbreviations, closing marks.
struct SentenceSplitter {
    private let text: [UInt8]

    init(_ text: [UInt8]) { self.text = text }

    /// Appends the sentences of a paragraph's tokens.
    func sentences(of tokens: Range<Int>, into document: inout Document) {
        var first = tokens.lowerBound
        var isQuoting = false
        var i = first
        while i < tokens.upperBound {
            // Most tokens are words: they end nothing.
            let last = text[Int(document.tokens[i].span.end) - 1]
            if (last | 0x20) &- 0x61 < 26 {
                i += 1
                continue
            }
            let stop = Stop(text, document.tokens[i].span)
            if document.tokens[i].span.count == 1, byte(document.tokens[i]) == 0x22 {
                isQuoting.toggle()
            }
            guard stop != .none else {
                i += 1
                continue
            }
            var next = i + 1
            while next < tokens.upperBound,
                closes(next, before: tokens.upperBound, isQuoting, document.tokens)
            {
                if byte(document.tokens[next]) == 0x22 { isQuoting = false }
                next += 1
            }
            if next < tokens.upperBound,
                ends(
                    first..<(i + 1), stop, closed: next > i + 1, next..<tokens.upperBound, document)
            {
                append(first..<next, to: &document)
                first = next
            }
            i = next
        }
        if first < tokens.upperBound { append(first..<tokens.upperBound, to: &document) }
    }

    private func append(_ tokens: Range<Int>, to document: inout Document) {
        document.sentences.append(.init(tokens: tokens, span: document.span(of: tokens)))
    }

    private func byte(_ token: Token) -> UInt8 { text[Int(token.span.begin)] }

    /// Whether a token closes what stands before it: a bracket or a quotation mark.
    private func closes(
        _ i: Int, before end: Int, _ isQuoting: Bool, _ tokens: [Token]
    ) -> Bool {
        let token = tokens[i]
        guard token.flags.contains(.glued) else { return false }
        let nextIsGlued = i + 1 < end && tokens[i + 1].flags.contains(.glued)
        switch byte(token) {
        case 0x29, 0x5D, 0x7D: return true
        case 0x22: return isQuoting || !nextIsGlued
        case 0x27: return token.span.count == 2 || (token.span.count == 1 && !nextIsGlued)
        case 0xC2: return token.span.count > 1 && text[Int(token.span.begin) + 1] == 0xBB
        case 0xE2:
            let last = text[Int(token.span.end) - 1]
            return token.span.count == 3 && text[Int(token.span.begin) + 1] == 0x80
                && (last == 0x99 || last == 0x9D || last == 0xBA || (last == 0x9C && !nextIsGlued))
        default: return false
        }
    }

    /// Whether a sentence ends with its `stop`, what closes it left aside, when `rest` follows.
    private func ends(
        _ sentence: Range<Int>, _ stop: Stop, closed: Bool, _ rest: Range<Int>,
        _ document: Document
    ) -> Bool {
        var next = rest.lowerBound
        let glued = document.tokens[next].flags.contains(.glued)
        let opens = CodePoint(text, Int(document.tokens[next].span.begin), text.count).kind
        if opens.isQuote || byte(document.tokens[next]) == 0x28
            || byte(document.tokens[next]) == 0x5B
        {
            next += 1
            if next == rest.upperBound { return false }
        }
        let word = document.tokens[next].span
        let kind = CodePoint(text, Int(word.begin), text.count).kind
        if glued { return stop != .abbreviation && stop != .ellipsis && kind == .upper }
        switch stop {
        case .none: return false
        case .period:
            if kind == .lower { return !closed && next == rest.lowerBound }
            if sentence.count == 2, isEnumerator(document.tokens[sentence.lowerBound].span) {
                return false
            }
            return true
        case .exclamation:
            if kind == .lower { return false }
            return !(closed && speaks(rest, document))
        case .ellipsis: return kind == .upper || next > rest.lowerBound
        case .abbreviation:
            guard kind == .upper else { return false }
            let last = document.tokens[sentence.upperBound - 1].span
            let traits = WordTraits.of(text, Int(last.begin)..<(Int(last.end) - 1))
            if traits.contains(.title) || last.count == 2 { return false }
            return closed || next > rest.lowerBound
                || WordTraits.of(text, word.indices).contains(.starter)
        }
    }

    /// Whether what follows a closed question or exclamation says who spoke it: `“Why?” Smith asked`.
    private func speaks(_ rest: Range<Int>, _ document: Document) -> Bool {
        for token in document.tokens[rest.prefix(4)] {
            if WordTraits.of(text, token.span.indices).contains(.speechVerb) { return true }
        }
        return false
    }

    /// `1` or `b`, as lists have before a full stop.
    private func isEnumerator(_ word: ByteRange) -> Bool {
        word.count <= 2
            && word.indices.allSatisfy { CodePoint(text, $0, text.count).kind == .digit }
            || word.count == 1 && text[Int(word.begin)] != 0x49
    }
}

/// How a token may end a sentence.
private enum Stop {
    case none, period, exclamation, ellipsis, abbreviation

    init(_ text: [UInt8], _ span: ByteRange) {
        let first = text[Int(span.begin)]
        let last = text[Int(span.end) - 1]
        self = .none
        switch last {
        case 0x21, 0x3F: if first == 0x21 || first == 0x3F { self = .exclamation }
        case 0x2E:
            if first != 0x2E {
                self = .abbreviation
            } else {
                self = span.count == 1 ? .period : .ellipsis
            }
        case 0xA6 where span.count == 3 && first == 0xE2 && text[Int(span.begin) + 1] == 0x80:
            self = .ellipsis
        case 0x82 where first == 0xE3: self = .period  // the ideographic full stop
        default: break
        }
    }
}
