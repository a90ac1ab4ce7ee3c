internal import Text

/// What a document calls by a name: how often each type was found for the same words.
struct NameTally {
    private var counts: [Int]

    init() { counts = [Int](repeating: 0, count: NameType.allCases.count) }

    var total: Int { counts.reduce(0, +) }

    mutating func add(_ type: NameType, times: Int = 1) {
        counts[NameType.allCases.firstIndex(of: type) ?? 0] += times
    }

    /// The type found most often, if it has at least `share` of all.
    func type(share: Double) -> NameType? {
        guard let most = counts.max(), most > 0, Double(most) >= share * Double(total),
            counts.filter({ $0 == most }).count == 1, let i = counts.firstIndex(of: most)
        else { return nil }
        return NameType.allCases[i]
    }
}

/// The words of a name, small letters and capitals alike, the same for all ways to write apostrophes.
struct NameKey: Hashable {
    private let words: [Int32]

    init(_ words: some Collection<Int32>) { self.words = Array(words) }

    var count: Int { words.count }
    var first: Int32 { words.first ?? -1 }
    var last: Int32 { words.last ?? -1 }
}
