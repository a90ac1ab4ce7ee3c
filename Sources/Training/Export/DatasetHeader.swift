internal import Foundation
internal import Linguistics

/// What the numbers of a dataset mean: `header.json`.
struct DatasetHeader: Codable, Equatable {
    struct Column: Codable, Equatable {
        var name: String
        var buckets: Int
    }
    struct Part: Codable, Equatable {
        var name: String
        var words: Int
        /// Paragraphs of `news`.
        var sentences: Int
    }
    var columns: [Column]
    var upos: [String]
    var xpos: [String]
    var deprel: [String]
    var entity: [String]
    var parts: [Part]

    init(_ features: WordFeatures, _ labels: LabelSets, parts: [Part]) {
        columns = zip(WordFeatures.columnNames, features.columnSizes).map {
            Column(name: $0, buckets: $1)
        }
        (upos, xpos, deprel) = (labels.upos, labels.xpos, labels.deprel)
        entity = EntityLabels.names
        self.parts = parts
    }

    func write(to path: String) throws(TrainingError) {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        do {
            try encoder.encode(self).write(to: URL(fileURLWithPath: path), options: .atomic)
        } catch {
            throw .unwritable(path: path)
        }
    }
}
