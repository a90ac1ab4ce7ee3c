internal import Linguistics

/// A name in a sentence.
struct NameSpan: Hashable {
    /// Numbers of its words, from 0; never empty.
    var words: Range<Int>
    var type: NameType
}

/// One label a word: outside, or the beginning, inside, last or only word of a name of a type.
///
/// Source: BILOU, Ratinov and Roth (2009).
enum EntityLabels {
    static let unknown: Int16 = -1
    static let outside: Int16 = 0

    /// Of the labels 0, 1, …
    static let names: [String] =
        ["O"] + NameType.allCases.flatMap { type in "BILU".map { "\($0)-\(type)" } }

    /// Writes a name over the labels of its words.
    static func write(_ name: NameSpan, to labels: inout [Int16]) {
        let base = 1 + 4 * Int16(NameType.allCases.firstIndex(of: name.type) ?? 0)
        if name.words.count == 1 {
            labels[name.words.lowerBound] = base + 3
            return
        }
        for i in name.words { labels[i] = base + 1 }
        labels[name.words.lowerBound] = base
        labels[name.words.upperBound - 1] = base + 2
    }

    /// The labels of a sentence; names must not overlap.
    static func labels(count: Int, names: [NameSpan]) -> [Int16] {
        var labels = [Int16](repeating: outside, count: count)
        for name in names { write(name, to: &labels) }
        return labels
    }

    /// The names that labels spell; broken ones are left out.
    static func spans(_ labels: some Sequence<Int16>) -> [NameSpan] {
        var found: [NameSpan] = []
        var begin = 0
        var open = -1
        for (i, label) in labels.enumerated() {
            let type = label > 0 ? Int(label - 1) / 4 : -1
            let mark = label > 0 ? Int(label - 1) % 4 : -1
            switch mark {
            case 0: (begin, open) = (i, type)
            case 1 where open == type: break
            case 2 where open == type:
                found.append(NameSpan(words: begin..<(i + 1), type: NameType.allCases[type]))
                open = -1
            case 3:
                found.append(NameSpan(words: i..<(i + 1), type: NameType.allCases[type]))
                open = -1
            default: open = -1
            }
        }
        return found
    }
}
