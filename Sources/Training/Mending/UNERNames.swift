internal import Linguistics

/// Names of Universal NER, put on the words of the treebank they were marked on.
struct UNERNames {
    private let sentences: [String: TaggedSentence]
    private let trims: Bool

    /// - Parameter trims: whether edges are settled as `NameTrimming` says.
    init(_ sentences: [TaggedSentence], trims: Bool = true) {
        self.trims = trims
        self.sentences = Dictionary(sentences.map { ($0.id, $0) }) { first, _ in first }
    }

    /// The names of a sentence, by characters, as its words were cut otherwise at times.
    ///
    /// `nil` for a sentence that was not marked, or has other characters there.
    func names(in sentence: TreebankSentence) -> [NameSpan]? {
        guard let marked = sentences[sentence.id] else { return nil }
        let words = sentence.words.map(\.form)
        let (begins, characters) = Self.begins(of: words)
        let (markedBegins, markedCharacters) = Self.begins(of: marked.words)
        guard markedCharacters.starts(with: characters) || characters.starts(with: markedCharacters)
        else { return nil }
        var names: [NameSpan] = []
        for chunk in marked.chunks {
            guard let type = Self.types[chunk.kind] else { continue }
            let from = markedBegins[chunk.words.lowerBound]
            let to = markedBegins[chunk.words.upperBound]
            guard let first = begins.lastIndex(where: { $0 <= from }), first < words.count,
                let end = begins.firstIndex(where: { $0 >= to })
            else { continue }
            let name = NameSpan(words: first..<end, type: type)
            let range = trims ? NameTrimming.trim(name, of: words) : name.words
            let isFree = names.last.map { $0.words.upperBound <= range.lowerBound } ?? true
            if !range.isEmpty, isFree { names.append(NameSpan(words: range, type: type)) }
        }
        return names
    }

    /// Where each word begins in the characters without white space, and where the last ends.
    private static func begins(of words: [String]) -> ([Int], [Unicode.Scalar]) {
        var begins = [0]
        var characters: [Unicode.Scalar] = []
        for word in words {
            characters += word.unicodeScalars.filter { !$0.properties.isWhitespace }
            begins.append(characters.count)
        }
        return (begins, characters)
    }

    private static let types: [String: NameType] = [
        "PER": .person, "ORG": .organization, "LOC": .place,
    ]
}
