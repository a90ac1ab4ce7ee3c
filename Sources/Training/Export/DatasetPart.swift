internal import Linguistics
internal import Text

/// Writes one labelled part of the dataset: features as written, in capitals, in title case and
/// in small letters, labels and sentences.
struct DatasetPart {
    let name: String
    let folder: String
    let features: WordFeatures
    let labels: LabelSets

    /// - Returns: How many words and sentences were written.
    func write(
        _ documents: [LabelledDocument]
    ) throws(TrainingError) -> (words: Int, sentences: Int) {
        let plain = try ArrayFile("\(folder)/\(name).features.i32")
        let upper = try ArrayFile("\(folder)/\(name).upper.i32")
        let title = try ArrayFile("\(folder)/\(name).title.i32")
        let lower = try ArrayFile("\(folder)/\(name).lower.i32")
        let labelFile = try ArrayFile("\(folder)/\(name).labels.i16")
        let sentenceFile = try ArrayFile("\(folder)/\(name).sentences.i32")
        var words = 0
        var sentences = 0
        var paragraphs: Int32 = 0
        for document in documents {
            try plain.append(rows(document, document.tokens, document.forms))
            let capitals = Recasing.capitals(document)
            try upper.append(rows(document, capitals.tokens, capitals.forms))
            let headline = Recasing.titleCase(document)
            try title.append(rows(document, headline.tokens, headline.forms))
            let small = Recasing.smallLetters(document)
            try lower.append(rows(document, small.tokens, small.forms))
            try labelFile.append(document.labels.flatMap(labels.row))
            var last: Int?
            for sentence in document.sentences {
                if let last, last != sentence.paragraph { paragraphs += 1 }
                last = sentence.paragraph
                try sentenceFile.append([
                    Int32(words + sentence.tokens.lowerBound), paragraphs,
                    sentence.trainsSplitter ? 1 : 0,
                ])
            }
            paragraphs += 1
            words += document.tokens.count
            sentences += document.sentences.count
        }
        for file in [plain, upper, title, lower, labelFile, sentenceFile] { try file.close() }
        return (words, sentences)
    }

    private func rows(
        _ document: LabelledDocument, _ tokens: [Token], _ forms: StringTable
    ) -> [Int32] {
        var rows = FeatureRows()
        for paragraph in document.paragraphs {
            features.append(paragraph: paragraph, of: tokens, forms: forms, to: &rows)
        }
        return rows.ids
    }
}

extension LabelledDocument {
    /// The tokens of each paragraph.
    var paragraphs: [Range<Int>] {
        var found: [Range<Int>] = []
        var number = -1
        for sentence in sentences {
            if sentence.paragraph == number, let last = found.popLast() {
                found.append(last.lowerBound..<sentence.tokens.upperBound)
            } else {
                found.append(sentence.tokens)
            }
            number = sentence.paragraph
        }
        return found
    }
}
