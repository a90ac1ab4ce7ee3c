extension Document {
    /// Sentences by their full stops alone, as numbers of tokens; where the document has no model they
    /// are its sentences.
    ///
    /// The learned ones end a sentence after quoted words, too, and what follows is often who said them.
    /// - Complexity: O(tokens).
    public func statements() -> [Range<Int>] {
        // Only the sentences are copied: the other arrays are shared.
        var document = self
        document.sentences = []
        document.sentences.reserveCapacity(sentences.count)
        let splitter = SentenceSplitter(bytes)
        for paragraph in paragraphs { splitter.sentences(of: paragraph.tokens, into: &document) }
        return document.sentences.map(\.tokens)
    }
}
