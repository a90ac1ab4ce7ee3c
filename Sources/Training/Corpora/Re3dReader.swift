internal import Foundation

/// A document of re3d with what its annotators marked.
struct Re3dDocument: Equatable {
    var id: String
    var text: String
    var entities: [Entity]

    struct Entity: Equatable, Decodable {
        var documentId: String
        /// Code points of the text, end excluded.
        var begin: Int
        var end: Int
        /// `Person`, `Organisation`, `Location`, `Nationality`, …
        var type: String
        /// Share of the annotators that marked it, 0 to 1.
        var confidence: Double
    }
}

/// Reads re3d: a folder a source, `documents.json` and `entities.json` in JSON lines.
enum Re3dReader {
    /// Sources whose texts are not free for every use.
    static let excluded: Set<String> = ["BBC Online"]

    private struct Text: Decodable {
        var _id: String
        var text: String
    }

    /// The documents of all free sources, in order of source and file.
    ///
    /// - Throws: `TrainingError` with the line that is not JSON as described.
    static func documents(folder: String) throws(TrainingError) -> [Re3dDocument] {
        let names: [String]
        do {
            names = try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
        } catch {
            throw .file(path: folder, cause: "no such folder")
        }
        var documents: [Re3dDocument] = []
        for name in names where !excluded.contains(name) {
            let path = "\(folder)/\(name)/documents.json"
            guard FileManager.default.fileExists(atPath: path) else { continue }
            let texts = try lines(Text.self, try CorpusFile(path))
            let entities = try lines(
                Re3dDocument.Entity.self, try CorpusFile("\(folder)/\(name)/entities.json"))
            let marked = Dictionary(grouping: entities, by: \.documentId)
            for text in texts {
                documents.append(
                    Re3dDocument(id: text._id, text: text.text, entities: marked[text._id] ?? []))
            }
        }
        return documents
    }

    private static func lines<Value: Decodable>(
        _ type: Value.Type, _ file: CorpusFile
    ) throws(TrainingError) -> [Value] {
        let decoder = JSONDecoder()
        var values: [Value] = []
        for (number, line) in file.lines.enumerated() where !line.isEmpty {
            do {
                values.append(try decoder.decode(type, from: Data(line.utf8)))
            } catch {
                throw file.fault(number, "not the JSON of re3d")
            }
        }
        return values
    }
}
