/// The tags of the training treebanks, numbered in order of their letters.
struct LabelSets {
    private(set) var upos: [String] = []
    private(set) var xpos: [String] = []
    private(set) var deprel: [String] = []
    private var uposNumbers: [String: Int16] = [:]
    private var xposNumbers: [String: Int16] = [:]
    private var deprelNumbers: [String: Int16] = [:]

    init(_ documents: [LabelledDocument]) {
        let labels = documents.lazy.flatMap(\.labels)
        (upos, uposNumbers) = Self.numbered(labels.map(\.upos))
        (xpos, xposNumbers) = Self.numbered(labels.map(\.xpos))
        (deprel, deprelNumbers) = Self.numbered(labels.map(\.deprel))
    }

    /// A row of labels; -1 for what is unknown.
    func row(_ labels: WordLabels) -> [Int16] {
        [
            uposNumbers[labels.upos] ?? -1, xposNumbers[labels.xpos] ?? -1, Int16(labels.head),
            deprelNumbers[labels.deprel] ?? -1, labels.entity,
        ]
    }

    private static func numbered(
        _ names: some Sequence<String>
    ) -> ([String], [String: Int16]) {
        let sorted = Set(names).subtracting(["", "_"]).sorted()
        let numbers = sorted.enumerated().map { ($1, Int16($0)) }
        return (sorted, Dictionary(uniqueKeysWithValues: numbers))
    }
}
