internal import Linguistics
internal import Text

/// Judges whatever reads text by the development parts of the corpora.
struct Evaluation {
    /// What was read in a text.
    struct Answer {
        /// In CoNLL-U, of this text.
        var conllU: String
        var names: [MarkedName]
    }

    let folder: CorpusFolder
    let read: ([UInt8]) -> Answer

    /// Syntax on EWT and GUM, names on UNER, CrossNER and the documents of re3d that are held out.
    func scorecard() throws(TrainingError) -> Scorecard {
        var card = Scorecard()
        card.add("ewt dev", try syntax(ConllUReader.documents(path: folder.ewt(.dev))))
        card.add("gum dev", try syntax(ConllUReader.documents(path: folder.gum(.dev))))
        for (corpus, documents) in try nameCorpora() { card.add(corpus, names(documents)) }
        return card
    }

    /// Texts with names, by corpus.
    func nameCorpora() throws(TrainingError) -> [(corpus: String, documents: [NameDocument])] {
        let ewt = try ConllUReader.documents(path: folder.ewt(.dev))
        let uner = try UNERReader.sentences(path: folder.uner(.dev))
        let crossNER = ColumnNames.crossNER(GroupWords())
        let sentences = try ColumnReader.documents(path: folder.crossNER(.dev), separator: 0x09)
        let re3d = try Re3dReader.documents(folder: folder.re3d).map(Re3dNames.gold)
        return [
            ("uner dev", NameDocument.uner(uner, on: ewt)),
            (
                "crossner dev",
                sentences.flatMap { $0 }.map { NameDocument.columns([$0], crossNER) }
            ),
            (
                "re3d, odd documents",
                re3d.enumerated().filter { $0.offset % 2 == 1 }.map(\.element)
            ),
        ]
    }

    /// Names that were missed or given wrongly, a line each: corpus, what, type, and the text around.
    func nameMistakes() throws(TrainingError) -> [String] {
        var lines: [String] = []
        for (corpus, documents) in try nameCorpora() {
            for gold in documents {
                let names = NameScores.compared(gold: gold, answer: read(gold.text).names)
                let wrong = names.given.subtracting(names.wanted).map { ("wrong", $0) }
                let missed = names.wanted.subtracting(names.given).map { ("missed", $0) }
                let mistakes = (wrong + missed).sorted {
                    ($0.1.span.begin, $0.0) < ($1.1.span.begin, $1.0)
                }
                for (what, name) in mistakes {
                    let text = Self.context(name.span, gold.text)
                    lines.append("\(corpus)\t\(what)\t\(name.type.rawValue)\t\(text)")
                }
            }
        }
        return lines
    }

    /// A name in brackets with some words before and after.
    private static func context(_ span: ByteRange, _ text: [UInt8]) -> String {
        let before = text[max(0, Int(span.begin) - 40)..<Int(span.begin)]
        let after = text[Int(span.end)..<min(text.count, Int(span.end) + 40)]
        let parts = [before, text[span.indices], after].map { String(decoding: $0, as: UTF8.self) }
        return "\(parts[0])[\(parts[1])]\(parts[2])".replacing("\n", with: " ")
    }

    func syntax(_ documents: [TreebankDocument]) throws(TrainingError) -> SyntaxScores {
        var scores = SyntaxScores()
        for gold in documents {
            let answer = read(gold.text).conllU
            let answers = try ConllUReader.documents(bytes: Array(answer.utf8), path: "answer")
            scores.add(gold: gold, answer: answers.first ?? TreebankDocument(id: gold.id))
        }
        return scores
    }

    func names(_ documents: [NameDocument]) -> NameScores {
        var scores = NameScores()
        for gold in documents { scores.add(gold: gold, answer: read(gold.text).names) }
        return scores
    }
}
