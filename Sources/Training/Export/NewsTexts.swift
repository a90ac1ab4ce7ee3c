internal import Linguistics
internal import Text

/// News articles cut into words, as far as features need them.
struct NewsTexts {
    struct Text {
        var tokens: [Token]
        var forms: StringTable
        /// The tokens of each paragraph.
        var paragraphs: [Range<Int>]
    }

    private(set) var texts: [Text] = []

    /// - Throws: `TrainingError` when the archive cannot be read.
    init(
        _ archive: NewsArchive, limit: Int = .max, annotator: Annotator
    ) throws(TrainingError) {
        var texts: [Text] = []
        try archive.forEach(limit: limit) { article throws(TrainingError) in
            let document = annotator.document(article.whole)
            texts.append(
                Text(
                    tokens: document.tokens, forms: document.forms,
                    paragraphs: document.paragraphs.map(\.tokens)))
        }
        self.texts = texts
    }

    var wordCount: Int { texts.reduce(0) { $0 + $1.tokens.count } }

    func count(into counts: inout WordCounts, times: Int) {
        for text in texts {
            var occurrences = [Int](repeating: 0, count: text.forms.count)
            for token in text.tokens { occurrences[Int(token.form)] += 1 }
            for (form, count) in occurrences.enumerated() where count > 0 {
                text.forms.withBytes(of: Int32(form)) { counts.add($0, times: count * times) }
            }
        }
    }

    /// Writes the features of all words and the first word of each paragraph.
    ///
    /// - Returns: How many paragraphs were written.
    func write(to folder: String, _ features: WordFeatures) throws(TrainingError) -> Int {
        let file = try ArrayFile("\(folder)/news.features.i32")
        let paragraphFile = try ArrayFile("\(folder)/news.paragraphs.i32")
        var rows = FeatureRows()
        var first = 0
        var paragraphs = 0
        for text in texts {
            rows.removeAll()
            for paragraph in text.paragraphs {
                features.append(
                    paragraph: paragraph, of: text.tokens, forms: text.forms, to: &rows)
            }
            try file.append(rows.ids)
            try paragraphFile.append(text.paragraphs.map { Int32(first + $0.lowerBound) })
            first += text.tokens.count
            paragraphs += text.paragraphs.count
        }
        try file.close()
        try paragraphFile.close()
        return paragraphs
    }
}
