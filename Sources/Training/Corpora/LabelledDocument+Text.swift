internal import Linguistics
internal import Text

/// A name by bytes of a text; without a type it is a stretch of which nothing is known.
struct MarkedName: Equatable {
    var span: ByteRange
    var type: NameType?
}

extension LabelledDocument {
    /// A text of which only names are known, cut into words by Linguistics.
    ///
    /// - Parameter sentences: bytes of its sentences, in order; empty to have them found.
    /// - Parameter eachIsParagraph: whether every sentence stands alone.
    /// - Parameter names: of several that overlap the first counts.
    init(
        text: [UInt8], sentences spans: [ByteRange] = [], eachIsParagraph: Bool = false,
        names: [MarkedName], groups: GroupWords, annotator: Annotator = Annotator()
    ) {
        self.init(text: text)
        let document = annotator.document(utf8: text)
        let paragraphs = document.paragraphs.enumerated().flatMap { number, paragraph in
            paragraph.tokens.map { _ in number }
        }
        for token in document.tokens {
            append(
                token.span, continuesMultiWord: token.flags.contains(.continuesMultiWord),
                WordLabels(entity: EntityLabels.outside))
        }
        let ranges =
            spans.isEmpty ? document.sentences.map(\.tokens) : Self.sentences(spans, tokens)
        for (number, range) in ranges.enumerated() {
            sentences.append(
                LabelledSentence(
                    tokens: range,
                    paragraph: eachIsParagraph ? number : paragraphs[range.lowerBound],
                    trainsSplitter: false))
        }
        for sentence in ranges { mark(names, in: sentence, groups) }
    }

    /// The tokens of each stretch of bytes; empty stretches are left out.
    private static func sentences(_ spans: [ByteRange], _ tokens: [Token]) -> [Range<Int>] {
        var ranges: [Range<Int>] = []
        var first = 0
        for span in spans {
            var end = first
            while end < tokens.count, tokens[end].span.begin < span.end { end += 1 }
            if end > first { ranges.append(first..<end) }
            first = end
        }
        return ranges
    }

    /// Labels the tokens of a sentence.
    private mutating func mark(
        _ names: [MarkedName], in sentence: Range<Int>, _ groups: GroupWords
    ) {
        let words = words(sentence)
        var entities = [Int16](repeating: EntityLabels.outside, count: sentence.count)
        for isKnown in [false, true] {
            for name in names where (name.type != nil) == isKnown {
                let range = covered(by: name.span, in: sentence)
                if range.isEmpty { continue }
                if let type = name.type {
                    write(NameSpan(words: range, type: type), words, &entities)
                } else {
                    for i in range where isCapitalised(words[i]) {
                        entities[i] = EntityLabels.unknown
                    }
                }
            }
        }
        groups.mark(words, in: &entities)
        for (i, entity) in zip(sentence, entities) { labels[i].entity = entity }
    }

    /// Writes a name as `NameTrimming` leaves it; what was before a title is unknown then.
    private func write(_ name: NameSpan, _ words: [String], _ entities: inout [Int16]) {
        guard name.words.allSatisfy({ entities[$0] <= EntityLabels.outside }) else { return }
        let range = NameTrimming.trim(name, of: words)
        for i in name.words { entities[i] = EntityLabels.outside }
        if let title = name.words.first(where: { NameTrimming.isTitle(words[$0]) }) {
            for i in name.words.lowerBound..<title where isCapitalised(words[i]) {
                entities[i] = EntityLabels.unknown
            }
        }
        if range.isEmpty { return }
        EntityLabels.write(NameSpan(words: range, type: name.type), to: &entities)
    }

    /// The tokens of a sentence, counted within it, that share a byte with a stretch.
    private func covered(by span: ByteRange, in sentence: Range<Int>) -> Range<Int> {
        let first = sentence.first { tokens[$0].span.end > span.begin } ?? sentence.upperBound
        let end = sentence.first { tokens[$0].span.begin >= span.end } ?? sentence.upperBound
        guard first < end else { return 0..<0 }
        return (first - sentence.lowerBound)..<(end - sentence.lowerBound)
    }
}
