internal import Foundation
public import Linguistics

/// The floating-point weights that the network's trainer leaves: `weights.json` with names, shapes and
/// offsets, `weights.bin` with the numbers, little-endian.
public struct TrainedWeights: Sendable {
    public struct Tensor: Sendable {
        public var shape: [Int]
        public var values: [Float]

        public init(shape: [Int], values: [Float]) {
            self.shape = shape
            self.values = values
        }
    }

    /// By the names that the trainer gives them.
    public var tensors: [String: Tensor]
    /// Where the sums of embeddings are cut off, either way.
    public var inputLimit: Float
    /// What the outputs stand for; without features.
    public var tags: TagNames

    public init(tensors: [String: Tensor], inputLimit: Float, tags: TagNames) {
        self.tensors = tensors
        self.inputLimit = inputLimit
        self.tags = tags
    }

    /// - Throws: `TrainingError` for files that are missing or do not fit each other.
    public init(folder: String) throws(TrainingError) {
        let description = folder + "/weights.json"
        let numbers = folder + "/weights.bin"
        let header: Header
        do {
            header = try JSONDecoder().decode(
                Header.self, from: Data(try CorpusFile.bytes(description)))
        } catch let error as TrainingError {
            throw error
        } catch {
            throw .file(path: description, cause: "is not what the trainer writes: \(error)")
        }
        let bytes = try CorpusFile.bytes(numbers)
        var tensors: [String: Tensor] = [:]
        for (name, place) in header.tensors {
            let count = place.shape.reduce(1, *)
            guard place.offset >= 0, count >= 0, place.offset + count * 4 <= bytes.count else {
                throw .file(path: numbers, cause: "is too short for \(name)")
            }
            tensors[name] = Tensor(
                shape: place.shape,
                values: (0..<count).map { i in
                    let begin = place.offset + i * 4
                    let bits = (0..<4).reduce(UInt32(0)) {
                        $0 | UInt32(bytes[begin + $1]) << ($1 * 8)
                    }
                    return Float(bitPattern: bits)
                })
        }
        self.init(
            tensors: tensors, inputLimit: header.inputLimit,
            tags: TagNames(
                upos: header.labels.upos, xpos: header.labels.xpos, deprel: header.labels.deprel,
                entity: header.labels.entity))
    }

    /// As the file has it.
    private struct Header: Decodable {
        struct Place: Decodable {
            var shape: [Int]
            var offset: Int
        }
        struct Labels: Decodable {
            var upos, xpos, deprel, entity: [String]
        }
        var tensors: [String: Place]
        var inputLimit: Float
        var labels: Labels

        enum CodingKeys: String, CodingKey {
            case tensors, labels
            case inputLimit = "scale_x"
        }
    }

    /// The tensor of a name; a size of -1 may be any.
    func tensor(_ name: String, _ shape: Int...) throws(TrainingError) -> Tensor {
        guard let tensor = tensors[name] else {
            throw .file(path: "weights", cause: "have no tensor \(name)")
        }
        guard tensor.shape.count == shape.count,
            zip(tensor.shape, shape).allSatisfy({ $0 == $1 || $1 == -1 })
        else {
            throw .file(path: "weights", cause: "\(name) has shape \(tensor.shape), not \(shape)")
        }
        guard tensor.values.allSatisfy(\.isFinite) else {
            throw .file(path: "weights", cause: "\(name) holds numbers that are not finite")
        }
        return tensor
    }
}
