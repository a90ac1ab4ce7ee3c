/// What `Morphology` remembers of a document, and its scratch; one a thread, used again and again.
public struct MorphologyWorkspace: Sendable {
    var word = CasedWord()
    var clause: [ClauseWord] = []
    var contexts: [UInt8] = []
    /// The tags a form came with last, and its features then; by id of the form.
    private var seen: [(tags: UInt16, features: UInt16)] = []

    public init() {}

    /// Forgets the document before.
    public mutating func begin() { seen.removeAll(keepingCapacity: true) }

    /// The features the form had with the same tags.
    func features(of token: Token) -> UInt16? {
        let form = Int(token.form)
        guard form < seen.count, seen[form].tags == Self.tags(token) else { return nil }
        return seen[form].features
    }

    mutating func keep(_ features: UInt16, of token: Token) {
        let form = Int(token.form)
        while seen.count <= form { seen.append((0, 0)) }
        seen[form] = (Self.tags(token), features)
    }

    private static func tags(_ token: Token) -> UInt16 {
        UInt16(token.upos) << 8 | UInt16(token.xpos)
    }
}
