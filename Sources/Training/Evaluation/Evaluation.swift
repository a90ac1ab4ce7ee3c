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
        let ewt = try ConllUReader.documents(path: folder.ewt(.dev))
        let gum = try ConllUReader.documents(path: folder.gum(.dev))
        card.add("ewt dev", try syntax(ewt))
        card.add("gum dev", try syntax(gum))
        let uner = NameDocument.uner(try UNERReader.sentences(path: folder.uner(.dev)), on: ewt)
        card.add("uner dev", names(uner))
        let crossNER = ColumnNames.crossNER(GroupWords())
        let sentences = try ColumnReader.documents(path: folder.crossNER(.dev), separator: 0x09)
        card.add(
            "crossner dev",
            names(sentences.flatMap { $0 }.map { NameDocument.columns([$0], crossNER) }))
        let re3d = try Re3dReader.documents(folder: folder.re3d).map(Re3dNames.gold)
        card.add(
            "re3d, odd documents",
            names(re3d.enumerated().filter { $0.offset % 2 == 1 }.map(\.element)))
        return card
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
