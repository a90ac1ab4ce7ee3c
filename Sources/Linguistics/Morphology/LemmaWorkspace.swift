internal import Text

/// What the lemmatizer remembers of a document, and its scratch; one a thread, used again and again.
public struct LemmaWorkspace: Sendable {
    var word = CasedWord()
    var lemma: [UInt8] = []
    /// The tags a form came with last, and its lemma then; by id of the form.
    private var seen: [(tags: UInt16, lemma: Int32)] = []

    public init() {}

    /// Forgets the document before.
    public mutating func begin() { seen.removeAll(keepingCapacity: true) }

    mutating func read(_ form: Int32, of document: Document) {
        document.forms.withBytes(of: form) { word.read($0) }
    }

    /// The lemma the form had with the same tags.
    func lemma(of token: Token) -> Int32? {
        let form = Int(token.form)
        guard form < seen.count, seen[form].tags == Self.tags(token), seen[form].lemma >= 0 else {
            return nil
        }
        return seen[form].lemma
    }

    mutating func keep(_ lemma: Int32, of token: Token) {
        let form = Int(token.form)
        while seen.count <= form { seen.append((0, -1)) }
        seen[form] = (Self.tags(token), lemma)
    }

    private static func tags(_ token: Token) -> UInt16 {
        UInt16(token.upos) << 8 | UInt16(token.xpos)
    }
}
