internal import Linguistics
internal import Text

/// Which words are verbs of speech where they stand.
extension AttributionReader {
    /// A verb of speech that is one here, and no noun or adjective.
    func isCue(_ i: Int) -> Bool {
        guard !reading.classes[i].isDisjoint(with: [.cue, .cite]), !reading.isCapital(i) else {
            return false
        }
        guard i > 0 else { return true }
        if reading.isGlued(i), reading.isMark(i - 1, 0x2D) { return false }
        if isFinding(i) { return false }
        if has(i, .participle), reading.equals(i - 1, "toward") || reading.equals(i - 1, "for") {
            return false
        }
        if has(i, .plural), !isPlural(i - 1) { return false }
        if has(i, .noun), phrases.isPossessive(i - 1) || !mayDoWithNoun(i - 1) { return false }
        // "the demands", "to say", "his claims".
        return !(has(i - 1, .determiner) && !has(i - 1, .pronoun)) && !reading.equals(i - 1, "to")
            && !reading.equals(i - 1, "of") && !reading.equals(i - 1, "in")
            && (has(i, .cite) || !isBeing(i - 1) && !reading.equals(i - 1, "be"))
    }

    /// Whether a word may be the subject of a verb that is as often a noun: `the mayor claims`, but not
    /// `false claims`.
    func mayDoWithNoun(_ i: Int) -> Bool {
        reading.isCapital(i) || has(i, .pronoun) || has(i, .adverb) || !reading.isWord(i)
            || i > 0 && (has(i - 1, .determiner) || reading.isCapital(i - 1))
    }

    /// Whether a word may be the subject of a verb in its plain form: `they`, `experts`.
    func isPlural(_ i: Int) -> Bool {
        if has(i, .pronoun) {
            return !(reading.equals(i, "he") || reading.equals(i, "she") || reading.equals(i, "it"))
        }
        return reading.isWord(i) && !has(i, .adverb) && !has(i, .determiner)
            && (reading.ends(i, with: 0x73) || reading.equals(i, "people"))
    }

    /// Whether a verb reports words only where it ends its clause, as in `the report found`, stands
    /// before another word.
    func isFinding(_ cue: Int) -> Bool {
        guard cue + 1 < reading.classes.count, reading.isWord(cue + 1),
            !reading.equals(cue + 1, "that")
        else { return false }
        return reading.equals(cue, "found") || reading.equals(cue, "finds")
            || reading.equals(cue, "find") || reading.equals(cue, "read")
            || reading.equals(cue, "reads") || reading.equals(cue, "continued")
            || reading.equals(cue, "continues")
    }
}
