internal import Linguistics

/// Which edit scripts words with an ending take, each word of the training texts counted once.
///
/// The probability of a script given an ending is interpolated with that given the ending less its first
/// letter (Witten and Bell 1991, with a constant in place of the number of kinds).
struct EndingCounts {
    /// So much the shorter ending weighs against one word.
    private static let smoothing = 0.6
    private var counts: [UInt64: [UInt16: Double]] = [:]

    mutating func add(_ word: CasedWord, _ tag: LemmaTag, script: UInt16, weight: Double) {
        for key in keys(word, tag) { counts[key, default: [:]][script, default: 0] += weight }
    }

    /// The scripts a word may take, with their probabilities, the likeliest first.
    func distribution(_ word: CasedWord, _ tag: LemmaTag) -> [(script: UInt16, probability: Double)]
    {
        var shares: [UInt16: Double] = [:]
        for key in keys(word, tag) {
            guard let counts = counts[key] else { break }
            shares = interpolated(counts, shares)
        }
        return sorted(shares)
    }

    /// The likeliest script of each ending of a word, shortest first; ends where nothing is known.
    func choices(_ word: CasedWord, _ tag: LemmaTag) -> [(key: UInt64, script: UInt16)] {
        var shares: [UInt16: Double] = [:]
        var choices: [(key: UInt64, script: UInt16)] = []
        for key in keys(word, tag) {
            guard let counts = counts[key] else { break }
            shares = interpolated(counts, shares)
            guard let first = sorted(shares).first else { break }
            choices.append((key, first.script))
        }
        return choices
    }

    private func keys(_ word: CasedWord, _ tag: LemmaTag) -> [UInt64] {
        var keys: [UInt64] = []
        LemmaKeys.endings(word.lower, tag, LemmaTable.letterCase(of: word, tag)) {
            keys.append($0)
        }
        return keys
    }

    private func interpolated(
        _ counts: [UInt16: Double], _ shorter: [UInt16: Double]
    ) -> [UInt16: Double] {
        // In order of scripts, so that sums are the same in every run.
        let total = counts.keys.sorted().reduce(0) { $0 + (counts[$1] ?? 0) }
        var shares = shorter.mapValues { $0 * Self.smoothing / (total + Self.smoothing) }
        for (script, count) in counts {
            shares[script, default: 0] += count / (total + Self.smoothing)
        }
        return shares
    }

    private func sorted(
        _ shares: [UInt16: Double]
    ) -> [(script: UInt16, probability: Double)] {
        shares.map { (script: $0.key, probability: $0.value) }.sorted {
            $0.probability != $1.probability
                ? $0.probability > $1.probability : $0.script < $1.script
        }
    }
}
