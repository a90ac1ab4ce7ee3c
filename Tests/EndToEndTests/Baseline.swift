import Foundation
import TestSupport

/// A file of `Tests/Baselines`: what was measured, where, and what must not be missed.
struct Baseline<Run: Decodable>: Decodable {
    let runs: [Run]

    static func read(_ file: String) throws -> Self {
        let data = try Data(
            contentsOf: URL(fileURLWithPath: Products.root + "/Tests/Baselines/" + file))
        return try JSONDecoder().decode(Self.self, from: data)
    }
}

/// One call of `dateline-bench`.
struct BenchRun: Decodable {
    /// What was measured and, for those that are gated, the limit.
    struct Limit: Decodable {
        let value: Double
        let atMost: Double?
        let atLeast: Double?
    }

    let arguments: [String]
    let figures: [String: Limit]

    /// One line for each figure that is missing or beyond its limit.
    func misses(in measured: [String: Double]) -> [String] {
        figures.sorted { $0.key < $1.key }.compactMap { name, limit in
            guard let value = measured[name] else { return "\(name): not measured" }
            if let most = limit.atMost, value > most {
                return "\(name): \(value), at most \(most), was \(limit.value)"
            }
            if let least = limit.atLeast, value < least {
                return "\(name): \(value), at least \(least), was \(limit.value)"
            }
            return nil
        }
    }
}

/// One score of the shared scorers.
struct ScoreRun: Decodable {
    let score: String
    let arguments: [String]
    /// Row, metric, value; more is better.
    let rows: [String: [String: Double]]

    func misses(in measured: [String: [String: Double?]]) -> [String] {
        rows.sorted { $0.key < $1.key }.flatMap { row, metrics in
            metrics.sorted { $0.key < $1.key }.compactMap { metric, least in
                let value = measured[row]?[metric] ?? nil
                // Scores are printed with more digits than they mean.
                if let value, value >= least - 0.005 { return nil }
                let got = value.map { "\($0)" } ?? "missing"
                return "\(score) \(row) \(metric): \(got), was \(least)"
            }
        }
    }
}

/// What a scorer prints with `--json`.
struct ScoreAnswer: Decodable {
    let rows: [String: [String: Double?]]
}
