internal import Linguistics

/// Treebanks and news to the sections `lemmas` and `features`.
public struct MorphologyTraining {
    /// The bytes of the two sections, by name.
    public let sections: [String: [UInt8]]

    /// Learns from the training parts of the treebanks; lemmas are as EWT has them.
    ///
    /// - Throws: `TrainingError` when a corpus cannot be read.
    /// - Complexity: some 20 seconds, most of them for unpacking the news.
    public init(_ corpora: CorpusFolder) throws(TrainingError) {
        let ewt = try ConllUReader.documents(path: corpora.ewt(.train))
        let gum = try ConllUReader.documents(path: corpora.gum(.train))
        var news = NewsForms()
        try NewsArchive(path: corpora.news).forEach { article throws(TrainingError) in
            news.add(Array(article.whole.utf8))
        }
        var lemmas = LemmaTrainer()
        var features = FeatureTrainer()
        for (documents, isReference) in [(ewt, true), (gum, false)] {
            lemmas.add(documents, isReference: isReference)
            features.add(documents, isReference: isReference)
        }
        sections = [
            Lemmatizer.sectionName: lemmas.table(news: news).sectionBytes,
            Morphology.sectionName: features.table.sectionBytes,
        ]
    }

    /// Writes each section to a file of its own, `NAME.section`.
    public func write(to folder: String) throws(TrainingError) {
        try Workshop.make(folder)
        for (name, bytes) in sections.sorted(by: { $0.key < $1.key }) {
            try Workshop.write(bytes, to: "\(folder)/\(name).section")
        }
    }
}
