internal import CKernels
internal import Learning

/// What is read off the encoder's output: where sentences begin, tags, names, arcs and their labels.
struct Heads: Sendable {
    /// The hidden layers of tags, names and arcs as one matrix; negative sums become 0.
    let hidden: PackedMatrix
    let tag, entity, dependent, head: Part
    /// How sure it is that a sentence begins, and the two summands of the hidden layer of labels.
    let linear: PackedMatrix
    let begins, labelDependent, labelHead: Part
    let upos, xpos, entities, bilinear, labels: DenseLayer
    /// How good a head a word is to any dependent; `arcs` numbers.
    let headWeights: ModelArray<Float>
    /// The root in place of a head's hidden layer, for arcs and labels.
    let arcRoot, labelRoot: ModelArray<Float>
    /// `labels × 32` and two times 32 numbers.
    private let transitions, starts, ends: ModelArray<Float>

    /// Some columns of a matrix's products.
    struct Part: Sendable {
        let offset: Int
        let count: Int
        var end: Int { offset + count }
    }

    init(_ reader: inout SectionReader, inputs: Int) throws(ModelError) {
        var sizes: [Int] = []
        for _ in 0..<4 {
            sizes.append(Int(try reader.uint32()))
            guard sizes.allSatisfy({ 16...1024 ~= $0 && $0 % 16 == 0 }) else {
                throw reader.damage
            }
        }
        tag = Part(offset: 0, count: sizes[0])
        entity = Part(offset: tag.end, count: sizes[1])
        dependent = Part(offset: entity.end, count: sizes[2])
        head = Part(offset: dependent.end, count: sizes[2])
        begins = Part(offset: 0, count: 16)
        labelDependent = Part(offset: begins.end, count: sizes[3])
        labelHead = Part(offset: labelDependent.end, count: sizes[3])
        hidden = try PackedMatrix(&reader, outputs: head.end, inputs: inputs)
        linear = try PackedMatrix(&reader, outputs: labelHead.end, inputs: inputs)
        upos = try DenseLayer(&reader, inputs: tag.count)
        xpos = try DenseLayer(&reader, inputs: tag.count)
        entities = try DenseLayer(&reader, inputs: entity.count, multiple: 32)
        bilinear = try DenseLayer(&reader, inputs: dependent.count)
        labels = try DenseLayer(&reader, inputs: labelDependent.count)
        headWeights = try reader.array(count: head.count)
        arcRoot = try reader.array(count: head.count)
        labelRoot = try reader.array(count: labelHead.count)
        transitions = try reader.array(count: entities.outputs * 32)
        starts = try reader.array(count: 32)
        ends = try reader.array(count: 32)
        guard entities.width == 32, bilinear.width == head.count else { throw reader.damage }
    }

    func matches(_ tags: TagNames) -> Bool {
        upos.outputs == tags.upos.count && xpos.outputs == tags.xpos.count
            && labels.outputs == tags.deprel.count && entities.outputs == tags.entity.count
            && !tags.upos.isEmpty && !tags.xpos.isEmpty && !tags.deprel.isEmpty
            && !tags.entity.isEmpty
    }

    @unsafe var chain: kernel_chain {
        unsafe kernel_chain(
            labels: Int32(entities.outputs), transitions: transitions.pointer.baseAddress,
            start: starts.pointer.baseAddress, end: ends.pointer.baseAddress)
    }
}
