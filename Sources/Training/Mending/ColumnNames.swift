internal import Linguistics
internal import Text

/// Names of WikiGold and CrossNER, whose kinds are others than ours.
struct ColumnNames {
    /// The type of a kind of tag.
    var types: [String: NameType]
    /// The kinds that hold nationalities, religions and parties among other things.
    var mixed: Set<String>
    var groups: GroupWords

    static func wikiGold(_ groups: GroupWords) -> ColumnNames {
        ColumnNames(
            types: ["PER": .person, "ORG": .organization, "LOC": .place], mixed: ["MISC"],
            groups: groups)
    }

    static func crossNER(_ groups: GroupWords) -> ColumnNames {
        ColumnNames(
            types: [
                "person": .person, "politician": .person, "organisation": .organization,
                "politicalparty": .organization, "country": .place, "location": .place,
            ], mixed: ["misc"], groups: groups)
    }

    /// Sentences joined into one text, with their names.
    func document(
        _ sentences: [TaggedSentence], annotator: Annotator = Annotator()
    ) -> LabelledDocument {
        var text = Detokenizer()
        var spans: [ByteRange] = []
        var names: [MarkedName] = []
        for sentence in sentences {
            let words = text.append(sentence.words)
            for chunk in sentence.chunks {
                let bytes = ByteRange(
                    Int(words[chunk.words.lowerBound].begin),
                    Int(words[chunk.words.upperBound - 1].end))
                if let type = type(of: chunk.kind, sentence.words[chunk.words]) {
                    names.append(MarkedName(span: bytes, type: type))
                }
            }
            spans.append(ByteRange(Int(words.first?.begin ?? 0), Int(words.last?.end ?? 0)))
        }
        return LabelledDocument(
            text: text.text, sentences: spans, names: names, groups: groups, annotator: annotator)
    }

    private func type(of kind: String, _ words: ArraySlice<String>) -> NameType? {
        if let type = types[kind] { return type }
        return mixed.contains(kind) && groups.covers(words) ? .group : nil
    }
}
