internal import Linguistics

/// The corpora that people labelled, by the name of their part of the dataset.
struct LabelledCorpora {
    let folder: CorpusFolder
    let groups: GroupWords
    /// Cuts the texts whose words the corpora do not have.
    private let annotator: Annotator

    /// - Throws: `TrainingError` when the list of countries is missing.
    init(_ folder: CorpusFolder, annotator: Annotator) throws(TrainingError) {
        self.folder = folder
        self.annotator = annotator
        groups = try GroupWords(countries: folder.countries)
    }

    /// EWT with the names of Universal NER.
    func ewt(_ part: CorpusFolder.Part) throws(TrainingError) -> [LabelledDocument] {
        let names = UNERNames(try UNERReader.sentences(path: folder.uner(part)))
        return try ConllUReader.documents(path: folder.ewt(part)).map {
            LabelledDocument($0, groups: groups, names: names.names(in:))
        }
    }

    /// GUM with the names among its mentions.
    func gum(_ part: CorpusFolder.Part) throws(TrainingError) -> [LabelledDocument] {
        try ConllUReader.documents(path: folder.gum(part)).map {
            LabelledDocument($0, groups: groups) { GUMNames.names(in: $0, groups: groups) }
        }
    }

    /// WikiGold, a paragraph a document.
    func wikiGold() throws(TrainingError) -> [LabelledDocument] {
        let names = ColumnNames.wikiGold(groups)
        return try ColumnReader.documents(path: folder.wikiGold, separator: 0x20)
            .map { names.document($0, annotator: annotator) }
    }

    /// CrossNER's politics, whose sentences stand alone.
    func crossNER(_ part: CorpusFolder.Part) throws(TrainingError) -> [LabelledDocument] {
        let names = ColumnNames.crossNER(groups)
        return try ColumnReader.documents(path: folder.crossNER(part), separator: 0x09)
            .flatMap { $0 }.map { names.document([$0], annotator: annotator) }
    }

    /// The free documents of re3d.
    func re3d() throws(TrainingError) -> [LabelledDocument] {
        try Re3dReader.documents(folder: folder.re3d).map {
            Re3dNames.document($0, groups, annotator: annotator)
        }
    }
}
