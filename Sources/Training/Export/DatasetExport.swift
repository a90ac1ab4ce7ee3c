public import Linguistics
internal import Text

/// Writes the corpora as numbers, for a network to learn from.
///
/// The folder holds `header.json` and per part P: `P.features.i32` (words × columns), `P.upper.i32`,
/// `P.title.i32` and `P.lower.i32` (the same in capitals, in title case, in small letters),
/// `P.labels.i16` (words × UPOS, XPOS, head from 1, relation, entity; -1 unknown), `P.sentences.i32`
/// (first word, paragraph, 1 if its edges may train the splitter). `news` has `features` and
/// `paragraphs` (first words) only. All little-endian.
public struct DatasetExport {
    private let folder: CorpusFolder
    private let output: String
    /// At most so many articles of news.
    private let newsLimit: Int
    private let annotator: Annotator
    /// A section `words` to take instead of counting.
    private let fixedWords: WordVocabulary?
    private let note: (String) -> Void

    /// Files of the folder that are sections of the model.
    static let vocabularyFile = "words.section"
    static let gazetteerFile = "gazetteer.section"

    public static let vocabularyLimit = 50_000

    /// - Parameters:
    ///   - annotator: cuts the texts whose words the corpora do not have.
    ///   - words: the vocabulary of an earlier dataset, for weights that were trained with it.
    ///   - note: takes a line about each step.
    public init(
        corpora: CorpusFolder, output: String, newsLimit: Int = .max,
        annotator: Annotator = Annotator(), words: WordVocabulary? = nil,
        note: @escaping (String) -> Void = { _ in }
    ) {
        folder = corpora
        self.output = output
        self.newsLimit = newsLimit
        self.annotator = annotator
        fixedWords = words
        self.note = note
    }

    /// Reads, counts, writes.
    ///
    /// - Throws: `TrainingError` at the first file that is missing or malformed.
    public func run() throws(TrainingError) {
        try Workshop.make(output)
        let corpora = try LabelledCorpora(folder, annotator: annotator)
        let parts = try read(corpora)
        let trained = parts.filter { ["train", "gum"].contains($0.name) }
        let labels = LabelSets(trained.flatMap(\.documents))
        let news = try NewsTexts(
            NewsArchive(path: folder.news), limit: newsLimit, annotator: annotator)
        note("news: \(news.texts.count) articles, \(news.wordCount) words")
        let features = WordFeatures(
            words: fixedWords ?? vocabulary(trained.flatMap(\.documents), news),
            gazetteer: try NameLists(
                folder: folder, groups: corpora.groups, cases: CaseCounts(news)
            ).gazetteer())
        var written: [DatasetHeader.Part] = []
        for part in parts {
            let size = try DatasetPart(
                name: part.name, folder: output, features: features, labels: labels
            ).write(part.documents)
            note("\(part.name): \(size.words) words, \(size.sentences) sentences")
            written.append(.init(name: part.name, words: size.words, sentences: size.sentences))
        }
        let paragraphs = try news.write(to: output, features)
        written.append(.init(name: "news", words: news.wordCount, sentences: paragraphs))
        try Workshop.write(features.words.sectionBytes, to: "\(output)/\(Self.vocabularyFile)")
        try Workshop.write(features.gazetteer.sectionBytes, to: "\(output)/\(Self.gazetteerFile)")
        try DatasetHeader(features, labels, parts: written).write(to: "\(output)/header.json")
    }

    private func read(
        _ corpora: LabelledCorpora
    ) throws(TrainingError) -> [(name: String, documents: [LabelledDocument])] {
        let re3d = try corpora.re3d()
        return [
            ("train", try corpora.ewt(.train)), ("gum", try corpora.gum(.train)),
            ("wikigold", try corpora.wikiGold()), ("crossner", try corpora.crossNER(.train)),
            ("re3d", re3d.enumerated().filter { $0.offset % 2 == 0 }.map(\.element)),
            ("re3d.all", re3d),
            ("dev.ewt", try corpora.ewt(.dev)), ("dev.gum", try corpora.gum(.dev)),
            ("dev.crossner", try corpora.crossNER(.dev)),
            ("dev.re3d", re3d.enumerated().filter { $0.offset % 2 == 1 }.map(\.element)),
        ]
    }

    /// Words that are three times in the news, or twice in the treebanks.
    private func vocabulary(
        _ treebanks: [LabelledDocument], _ news: NewsTexts
    ) -> WordVocabulary {
        var counts = WordCounts()
        news.count(into: &counts, times: 2)
        for document in treebanks {
            for token in document.tokens {
                document.forms.withBytes(of: token.form) { counts.add($0, times: 3) }
            }
        }
        return counts.vocabulary(limit: Self.vocabularyLimit, atLeast: 6)
    }
}
