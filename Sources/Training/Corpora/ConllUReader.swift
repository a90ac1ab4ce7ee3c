internal import Text

/// Reads treebanks in CoNLL-U and rebuilds their raw text.
///
/// Spaces come from `SpaceAfter=No`, paragraphs from `# newpar`. Empty nodes (`8.1`) are left out.
/// Source: Universal Dependencies, CoNLL-U format.
public struct ConllUReader {
    private let file: CorpusFile
    private var documents: [TreebankDocument] = []
    private var sentence = TreebankSentence(id: "", beginsParagraph: false, words: [])
    private var beginsDocument = true
    private var documentID = ""
    /// Bytes of the open multi-word token, and the number of its last word.
    private var multiWord = ByteRange(0, 0)
    private var multiWordEnd = 0
    private var multiWordBegin = 0

    /// The documents of a file, in order.
    ///
    /// - Throws: `TrainingError` with the line that is not CoNLL-U.
    public static func documents(path: String) throws(TrainingError) -> [TreebankDocument] {
        var reader = ConllUReader(file: try CorpusFile(path))
        return try reader.read()
    }

    /// The documents of a file's bytes; `path` is for errors only.
    public static func documents(
        bytes: [UInt8], path: String = "treebank"
    ) throws(TrainingError) -> [TreebankDocument] {
        var reader = ConllUReader(file: CorpusFile(path: path, bytes: bytes))
        return try reader.read()
    }

    private init(file: CorpusFile) { self.file = file }

    private mutating func read() throws(TrainingError) -> [TreebankDocument] {
        for (number, line) in file.lines.enumerated() {
            if line.utf8.allSatisfy({ $0 == 0x20 || $0 == 0x09 }) {
                finishSentence()
            } else if line.hasPrefix("#") {
                readComment(line)
            } else {
                try readRow(line, number)
            }
        }
        finishSentence()
        for i in documents.indices {
            Self.trim(&documents[i].text)
            documents[i].text.append(0x0A)
        }
        return documents
    }

    private mutating func readComment(_ line: String) {
        if line.hasPrefix("# newdoc") {
            beginsDocument = true
            documentID = value(of: line)
        } else if line.hasPrefix("# newpar") {
            sentence.beginsParagraph = true
        } else if line.hasPrefix("# sent_id") {
            sentence.id = value(of: line)
        }
    }

    private func value(of line: String) -> String {
        guard let equals = line.utf8.firstIndex(of: 0x3D) else { return "" }
        return String(line[line.index(after: equals)...].drop { $0 == " " })
    }

    private mutating func readRow(_ line: String, _ number: Int) throws(TrainingError) {
        let row = fields(line, separator: 0x09)
        guard row.count == 10 else {
            throw file.fault(number, "\(row.count) fields instead of 10")
        }
        if row[0].utf8.contains(0x2E) { return }
        if sentence.words.isEmpty && multiWordEnd == 0 { beginSentence() }
        let numbers = row[0].split(separator: "-").compactMap { Int($0) }
        let spaced = !row[9].split(separator: "|").contains("SpaceAfter=No")
        if numbers.count == 2 {
            multiWord = append(row[1], spaced)
            (multiWordBegin, multiWordEnd) = (numbers[0], numbers[1])
            return
        }
        guard numbers.count == 1, numbers[0] == sentence.words.count + 1 else {
            throw file.fault(number, "word \(row[0]) after word \(sentence.words.count)")
        }
        guard let head = row[6] == "_" ? -1 : Int(row[6]) else {
            throw file.fault(number, "head \(row[6])")
        }
        let inMultiWord = numbers[0] <= multiWordEnd
        sentence.words.append(
            TreebankWord(
                form: row[1], lemma: row[2], upos: row[3], xpos: row[4], feats: row[5], head: head,
                deprel: row[7], misc: row[9],
                span: inMultiWord ? multiWord : append(row[1], spaced),
                continuesMultiWord: inMultiWord && numbers[0] > multiWordBegin))
        if numbers[0] == multiWordEnd { shareOut() }
    }

    /// Starts a document when one was announced, and sets what stands between sentences.
    private mutating func beginSentence() {
        if beginsDocument {
            documents.append(TreebankDocument(id: documentID))
            beginsDocument = false
            return
        }
        let last = documents.count - 1
        Self.trim(&documents[last].text)
        documents[last].text += sentence.beginsParagraph ? [0x0A, 0x0A] : [0x20]
    }

    private mutating func append(_ form: String, _ spaced: Bool) -> ByteRange {
        let last = documents.count - 1
        let begin = documents[last].text.count
        documents[last].text += Array(form.utf8)
        let end = documents[last].text.count
        if spaced { documents[last].text.append(0x20) }
        return ByteRange(begin, end)
    }

    /// Gives each word of the multi-word token its bytes: exact where the forms make up the token.
    private mutating func shareOut() {
        let words = (multiWordBegin - 1)..<multiWordEnd
        let text = documents[documents.count - 1].text
        let lengths = sentence.words[words].map(\.form.utf8.count)
        let isExact = lengths.reduce(0, +) == multiWord.count
        var begin = Int(multiWord.begin)
        for (n, i) in words.enumerated() {
            let left = words.count - n - 1
            let room = Int(multiWord.end) - left - begin
            var end = begin + max(1, isExact ? lengths[n] : min(lengths[n], room))
            while end < Int(multiWord.end), text[end] & 0xC0 == 0x80 { end += 1 }
            if left == 0 || end > Int(multiWord.end) { end = Int(multiWord.end) }
            sentence.words[i].span = ByteRange(begin, end)
            begin = end
        }
        multiWordEnd = 0
    }

    private mutating func finishSentence() {
        if !sentence.words.isEmpty { documents[documents.count - 1].sentences.append(sentence) }
        sentence = TreebankSentence(id: "", beginsParagraph: false, words: [])
        multiWordEnd = 0
    }

    private static func trim(_ text: inout [UInt8]) {
        while let last = text.last, last == 0x20 || last == 0x0A { text.removeLast() }
    }
}
