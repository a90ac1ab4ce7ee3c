/// A name in a document: of whom or what, and where.
public struct Name: Sendable, Hashable {
    /// Numbers of its tokens; never empty.
    public var tokens: Range<Int>
    public var type: NameType

    public init(tokens: Range<Int>, type: NameType) {
        self.tokens = tokens
        self.type = type
    }
}

/// What a name is of. The raw values are those that labels have.
public enum NameType: String, Sendable, Hashable, CaseIterable {
    case person, organization, place
    /// A people, a faith or a political current.
    case group
}
