internal import Text

/// What a word is to its clause, as far as the forms of verbs depend on it.
package enum ClauseRole: UInt8, Sendable {
    case other, subject, passiveAuxiliary, auxiliary, copula, conjunct, marker, relativeClause

    /// - Parameter deprel: a relation of Universal Dependencies, with its subtype.
    package init(deprel: String) {
        switch deprel {
        case "nsubj", "nsubj:pass", "csubj", "csubj:pass", "nsubj:outer": self = .subject
        case "aux:pass": self = .passiveAuxiliary
        case "aux": self = .auxiliary
        case "cop": self = .copula
        case "conj": self = .conjunct
        case "mark": self = .marker
        case "acl:relcl": self = .relativeClause
        default: self = .other
        }
    }
}

/// The person and number that a subject asks of its verb.
package enum SubjectKind: UInt8, Sendable {
    case none, first, second, firstPlural, singular, plural
    /// `who`, `which`, `that`: as what the clause belongs to.
    case relative

    /// The kind of a pronoun, or else that of other words with its Penn part of speech.
    package init(_ form: Span<UInt8>, other: SubjectKind) {
        let pronoun = Self.pronouns.value(of: form)
        self = SubjectKind(rawValue: UInt8(truncatingIfNeeded: pronoun)) ?? .none
        if pronoun == 0 { self = other }
    }

    /// The kind of words that are no personal pronouns.
    package init(xpos: String) {
        switch xpos {
        case "WDT", "WP": self = .relative
        case "NNS", "NNPS": self = .plural
        default: self = .singular
        }
    }

    private static let pronouns = WordTable([
        (1, "i"), (2, "you ya u y'all"), (3, "we"), (4, "he she it this"), (5, "they these those"),
    ])
}

/// A word of a sentence as `clauseContexts` looks at it.
package struct ClauseWord: Sendable {
    /// Index of the head in the sentence; -1 for the root and where it is unknown.
    package var head: Int
    package var role: ClauseRole
    package var kind: SubjectKind
    /// Whether it is the `to` of an infinitive.
    package var isTo: Bool

    package init(head: Int, role: ClauseRole, kind: SubjectKind, isTo: Bool) {
        self.head = head
        self.role = role
        self.kind = kind
        self.isTo = isTo
    }
}

/// What the verbs of a sentence have beside them, one byte a word: the kind of the subject in the low
/// three bits, then whether there is a passive auxiliary, another auxiliary, an infinitive's `to`.
///
/// A conjunct without a subject shares all of its head's; auxiliaries and copulas have their head's.
/// - Complexity: O(words).
package func clauseContexts(_ words: [ClauseWord], into contexts: inout [UInt8]) {
    contexts.removeAll(keepingCapacity: true)
    contexts.append(contentsOf: repeatElement(0, count: words.count))
    for (i, word) in words.enumerated() where words.indices.contains(word.head) && word.head != i {
        switch word.role {
        case .subject where contexts[word.head] & 7 == 0:
            contexts[word.head] |= kind(of: i, words).rawValue
        case .passiveAuxiliary: contexts[word.head] |= 8
        case .auxiliary: contexts[word.head] |= 16
        case .marker where word.isTo: contexts[word.head] |= 32
        default: break
        }
    }
    for (i, word) in words.enumerated()
    where word.role == .conjunct && word.head >= 0 && word.head < i && contexts[i] & 7 == 0 {
        contexts[i] |= contexts[word.head]
    }
    for (i, word) in words.enumerated() where words.indices.contains(word.head) {
        switch word.role {
        case .auxiliary, .passiveAuxiliary, .copula: contexts[i] = contexts[word.head]
        default: break
        }
    }
}

/// The kind of the subject at `i`: several joined ones are a plural, a relative pronoun is what its
/// clause belongs to.
private func kind(of i: Int, _ words: [ClauseWord]) -> SubjectKind {
    let verb = words[i].head
    if words[i].kind == .relative {
        let owner = words[verb].role == .relativeClause ? words[verb].head : -1
        guard words.indices.contains(owner), words[owner].kind != .relative else {
            return .singular
        }
        return words[owner].kind
    }
    for k in (i + 1)..<max(words.count, i + 1) where words[k].role == .conjunct {
        if words[k].head == i { return .plural }
    }
    return words[i].kind
}
