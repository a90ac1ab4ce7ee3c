/// What is wrong with the configuration: where, and what to write instead.
public struct ConfigurationError: Error, Hashable, CustomStringConvertible {
    /// The file with its line, the variable or the flag.
    public let place: String
    public let problem: String

    public init(place: String, problem: String) {
        self.place = place
        self.problem = problem
    }

    public var description: String { "\(place): \(problem)" }
}

/// The names a misspelt one may have meant.
enum Nearest {
    /// The candidate with the least edits, if it takes few enough to be a slip.
    /// - Complexity: O(candidates × length²).
    static func name(to word: String, among candidates: [String]) -> String? {
        let ranked = candidates.map { (name: $0, edits: edits(word, $0)) }
        guard let best = ranked.min(by: { $0.edits < $1.edits }) else { return nil }
        return best.edits <= max(2, word.count / 3) ? best.name : nil
    }

    /// Levenshtein's distance over bytes.
    static func edits(_ a: String, _ b: String) -> Int {
        let a = Array(a.utf8), b = Array(b.utf8)
        var row = Array(0...b.count)
        for (i, x) in a.enumerated() {
            var diagonal = row[0]
            row[0] = i + 1
            for (j, y) in b.enumerated() {
                let substituted = diagonal + (x == y ? 0 : 1)
                diagonal = row[j + 1]
                row[j + 1] = min(substituted, row[j] + 1, diagonal + 1)
            }
        }
        return row[b.count]
    }
}
