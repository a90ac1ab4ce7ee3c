internal import Learning
internal import Linguistics

/// Trained parts, each a file or folder, to one model file.
public struct ModelAssembly {
    /// The dataset that the network was trained on.
    public var dataset: String
    /// What the network's trainer left.
    public var weights: String
    /// Files that are sections as they are, by section.
    public var sections: [String: String] = [:]

    public init(dataset: String, weights: String) {
        (self.dataset, self.weights) = (dataset, weights)
    }

    /// Packs all and writes it; the same parts and record give the same bytes.
    ///
    /// - Throws: `TrainingError` for a part that is missing, `ModelError` when the file cannot be written.
    public func write(_ record: ModelRecord, to path: String) throws {
        let trained = try TrainedWeights(folder: weights)
        var writer = ModelWriter()
        writer.add(ModelRecord.sectionName, record.sectionBytes)
        writer.add(TagNames.sectionName, trained.tags.sectionBytes)
        writer.add(
            WordVocabulary.sectionName,
            try CorpusFile.bytes("\(dataset)/\(DatasetExport.vocabularyFile)"))
        writer.add(
            Gazetteer.sectionName,
            try CorpusFile.bytes("\(dataset)/\(DatasetExport.gazetteerFile)"))
        for (name, file) in sections.sorted(by: { $0.key < $1.key }) {
            writer.add(name, try CorpusFile.bytes(file))
        }
        writer.add(NetworkPacker.sectionName, try NetworkPacker.section(trained))
        try writer.write(to: path)
    }
}
