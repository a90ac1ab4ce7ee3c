internal import Text

/// What a lemma depends on beside the form.
package struct LemmaTag: Sendable, Hashable {
    /// Tells tags apart in hashes; 0 for an undefined tag.
    package var seed: UInt64
    package var kind: Kind

    package enum Kind: UInt8, Sendable {
        case other, noun, verb, auxiliary, proper
    }

    package static let undefined = LemmaTag(seed: 0, kind: .other)

    /// A Penn tag; the universal one counts where it tells more: an adjective in a name, an auxiliary.
    package init(upos: String, xpos: String) {
        var name = xpos
        if xpos == "NNP" || xpos == "NNPS" {
            kind = .proper
            if upos != "PROPN" { name += "|" + upos }
        } else if upos == "AUX" {
            kind = .auxiliary
            name += "|AUX"
        } else {
            kind = xpos.hasPrefix("VB") ? .verb : xpos.hasPrefix("NN") ? .noun : .other
        }
        seed = StableHash.of(Array(name.utf8).span)
    }

    private init(seed: UInt64, kind: Kind) {
        self.seed = seed
        self.kind = kind
    }
}

/// The keys under which the lemma table is asked for a word.
package enum LemmaKeys {
    /// Endings of up to so many bytes count, the mark of the word's beginning among them.
    package static let longestEnding = 9

    /// A form as written, under its tag.
    package static func form(_ form: [UInt8], _ tag: LemmaTag) -> UInt64 {
        hash(form, seed: tag.seed ^ 1)
    }

    /// A form in small letters, under any tag of a verb.
    package static func verb(_ lower: [UInt8], _ tag: LemmaTag) -> UInt64 {
        hash(lower, seed: tag.kind == .auxiliary ? 2 : 3)
    }

    /// The endings of a word in small letters, shortest (none) first.
    package static func endings(
        _ lower: [UInt8], _ tag: LemmaTag, _ letterCase: WordCase, _ body: (UInt64) -> Void
    ) {
        var hash = StableHash(seed: tag.seed ^ (UInt64(letterCase.rawValue) + 4) << 32)
        body(hash.value)
        for byte in lower.suffix(longestEnding).reversed() {
            hash.update(byte &- 0x30 < 10 ? 0x30 : byte)
            body(hash.value)
        }
        if lower.count < longestEnding {
            hash.update(0)
            body(hash.value)
        }
    }

    private static func hash(_ bytes: [UInt8], seed: UInt64) -> UInt64 {
        var hash = StableHash(seed: seed)
        hash.update(bytes.span)
        return hash.value
    }
}
