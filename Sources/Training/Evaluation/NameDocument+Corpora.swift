internal import Linguistics
internal import Text

extension NameDocument {
    /// UNER's sentences by document, joined by spaces: UNER has lost the paragraphs.
    static func uner(
        _ sentences: [TaggedSentence], on treebank: [TreebankDocument]
    ) -> [NameDocument] {
        let names = UNERNames(sentences, trims: false)
        return treebank.map { document in
            var joined = NameDocument(text: [], names: [])
            for sentence in document.sentences {
                if !joined.text.isEmpty { joined.text.append(0x20) }
                let shift = joined.text.count - Int(sentence.span.begin)
                joined.text += document.text[sentence.span.indices]
                for name in names.names(in: sentence) ?? [] {
                    let first = sentence.words[name.words.lowerBound].span
                    let last = sentence.words[name.words.upperBound - 1].span
                    joined.names.append(
                        MarkedName(
                            span: ByteRange(Int(first.begin) + shift, Int(last.end) + shift),
                            type: name.type))
                }
            }
            return joined
        }
    }

    /// Sentences of WikiGold or CrossNER, joined into one text. All kinds count, most as neither
    /// wanted nor wrong.
    static func columns(
        _ sentences: [TaggedSentence], _ names: ColumnNames
    ) -> NameDocument {
        var text = Detokenizer()
        var marked: [MarkedName] = []
        for sentence in sentences {
            let words = text.append(sentence.words)
            for chunk in sentence.chunks {
                marked.append(
                    MarkedName(
                        span: ByteRange(
                            Int(words[chunk.words.lowerBound].begin),
                            Int(words[chunk.words.upperBound - 1].end)),
                        type: names.types[chunk.kind]))
            }
        }
        return NameDocument(text: text.text, names: marked)
    }
}
