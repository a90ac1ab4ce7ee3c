internal import Linguistics
internal import News
internal import Text

/// A document under analysis: what rules know of each token, and its words as records cite them.
///
/// A class, for its one reference is counted where a struct's arrays would be counted one by one: that
/// took two thirds of the time. Nothing in it changes.
final class Reading: Sendable {
    let document: Document
    let bytes: [UInt8]
    let tokens: [Token]
    /// One for each token.
    let classes: [WordClass]
    /// Sentences as the rules take them, by token numbers.
    private let statements: [Range<Int>]
    /// The number of the sentence each token stands in.
    let sentenceOf: [Int32]

    init(_ document: Document) {
        self.document = document
        self.bytes = document.bytes
        self.tokens = document.tokens
        let table = WordClass.table
        let span = document.bytes.span
        // Half of a text's tokens repeat a form; each form is looked up once.
        var known = [UInt32](repeating: .max, count: document.forms.count)
        var classes: [WordClass] = []
        classes.reserveCapacity(document.tokens.count)
        for token in document.tokens {
            let form = Int(token.form)
            if known[form] == .max {
                known[form] = table.value(of: span.extracting(token.span.indices))
            }
            classes.append(WordClass(rawValue: known[form]))
        }
        self.classes = classes
        var sentenceOf: [Int32] = []
        sentenceOf.reserveCapacity(document.tokens.count)
        statements = document.statements()
        for (number, statement) in statements.enumerated() {
            for _ in statement { sentenceOf.append(Int32(number)) }
        }
        self.sentenceOf = sentenceOf
    }

    func span(_ bytes: ByteRange) -> Span {
        Span(
            document.positions.codePoint(atByte: Int(bytes.begin)),
            document.positions.codePoint(atByte: Int(bytes.end)))
    }

    func cited(_ tokens: Range<Int>) -> Cited {
        let bytes = document.span(of: tokens)
        return Cited(text: document.string(bytes), span: span(bytes))
    }

    /// The tokens of the sentence a token stands in.
    func sentence(of token: Int) -> Range<Int> {
        statements[Int(sentenceOf[token])]
    }

    /// - Complexity: O(log paragraphs).
    func beginsParagraph(_ token: Int) -> Bool {
        let paragraphs = document.paragraphs
        var low = 0
        var high = paragraphs.count
        while low < high {
            let middle = (low + high) / 2
            if paragraphs[middle].tokens.lowerBound < token {
                low = middle + 1
            } else {
                high = middle
            }
        }
        return low < paragraphs.count && paragraphs[low].tokens.lowerBound == token
    }

    /// The names that were found, in order.
    var names: [(tokens: Range<Int>, type: EntityType)] {
        document.names.map { ($0.tokens, EntityType($0.type)) }
    }

    /// What is undefined is left out.
    var tokenRecords: [TokenRecord] {
        let tags = document.tags
        func name(_ number: UInt8, _ names: [String]) -> String? {
            number > 0 ? TagNames.name(of: number, in: names) : nil
        }
        return tokens.map { token in
            TokenRecord(
                span: span(token.span),
                lemma: token.lemma < 0 ? nil : document.forms[token.lemma],
                upos: name(token.upos, tags.upos), xpos: name(token.xpos, tags.xpos),
                head: token.head < 0 ? nil : Int(token.head),
                deprel: name(token.deprel, tags.deprel))
        }
    }

    /// The byte a token begins with.
    func first(_ token: Int) -> UInt8 { bytes[Int(tokens[token].span.begin)] }

    /// Whether a token is one ASCII character.
    func isMark(_ token: Int, _ byte: UInt8) -> Bool {
        tokens[token].span.count == 1 && first(token) == byte
    }

    /// Whether a token is one of some ASCII characters.
    func isMark(_ token: Int, in marks: StaticString) -> Bool {
        guard tokens[token].span.count == 1 else { return false }
        let byte = first(token)
        for i in 0..<marks.utf8CodeUnitCount {
            // Safe: `i` is below the count of the marks.
            if unsafe marks.utf8Start[i] == byte { return true }
        }
        return false
    }

    func isGlued(_ token: Int) -> Bool {
        token < tokens.count && tokens[token].flags.contains(.glued)
    }

    /// Whether a token begins with a capital letter.
    func isCapital(_ token: Int) -> Bool {
        let byte = first(token)
        if byte < 0x80 { return byte &- 0x41 < 26 }
        let second = bytes[Int(tokens[token].span.begin) + 1]
        switch byte {
        case 0xC3: return second < 0x9F
        case 0xC4, 0xC5: return second & 1 == 0
        case 0xCE, 0xD0: return second >= 0x90 && second < 0xB0
        default: return false
        }
    }

    /// Whether a token has a letter or digit first.
    func isWord(_ token: Int) -> Bool {
        let byte = first(token)
        if byte >= 0x80 {
            // General punctuation, and the clitics written with its apostrophe, are no words.
            let begin = Int(tokens[token].span.begin)
            return !(byte == 0xE2 && bytes[begin + 1] < 0x84)
                && QuoteMark(self, token) == nil
        }
        return lowercased(byte) &- 0x61 < 26 || byte &- 0x30 < 10
    }

    /// Whether a token is an adverb of manner by its ending: `finally`.
    func isManner(_ token: Int) -> Bool {
        let end = Int(tokens[token].span.end)
        return tokens[token].span.count > 5 && bytes[end - 1] == 0x79 && bytes[end - 2] == 0x6C
            && !isCapital(token) && !equals(token, "family") && !equals(token, "assembly")
            && !equals(token, "supply")
    }

    /// Whether a token ends with some small ASCII letter.
    func ends(_ token: Int, with letter: UInt8) -> Bool {
        bytes[Int(tokens[token].span.end) - 1] == letter
    }

    /// Whether a token is a participle by its ending: `taking`.
    func isGerund(_ token: Int) -> Bool {
        let end = Int(tokens[token].span.end)
        return tokens[token].span.count > 4 && !isCapital(token) && bytes[end - 1] == 0x67
            && bytes[end - 2] == 0x6E && bytes[end - 3] == 0x69
    }

    /// Whether a token is a long dash or stands for one.
    func isDash(_ token: Int) -> Bool {
        let span = tokens[token].span
        if first(token) == 0x2D { return true }
        guard span.count == 3, first(token) == 0xE2 else { return false }
        let last = bytes[Int(span.end) - 1]
        return bytes[Int(span.begin) + 1] == 0x80 && 0x92...0x95 ~= last
    }

    /// Whether a token is a word, compared with small ASCII letters.
    func equals(_ token: Int, _ word: StaticString) -> Bool {
        let span = tokens[token].span
        guard span.count == word.utf8CodeUnitCount else { return false }
        for i in 0..<span.count {
            // Safe: `i` is below the word's own count.
            let byte = unsafe word.utf8Start[i]
            if lowercased(bytes[Int(span.begin) + i]) != byte { return false }
        }
        return true
    }
}

extension Reading {
    /// Whether a token is three or more points, or their one character.
    func isEllipsis(_ token: Int) -> Bool {
        let span = tokens[token].span
        if first(token) == 0x2E { return span.count > 1 }
        return span.count == 3 && first(token) == 0xE2
            && bytes[Int(span.begin) + 1] == 0x80
            && bytes[Int(span.begin) + 2] == 0xA6
    }
}
