public import Text

/// What the network sees of each word: one number in each of nine columns.
///
/// Training reads words through this very code, so that both see the same.
public struct WordFeatures: Sendable {
    public let words: WordVocabulary
    public let gazetteer: Gazetteer

    public init(words: WordVocabulary, gazetteer: Gazetteer) {
        self.words = words
        self.gazetteer = gazetteer
    }

    public static let columnNames = [
        "word", "cased", "prefix3", "suffix2", "suffix3", "suffix4", "shape", "spacing",
        "gazetteer",
    ]

    /// So many numbers each column has, from 0; powers of two but for the words, which this gives 0.
    static let buckets: InlineArray<9, Int> = [
        0, 32_768, 8_192, 2_048, 8_192, 16_384, 2_048, 16, 64,
    ]

    /// So many numbers each column has, from 0.
    public var columnSizes: [Int] {
        [words.count + 1] + (1..<Self.columnCount).map { Self.buckets[$0] }
    }

    public static let columnCount = 9

    /// Appends a row for each of the words of a paragraph.
    ///
    /// Of a token, the form and the flags count.
    /// - Complexity: O(bytes of words not seen before + words), without allocation once `rows` is warm.
    public func append(
        paragraph range: Range<Int>, of tokens: [Token], forms: StringTable,
        to rows: inout FeatureRows
    ) {
        rows.makeRoom(for: forms.count)
        for i in range {
            let form = Int(tokens[i].form)
            if rows.forms[form].columns[0] < 0 {
                rows.forms[form] = forms.withBytes(of: tokens[i].form) {
                    FormFeatures($0, words, gazetteer, &rows.normal)
                }
            }
            let flags = tokens[i].flags
            let isNextGlued = i + 1 < range.upperBound && tokens[i + 1].flags.contains(.glued)
            var spacing: Int32 = flags.contains(.glued) && i > range.lowerBound ? 1 : 0
            if isNextGlued { spacing |= 2 }
            if i == range.lowerBound { spacing |= 4 }
            if flags.contains(.continuesMultiWord) { spacing |= 8 }
            for column in 0..<7 { rows.ids.append(rows.forms[form].columns[column]) }
            rows.ids.append(spacing)
            rows.ids.append(ownKinds(rows.forms[form]))
        }
        markPlaces(range, tokens, &rows)
    }

    /// The gazetteer column of a word by itself.
    private func ownKinds(_ form: FormFeatures) -> Int32 {
        var bits: Int32 = 0
        if form.kinds.contains(.demonym) { bits |= 4 }
        if form.kinds.contains(.namePart) { bits |= 8 }
        if form.kinds.contains(.organization) { bits |= 16 }
        if form.isCapitalised { bits |= 32 }
        return bits
    }

    /// Marks the longest place names and demonyms that begin and end with a capital.
    private func markPlaces(_ range: Range<Int>, _ tokens: [Token], _ rows: inout FeatureRows) {
        let base = rows.ids.count - range.count * Self.columnCount
        var i = range.lowerBound
        while i < range.upperBound {
            let first = rows.forms[Int(tokens[i].form)]
            var length = 0
            var found: Gazetteer.Kinds = []
            if first.isCapitalised {
                var run: UInt64 = 0
                for k in i..<min(range.upperBound, i + Gazetteer.longestRun) {
                    let form = Int(tokens[k].form)
                    run = Gazetteer.extend(run, by: rows.forms[form].hash)
                    let kinds = k == i ? first.kinds : gazetteer.kinds(of: run)
                    let isName = !kinds.isDisjoint(with: [.place, .demonym])
                    if isName, k == i || rows.forms[form].isCapitalised {
                        (length, found) = (k - i + 1, kinds)
                    }
                    if !kinds.contains(.longer) { break }
                }
            }
            for k in 0..<length {
                let cell = base + (i - range.lowerBound + k) * Self.columnCount + 8
                if found.contains(.place) { rows.ids[cell] |= k == 0 ? 1 : 2 }
                if found.contains(.demonym) { rows.ids[cell] |= 4 }
            }
            i += max(length, 1)
        }
    }
}

/// Rows of features, and what is remembered of the forms of one document.
public struct FeatureRows: Sendable {
    /// Numbers, `words × WordFeatures.columnCount`, row-major.
    public internal(set) var ids: [Int32] = []
    /// By the numbers of the forms.
    var forms: [FormFeatures] = []
    var normal: [UInt8] = []

    public init() {}

    /// Forgets the rows; the forms too, as another document needs.
    public mutating func removeAll(keepingForms: Bool = false) {
        ids.removeAll(keepingCapacity: true)
        if !keepingForms { forms.removeAll(keepingCapacity: true) }
    }

    mutating func makeRoom(for count: Int) {
        if forms.count >= count { return }
        forms.append(contentsOf: repeatElement(FormFeatures(), count: count - forms.count))
    }
}
