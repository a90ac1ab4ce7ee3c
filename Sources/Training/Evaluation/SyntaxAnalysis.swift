internal import Text

/// A document's tokens, sentences and words by their characters other than white space, so that two
/// analyses of one text compare however they space it.
struct SyntaxAnalysis {
    struct Word {
        /// In small letters.
        var form: String
        var lemma: String
        var upos: String
        var xpos: String
        /// Without its subtype.
        var deprel: String
        /// Number of the head among all words; -1 for the root.
        var head: Int
        /// Of the surface token it belongs to.
        var span: Range<Int>
        /// Part of a token of several words.
        var isRanged: Bool
    }

    private(set) var tokens: [Range<Int>] = []
    private(set) var sentences: [Range<Int>] = []
    private(set) var words: [Word] = []
    /// The text without white space.
    private(set) var characters: [Unicode.Scalar] = []

    init(_ document: TreebankDocument) {
        let text = document.text
        var at = 0
        /// Goes on to a byte, and gives how many characters stand before it.
        func position(_ byte: Int32) -> Int {
            if at < Int(byte) {
                let part = String(decoding: text[at..<Int(byte)], as: UTF8.self)
                characters += part.unicodeScalars.filter { !$0.properties.isWhitespace }
                at = Int(byte)
            }
            return characters.count
        }
        for sentence in document.sentences {
            let first = words.count
            let begin = position(sentence.span.begin)
            var i = 0
            while i < sentence.words.count {
                var end = i + 1
                while end < sentence.words.count, sentence.words[end].continuesMultiWord {
                    end += 1
                }
                let from = position(sentence.words[i].span.begin)
                let to = position(sentence.words[end - 1].span.end)
                tokens.append(from..<to)
                for word in sentence.words[i..<end] {
                    let isInside = 1...sentence.words.count ~= word.head
                    words.append(
                        Word(
                            form: word.form.lowercased(), lemma: word.lemma, upos: word.upos,
                            xpos: word.xpos, deprel: String(word.deprel.prefix { $0 != ":" }),
                            head: isInside ? first + word.head - 1 : -1, span: from..<to,
                            isRanged: end > i + 1))
                }
                i = end
            }
            sentences.append(begin..<characters.count)
        }
    }
}
