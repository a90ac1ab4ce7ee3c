/// Reads word and tag in two columns (WikiGold, CrossNER), a blank line between sentences.
enum ColumnReader {
    /// Sentences by document; a file without `-DOCSTART-` gives one document.
    ///
    /// - Parameter separator: the byte between the columns.
    /// - Throws: `TrainingError` with the line that has no tag.
    static func documents(
        path: String, separator: UInt8
    ) throws(TrainingError) -> [[TaggedSentence]] {
        try documents(in: CorpusFile(path), separator: separator)
    }

    static func documents(
        in file: CorpusFile, separator: UInt8
    ) throws(TrainingError) -> [[TaggedSentence]] {
        var found: [[TaggedSentence]] = [[]]
        var sentence = TaggedSentence(id: "", words: [], tags: [])
        func finish() {
            if !sentence.words.isEmpty { found[found.count - 1].append(sentence) }
            sentence = TaggedSentence(id: "", words: [], tags: [])
        }
        for (number, line) in file.lines.enumerated() {
            if line.allSatisfy(\.isWhitespace) {
                finish()
            } else if line.hasPrefix("-DOCSTART-") {
                finish()
                found.append([])
            } else {
                let row = fields(line, separator: separator).filter { !$0.isEmpty }
                guard row.count >= 2, let tag = row.last else { throw file.fault(number, "no tag") }
                sentence.words.append(row[0])
                sentence.tags.append(tag)
            }
        }
        finish()
        return found.filter { !$0.isEmpty }
    }
}
