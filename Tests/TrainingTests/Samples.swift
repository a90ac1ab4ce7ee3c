import Linguistics

@testable import Training

/// Sentences written for these tests, as `form/UPOS/XPOS/head/relation` with an optional `/Entity`.
func sentence(_ text: String, id: String = "") throws -> TreebankSentence {
    let rows = text.split(separator: " ").enumerated().map { number, word in
        let parts = word.split(separator: "/", maxSplits: 5).map(String.init)
        let misc = parts.count > 5 ? "Entity=\(parts[5])" : "_"
        return [
            String(number + 1), parts[0], parts[0].lowercased(), parts[1], parts[2], "_",
            parts[3], parts[4], "_", misc,
        ].joined(separator: "\t")
    }
    let lines = ["# sent_id = \(id)"] + rows
    let documents = try ConllUReader.documents(bytes: Array(lines.joined(separator: "\n").utf8))
    return documents[0].sentences[0]
}

/// `Ada Roe|person` for each name.
func describe(_ names: [NameSpan], _ words: [String]) -> [String] {
    names.map { words[$0.words].joined(separator: " ") + "|" + $0.type.rawValue }
}
