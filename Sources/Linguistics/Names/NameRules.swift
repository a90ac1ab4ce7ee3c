/// What a document's names may tell of its other words; each can be left out to see what it brings.
package struct NameRules: OptionSet, Sendable {
    package let rawValue: UInt8
    package init(rawValue: UInt8) { self.rawValue = rawValue }

    /// The same words are a name of the same type, by majority.
    package static let types = NameRules(rawValue: 1)
    /// Several words that are a name in one place are one in another.
    package static let wholes = NameRules(rawValue: 2)
    /// A single word that is a name in one place is one in another.
    package static let words = NameRules(rawValue: 4)
    /// A full name of a person counts for its last word where that stands alone.
    package static let surnames = NameRules(rawValue: 8)
    /// `Long Name (LN)`: the abbreviation is what the long name is.
    package static let acronyms = NameRules(rawValue: 16)

    /// Measured to gain on web pages, encyclopaedias and reports alike.
    package static let all: NameRules = [.types, .wholes, .words, .surnames, .acronyms]
}
