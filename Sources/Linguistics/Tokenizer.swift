internal import Text

/// Cuts paragraphs into tokens as the English Web Treebank does.
///
/// Byte positions are exact: the tokens of a chunk (a run without white space) partition it. Contractions
/// and possessives are cut into words flagged as one multi-word token.
/// Source: Penn Treebank and UD English EWT conventions.
struct Tokenizer {
    let text: [UInt8]
    /// The end of the chunk, or the part of one, being cut.
    var end = 0

    init(_ text: [UInt8]) { self.text = text }

    /// Appends the tokens of a paragraph.
    mutating func tokens(in paragraph: ByteRange, into document: inout Document) {
        let stop = Int(paragraph.end)
        var i = Int(paragraph.begin)
        while i < stop {
            let begin = skipSpace(i, stop)
            i = begin
            while i < stop {
                let printable = printableEnd(from: i, stop)
                if printable > i {
                    i = printable
                    continue
                }
                let character = CodePoint(text, i, stop)
                if character.kind == .space { break }
                i += character.width
            }
            if begin < i { chunk(begin..<i, stop, into: &document) }
        }
    }

    /// Appends the tokens of one chunk.
    private mutating func chunk(_ chunk: Range<Int>, _ stop: Int, into document: inout Document) {
        end = chunk.upperBound
        if let address = address(in: chunk) {
            cut(chunk.lowerBound..<address.lowerBound, stop, into: &document)
            append(address, [], to: &document)
            cut(address.upperBound..<chunk.upperBound, stop, into: &document)
        } else {
            cut(chunk, stop, into: &document)
        }
    }

    private mutating func cut(_ range: Range<Int>, _ stop: Int, into document: inout Document) {
        end = range.upperBound
        var i = range.lowerBound
        while i < range.upperBound {
            let first = CodePoint(text, i, range.upperBound)
            let next: Int
            if first.kind.isAlphanumeric {
                next = wordEnd(from: i, stop: stop)
                appendWord(i..<next, to: &document)
            } else if let word = oddWordEnd(from: i, chunk: range) {
                next = word
                appendWord(i..<next, to: &document)
            } else if let clitic = cliticEnd(after: i), clitic <= range.upperBound {
                next = clitic
                let joined = i > range.lowerBound
                append(i..<next, joined ? .continuesMultiWord : [], to: &document)
            } else {
                next = markEnd(from: i, chunk: range)
                append(i..<next, [], to: &document)
            }
            i = next
        }
    }

    /// Appends a token; `glued` is found out here.
    func append(_ range: Range<Int>, _ flags: Token.Flags, to document: inout Document) {
        var flags = flags
        let begin = Int32(range.lowerBound)
        if let last = document.tokens.last, last.span.end == begin { flags.insert(.glued) }
        let form = document.forms.intern(text.span.extracting(range))
        document.tokens.append(
            Token(
                span: ByteRange(range.lowerBound, range.upperBound), form: form, flags: flags))
    }

    /// The first byte from `i` on that is not white space.
    func skipSpace(_ i: Int, _ stop: Int) -> Int {
        var i = i
        while i < stop {
            let character = CodePoint(text, i, stop)
            guard character.kind == .space else { break }
            i += character.width
        }
        return i
    }

    func kind(_ i: Int) -> CharacterKind { CodePoint(text, i, end).kind }

    // MARK: Runs

    // Most of a text is ASCII: runs of it need no look at each character's kind.

    /// The first byte from `i` on that is not ASCII, or is a space or control.
    private func printableEnd(from i: Int, _ stop: Int) -> Int {
        let bytes = text.span
        var i = i
        while i < stop, bytes[i] &- 0x21 < 0x5E { i += 1 }
        return i
    }

    /// The first byte from `i` on that is no ASCII letter.
    func lettersEnd(from i: Int) -> Int {
        let bytes = text.span
        var i = i
        while i < end, (bytes[i] | 0x20) &- 0x61 < 26 { i += 1 }
        return i
    }
}
