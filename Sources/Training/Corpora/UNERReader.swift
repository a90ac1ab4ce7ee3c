/// Reads Universal NER: a word a line as number, word, tag, with tabs between; further columns are left.
enum UNERReader {
    /// - Throws: `TrainingError` with the line that has no tag.
    static func sentences(path: String) throws(TrainingError) -> [TaggedSentence] {
        try sentences(in: CorpusFile(path))
    }

    static func sentences(in file: CorpusFile) throws(TrainingError) -> [TaggedSentence] {
        var found: [TaggedSentence] = []
        var sentence = TaggedSentence(id: "", words: [], tags: [])
        for (number, line) in file.lines.enumerated() {
            if line.hasPrefix("# sent_id = ") {
                sentence.id = String(line.dropFirst(12))
            } else if line.isEmpty {
                if !sentence.words.isEmpty { found.append(sentence) }
                sentence = TaggedSentence(id: "", words: [], tags: [])
            } else if !line.hasPrefix("#") {
                let row = fields(line, separator: 0x09)
                guard row.count >= 3 else { throw file.fault(number, "no tag") }
                sentence.words.append(row[1])
                sentence.tags.append(row[2])
            }
        }
        if !sentence.words.isEmpty { found.append(sentence) }
        return found
    }
}
