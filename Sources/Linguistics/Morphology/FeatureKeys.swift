internal import Text

/// The keys under which the table of features is asked for a word, the most telling first.
package struct FeatureKeys: Sendable, Hashable {
    /// The form in its clause; 0 where the clause tells nothing.
    package var formInClause: UInt64 = 0
    /// Any word with the tags in such a clause; 0 where the clause tells nothing.
    package var clause: UInt64 = 0
    package var form: UInt64
    /// Any word with the tags that is written alike.
    package var shape: UInt64
    package var tags: UInt64

    /// - Parameters:
    ///   - context: a byte of `clauseContexts`.
    ///   - deprel: a seed for the relation to the head.
    package init(
        _ word: CasedWord, _ tag: FeatureTag, context: UInt8, deprel: UInt64
    ) {
        var form = StableHash(seed: tag.seed ^ 1)
        var last: UInt8 = 0
        for byte in word.lower {
            let sign = byte &- 0x30 < 10 ? 0x30 : byte
            // Numbers of any length are alike.
            if sign != 0x30 || last != 0x30 { form.update(sign) }
            last = sign
        }
        let hasDigit = word.lower.contains { $0 &- 0x30 < 10 }
        var shape = StableHash(seed: tag.seed ^ 2)
        shape.update(word.letterCase.rawValue << 2 | (hasDigit ? 1 : 0))
        shape.update(word.lower.last == 0x2E ? 1 : 0)
        self.form = form.value
        self.shape = shape.value
        tags = tag.seed
        guard tag.dependsOnClause else { return }
        let context = tag.isPronoun ? 0 : context
        if !tag.isPronoun {
            var clause = StableHash(seed: tag.seed ^ deprel)
            clause.update(context)
            self.clause = clause.value
        }
        form.update(0)
        form.update(context)
        formInClause = form.value ^ deprel
    }
}

/// The tags of a word, for `FeatureKeys`.
package struct FeatureTag: Sendable, Hashable {
    package var seed: UInt64
    /// A verb whose person, number, mood or voice its form leaves open, or a pronoun whose case it does.
    package var dependsOnClause: Bool
    /// Whether the relation to the head says what the clause does not: gerunds, participles, `it`.
    package var dependsOnRelation: Bool
    /// Whether it is the form that matters, wherever the pronoun stands.
    package var isPronoun: Bool

    package init(upos: String, xpos: String) {
        seed = StableHash.of(Array("\(upos) \(xpos)".utf8).span)
        isPronoun = xpos == "PRP"
        dependsOnRelation = ["VB", "VBG", "VBN", "PRP"].contains(xpos)
        dependsOnClause = dependsOnRelation || ["VBD", "VBP"].contains(xpos)
    }

    /// A seed for the relation to the head, 0 where it does not count.
    package func seed(deprel: String) -> UInt64 {
        dependsOnRelation ? StableHash(seed: 5).value ^ StableHash.of(Array(deprel.utf8).span) : 0
    }
}
