package import Linguistics

/// Treebanks to the table of morphological features.
///
/// An entry is made only where the less telling keys of `FeatureKeys` would be wrong.
public struct FeatureTrainer {
    private struct Counts {
        var features: [UInt16: Int] = [:]
        /// Keys of the words counted, for what stands below in the order of look-ups.
        var keys: Set<FeatureKeys> = []
    }

    private var names = ["_"]
    private var numbers: [String: UInt16] = ["_": 0]
    /// By key, from the least telling level (tags) to the most telling.
    private var levels: [[UInt64: Counts]] = Array(repeating: [:], count: 5)

    public init() {}

    /// Adds the words of a treebank.
    ///
    /// - Parameter isReference: whether features should be as this treebank has them, where others differ.
    public mutating func add(_ documents: [TreebankDocument], isReference: Bool) {
        for sentence in documents.lazy.flatMap(\.sentences) {
            for (word, keys) in zip(sentence.words, Self.keys(sentence)) {
                count(number(Self.kept(word.feats)), keys, times: isReference ? 8 : 1)
            }
        }
    }

    /// The table of all that was added.
    package var table: FeatureTable {
        var entries: [(key: UInt64, value: UInt16)] = []
        var known = FeatureTable(names: names, entries: [])
        for (level, counts) in levels.enumerated() {
            for key in counts.keys.sorted() {
                guard let count = counts[key], let best = Self.best(count.features) else {
                    continue
                }
                // A verb seen once with a subject tells less than all verbs with such subjects.
                if level == 4, count.features.values.reduce(0, +) < 16 { continue }
                let isKnown = count.keys.allSatisfy { keys in
                    var below = keys
                    if level < 4 { below.formInClause = 0 }
                    if level < 3 { below.clause = 0 }
                    return known.features(below) == best
                }
                if !isKnown || level == 0 { entries.append((key, best)) }
            }
            known = FeatureTable(names: names, entries: entries)
        }
        return known
    }

    /// The keys of a sentence's words.
    package static func keys(_ sentence: TreebankSentence) -> [FeatureKeys] {
        let clause = sentence.words.map { word in
            let role = ClauseRole(deprel: word.deprel)
            let form = Array(word.form.utf8)
            let other = SubjectKind(xpos: word.xpos)
            return ClauseWord(
                head: word.head - 1, role: role,
                kind: role == .subject ? SubjectKind(form.span, other: other) : other,
                isTo: word.xpos == "TO")
        }
        var contexts: [UInt8] = []
        clauseContexts(clause, into: &contexts)
        return zip(sentence.words, contexts).map { word, context in
            let tag = FeatureTag(upos: word.upos, xpos: word.xpos)
            return FeatureKeys(
                CasedWord(word.form), tag, context: context,
                deprel: tag.seed(deprel: word.deprel))
        }
    }

    /// Features less those that belong to the one word and not to its kind.
    package static func kept(_ feats: String) -> String {
        let kept = feats.split(separator: "|").filter {
            $0 != "Typo=Yes" && !$0.hasPrefix("Style=") && !$0.hasPrefix("ExtPos=")
        }
        return kept.isEmpty ? "_" : kept.joined(separator: "|")
    }

    private mutating func number(_ feats: String) -> UInt16 {
        if let number = numbers[feats] { return number }
        let number = UInt16(names.count)
        names.append(feats)
        numbers[feats] = number
        return number
    }

    private mutating func count(_ features: UInt16, _ keys: FeatureKeys, times: Int) {
        let all = [keys.tags, keys.shape, keys.form, keys.clause, keys.formInClause]
        for (level, key) in all.enumerated() where key != 0 {
            levels[level][key, default: Counts()].features[features, default: 0] += times
            levels[level][key]?.keys.insert(keys)
        }
    }

    /// The features counted most; of equal ones those seen first.
    private static func best(_ counts: [UInt16: Int]) -> UInt16? {
        counts.max { ($0.value, $1.key) < ($1.value, $0.key) }?.key
    }
}
