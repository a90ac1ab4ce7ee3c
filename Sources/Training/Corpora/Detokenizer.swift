internal import Text

/// Joins the words of a corpus that lost its spaces into text as people write it.
struct Detokenizer {
    private(set) var text: [UInt8] = []
    private var isQuoting = false
    private var gluesNext = true

    /// Appends a sentence, with a space before it unless it is the first, and gives each word's bytes.
    mutating func append(_ words: [String]) -> [ByteRange] {
        if !text.isEmpty { text.append(0x20) }
        isQuoting = false
        gluesNext = true
        return words.indices.map { append($0, of: words) }
    }

    private mutating func append(_ i: Int, of words: [String]) -> ByteRange {
        let word = words[i]
        let closes =
            Self.closing.contains(word.lowercased()) || (word == "\"" && isQuoting)
        let joins = isJoint(i, of: words)
        if !gluesNext, !closes, !joins { text.append(0x20) }
        let begin = text.count
        text += Array(word.utf8)
        gluesNext = Self.opening.contains(word) || (word == "\"" && !isQuoting) || joins
        if word == "\"" { isQuoting.toggle() }
        return ByteRange(begin, text.count)
    }

    /// A hyphen or stroke inside a word: `Franco - german`, `and / or`.
    private func isJoint(_ i: Int, of words: [String]) -> Bool {
        guard words[i] == "-" || words[i] == "/", i > 0, i + 1 < words.count,
            let before = words[i - 1].last, let after = words[i + 1].first,
            before.isLetter || before.isNumber
        else { return false }
        return words[i] == "/" || after.isLowercase || after.isNumber
    }

    private static let closing: Set<String> = [
        ".", ",", ";", ":", "!", "?", ")", "]", "}", "%", "'", "’", "”", "''", "...", "…", "'s",
        "’s", "n't", "n’t", "'re", "’re", "'ve", "’ve", "'ll", "’ll", "'d", "’d", "'m", "’m",
    ]
    private static let opening: Set<String> = ["(", "[", "{", "$", "£", "€", "#", "‘", "“", "``"]
}
