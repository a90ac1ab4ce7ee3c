import Learning
import Linguistics
import Training

/// Weights of a small network as a trainer could leave them, from a seed.
struct RandomWeights {
    private var state: UInt64
    private(set) var weights: TrainedWeights
    static let words = WordVocabulary(["the", "of", "said"].map { [UInt8]($0.utf8) })
    static let tags = TagNames(
        upos: ["NOUN", "VERB", "X"], xpos: ["NN", "NNS", "VB", "X"],
        deprel: ["root", "nsubj", "obj", "punct"],
        entity: ["O"]
            + NameType.allCases.flatMap { type in
                ["B-", "I-", "L-", "U-"].map { $0 + type.rawValue }
            })

    /// - Parameters:
    ///   - units: of one direction; not a multiple of 16, so that there is something to fill up.
    init(seed: UInt64, width: Int = 10, units: Int = 20) {
        state = seed &* 2 &+ 1
        weights = TrainedWeights(tensors: [:], inputLimit: 3, tags: Self.tags)
        let features = WordFeatures(words: Self.words, gazetteer: Gazetteer())
        for (column, size) in features.columnSizes.enumerated() {
            add("embedding.\(column)", 0.4, size, width)
        }
        for layer in 0..<2 {
            for direction in ["", "_reverse"] {
                let name = "_l\(layer)\(direction)"
                add("lstm.weight_ih\(name)", 0.4, units * 4, layer == 0 ? width : units * 2)
                add("lstm.weight_hh\(name)", 0.4, units * 4, units)
                add("lstm.bias\(name)", 0.4, units * 4)
            }
        }
        let (tag, entity, arc, label) = (24, 16, 20, 18)
        add("break", 1, 1, units * 2, bias: true)
        add("tag.hidden", 1, tag, units * 2, bias: true)
        add("tag.upos", 1, Self.tags.upos.count, tag, bias: true)
        add("tag.xpos", 1, Self.tags.xpos.count, tag, bias: true)
        add("entity.hidden", 1, entity, units * 2, bias: true)
        add("entity.out", 1, Self.tags.entity.count, entity, bias: true)
        add("entity.transitions", 1, Self.tags.entity.count, Self.tags.entity.count)
        add("entity.start", 1, Self.tags.entity.count)
        add("entity.end", 1, Self.tags.entity.count)
        add("arc.dependent", 1, arc, units * 2, bias: true)
        add("arc.head", 1, arc, units * 2, bias: true)
        add("arc.bilinear", 1, arc, arc)
        add("arc.bias", 1, arc)
        add("arc.root", 1, arc)
        add("label.dependent", 1, label, units * 2, bias: true)
        add("label.head", 1, label, units * 2, bias: false)
        add("label.root", 1, label)
        add("label.out", 1, Self.tags.deprel.count, label, bias: true)
    }

    private mutating func add(_ name: String, _ size: Float, _ shape: Int..., bias: Bool? = nil) {
        let count = shape.reduce(1, *)
        let values = (0..<count).map { _ in next() * size }
        weights.tensors[bias == nil ? name : "\(name).weight"] = .init(
            shape: shape, values: values)
        if bias == true { add("\(name).bias", size, shape[0]) }
    }

    /// In -1 ..< 1, the same on every machine.
    private mutating func next() -> Float {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return Float(state >> 40) / Float(1 << 23) - 1
    }

    /// The models of seeds 0 to 3, made once.
    static let models: [ModelWriter] = (0...3).compactMap { seed in
        try? RandomWeights(seed: seed).model()
    }

    /// The sections of a whole model file.
    func model() throws -> ModelWriter {
        var writer = ModelWriter()
        writer.add(TagNames.sectionName, Self.tags.sectionBytes)
        writer.add(WordVocabulary.sectionName, Self.words.sectionBytes)
        writer.add(Gazetteer.sectionName, Gazetteer().sectionBytes)
        writer.add(NetworkPacker.sectionName, try NetworkPacker.section(weights))
        return writer
    }
}
