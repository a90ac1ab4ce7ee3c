internal import Text

extension LabelledDocument {
    /// A document of a treebank.
    ///
    /// - Parameter names: the names of a sentence; `nil` where nobody marked them.
    init(
        _ document: TreebankDocument, groups: GroupWords,
        names: (TreebankSentence) -> [NameSpan]?
    ) {
        self.init(text: document.text)
        var paragraph = -1
        for sentence in document.sentences {
            if sentence.beginsParagraph || paragraph < 0 { paragraph += 1 }
            let first = tokens.count
            let entities = Self.entities(sentence, groups, names(sentence))
            for (word, entity) in zip(sentence.words, entities) {
                append(
                    word.span, continuesMultiWord: word.continuesMultiWord,
                    WordLabels(
                        upos: word.upos, xpos: word.xpos, head: word.head, deprel: word.deprel,
                        entity: entity))
            }
            sentences.append(
                LabelledSentence(
                    tokens: first..<tokens.count, paragraph: paragraph, trainsSplitter: true))
        }
    }

    private static func entities(
        _ sentence: TreebankSentence, _ groups: GroupWords, _ names: [NameSpan]?
    ) -> [Int16] {
        guard let names else {
            return [Int16](repeating: EntityLabels.unknown, count: sentence.words.count)
        }
        var labels = EntityLabels.labels(count: sentence.words.count, names: names)
        groups.mark(
            sentence.words.map(\.form), upos: sentence.words.map(\.upos), in: &labels)
        return labels
    }
}
