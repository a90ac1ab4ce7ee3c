/// What a model reaches on the parts of the corpora that it was not trained on; F1 in percent.
public struct Scorecard: Sendable, Equatable, Codable {
    public struct Row: Sendable, Equatable, Codable {
        public var corpus: String
        public var figures: [Figure]
    }
    public struct Figure: Sendable, Equatable, Codable {
        public var name: String
        public var value: Double
    }

    public var rows: [Row] = []

    public init() {}

    mutating func add(_ corpus: String, _ scores: SyntaxScores) {
        let counts: [(String, Counts)] = [
            ("tokens", scores.tokens), ("sentences", scores.sentences), ("words", scores.words),
            ("upos", scores.upos), ("xpos", scores.xpos), ("lemma", scores.lemma),
            ("uas", scores.uas), ("las", scores.las),
        ]
        add(corpus, counts.map { ($0, $1.f1) } + [("failed", Double(scores.failed))])
    }

    mutating func add(_ corpus: String, _ scores: NameScores) {
        add(
            corpus,
            [
                ("p", scores.exact.precision), ("r", scores.exact.recall),
                ("f1", scores.exact.f1), ("overlap", scores.overlap.f1),
                ("person", scores.person.f1), ("organization", scores.organization.f1),
                ("place", scores.place.f1), ("names", Double(scores.exact.wanted)),
            ])
    }

    private mutating func add(_ corpus: String, _ figures: [(String, Double)]) {
        let figures = figures.map { name, value in
            Figure(name: name, value: (value * 100).rounded() / 100)
        }
        rows.append(Row(corpus: corpus, figures: figures))
    }

    /// A table a person can read: a head wherever the figures change.
    public var table: String {
        let width = (rows.map(\.corpus.count).max() ?? 0) + 2
        var lines: [String] = []
        var names: [String] = []
        for row in rows {
            if row.figures.map(\.name) != names {
                names = row.figures.map(\.name)
                let head = names.map { $0.leftPadded(to: 13) }.joined()
                lines.append(String(repeating: " ", count: width) + head)
            }
            let values = row.figures.map { Self.text($0).leftPadded(to: 13) }
            lines.append(row.corpus.padded(to: width) + values.joined())
        }
        return lines.map { $0 + "\n" }.joined()
    }

    private static func text(_ figure: Figure) -> String {
        if ["failed", "names"].contains(figure.name) { return String(Int(figure.value)) }
        let tenths = Int((figure.value * 10).rounded())
        return "\(tenths / 10).\(tenths % 10)"
    }
}
