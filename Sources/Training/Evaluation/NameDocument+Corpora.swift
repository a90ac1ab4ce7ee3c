internal import Linguistics
internal import Text

extension NameDocument {
    /// UNER's sentences by document, on the text they were taken from.
    static func uner(
        _ sentences: [TaggedSentence], on treebank: [TreebankDocument]
    ) -> [NameDocument] {
        let names = UNERNames(sentences, trims: false)
        return treebank.map { document in
            let marked = document.sentences.flatMap { sentence in
                (names.names(in: sentence) ?? []).map { name in
                    MarkedName(
                        span: ByteRange(
                            Int(sentence.words[name.words.lowerBound].span.begin),
                            Int(sentence.words[name.words.upperBound - 1].span.end)),
                        type: name.type)
                }
            }
            return NameDocument(text: document.text, names: marked)
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
