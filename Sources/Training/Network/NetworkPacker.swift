internal import Learning
internal import Linguistics

/// Trained weights to the section that the shipped network reads in place.
public struct NetworkPacker {
    private let weights: TrainedWeights
    private var section = SectionBuilder()
    /// Units of one direction as trained, and as the kernels want them.
    private let units, paddedUnits: Int
    private let width, paddedWidth: Int

    public static let sectionName = "network"

    /// The bytes of the section.
    ///
    /// - Throws: `TrainingError` for weights that are missing or of the wrong shape.
    public static func section(_ weights: TrainedWeights) throws(TrainingError) -> [UInt8] {
        var packer = try NetworkPacker(weights)
        try packer.pack()
        return packer.section.bytes
    }

    private init(_ weights: TrainedWeights) throws(TrainingError) {
        self.weights = weights
        width = try weights.tensor("embedding.0", -1, -1).shape[1]
        units = try weights.tensor("lstm.weight_hh_l0", -1, -1).shape[1]
        paddedWidth = Self.padded(width)
        paddedUnits = Self.padded(units)
    }

    private static func padded(_ count: Int) -> Int { (count + 15) / 16 * 16 }

    private mutating func pack() throws(TrainingError) {
        section.add(UInt32(paddedWidth))
        section.add(UInt32(paddedUnits))
        try packEmbedding()
        for layer in 0..<2 {
            for direction in ["", "_reverse"] { try packCell("_l\(layer)\(direction)", layer) }
        }
        try packHeads()
    }

    /// Sums of bytes times scales come out in units of 1/127 of where they are cut off.
    private mutating func packEmbedding() throws(TrainingError) {
        var scales: [Float] = []
        var tables: [[Int8]] = []
        for column in 0..<WordFeatures.columnCount {
            let tensor = try weights.tensor("embedding.\(column)", -1, width)
            let quantised = Quantised(tensor.values[...], limit: 127)
            scales.append(quantised.scale * 127 / weights.inputLimit)
            var table = [Int8](repeating: 0, count: tensor.shape[0] * paddedWidth)
            for row in 0..<tensor.shape[0] {
                for k in 0..<width {
                    table[row * paddedWidth + k] = quantised.integers[row * width + k]
                }
            }
            tables.append(table)
        }
        section.add(scales)
        for table in tables { section.add(table) }
    }

    private mutating func packCell(_ name: String, _ layer: Int) throws(TrainingError) {
        let inputs = layer == 0 ? width : units * 2
        let input = try weights.tensor("lstm.weight_ih\(name)", units * 4, inputs)
        let recurrent = try weights.tensor("lstm.weight_hh\(name)", units * 4, units)
        let bias = try weights.tensor("lstm.bias\(name)", units * 4)
        let columns = layer == 0 ? Array(0..<width) : outputColumns
        let unit = layer == 0 ? weights.inputLimit / 127 : 1 / 127
        let packedInputs = layer == 0 ? paddedWidth : paddedUnits * 2
        var first = MatrixPacking(outputs: paddedUnits * 4, inputs: packedInputs)
        var second = MatrixPacking(outputs: paddedUnits * 4, inputs: paddedUnits)
        for gate in 0..<4 {
            for k in 0..<units {
                let row = gate * units + k
                let place = k / 16 * 64 + gate * 16 + k % 16
                first.set(
                    place, input.values[(row * inputs)..<((row + 1) * inputs)], columns: columns,
                    unit: unit, bias: bias.values[row])
                second.set(
                    place, recurrent.values[(row * units)..<((row + 1) * units)],
                    columns: Array(0..<units), unit: 1 / 127)
            }
        }
        first.write(to: &section)
        second.write(to: &section)
    }

    /// Where the numbers of an output of both directions stand.
    private var outputColumns: [Int] {
        Array(0..<units) + (0..<units).map { paddedUnits + $0 }
    }

    // MARK: Heads

    private mutating func packHeads() throws(TrainingError) {
        let tag = try size("tag.hidden")
        let entity = try size("entity.hidden")
        let arc = try size("arc.dependent")
        let label = try size("label.dependent")
        for size in [tag, entity, arc, label] { section.add(UInt32(size)) }
        var hidden = MatrixPacking(
            outputs: tag + entity + arc * 2, inputs: paddedUnits * 2)
        try set("tag.hidden", at: 0, &hidden)
        try set("entity.hidden", at: tag, &hidden)
        try set("arc.dependent", at: tag + entity, &hidden)
        try set("arc.head", at: tag + entity + arc, &hidden)
        hidden.write(to: &section)
        var linear = MatrixPacking(outputs: 16 + label * 2, inputs: paddedUnits * 2)
        try set("break", at: 0, &linear)
        try set("label.dependent", at: 16, &linear)
        try set("label.head", at: 16 + label, &linear)
        linear.write(to: &section)
        try packDense("tag.upos", inputs: tag, outputs: weights.tags.upos.count)
        try packDense("tag.xpos", inputs: tag, outputs: weights.tags.xpos.count)
        try packDense(
            "entity.out", inputs: entity, outputs: weights.tags.entity.count, multiple: 32)
        try packBilinear(arc)
        try packDense("label.out", inputs: label, outputs: weights.tags.deprel.count)
        section.add(try vector("arc.bias", arc))
        section.add(try vector("arc.root", arc))
        section.add(try vector("label.root", label))
        try packChain()
    }

    private func size(_ name: String) throws(TrainingError) -> Int {
        Self.padded(try weights.tensor("\(name).weight", -1, units * 2).shape[0])
    }

    /// Sets rows that read the encoder's output; without a bias where there is none.
    private func set(
        _ name: String, at first: Int, _ packing: inout MatrixPacking
    ) throws(TrainingError) {
        let inputs = units * 2
        let tensor = try weights.tensor("\(name).weight", -1, inputs)
        let count = tensor.shape[0]
        let hasBias = weights.tensors["\(name).bias"] != nil
        let biases =
            hasBias
            ? try weights.tensor("\(name).bias", count).values
            : [Float](repeating: 0, count: count)
        for row in 0..<count {
            packing.set(
                first + row, tensor.values[(row * inputs)..<((row + 1) * inputs)],
                columns: outputColumns, unit: 1 / 127, bias: biases[row])
        }
    }

    private mutating func packDense(
        _ name: String, inputs: Int, outputs: Int, multiple: Int = 16
    ) throws(TrainingError) {
        let tensor = try weights.tensor("\(name).weight", outputs, -1)
        let biases = try weights.tensor("\(name).bias", outputs).values
        let width = (outputs + multiple - 1) / multiple * multiple
        var table = [Float](repeating: 0, count: inputs * width)
        for i in 0..<min(inputs, tensor.shape[1]) {
            for k in 0..<outputs { table[i * width + k] = tensor.values[k * tensor.shape[1] + i] }
        }
        section.add(UInt32(outputs))
        section.add(table)
        section.add(biases + [Float](repeating: -1e30, count: width - outputs))
    }

    /// Dependents times this are compared with heads.
    private mutating func packBilinear(_ size: Int) throws(TrainingError) {
        let tensor = try weights.tensor("arc.bilinear", -1, -1)
        let (rows, columns) = (tensor.shape[0], tensor.shape[1])
        guard rows <= size, columns <= size else {
            throw .file(path: "weights", cause: "arc.bilinear has shape \(tensor.shape)")
        }
        var table = [Float](repeating: 0, count: size * size)
        for i in 0..<rows {
            for k in 0..<columns { table[i * size + k] = tensor.values[i * columns + k] }
        }
        section.add(UInt32(size))
        section.add(table)
        section.add([Float](repeating: 0, count: size))
    }

    private func vector(_ name: String, _ size: Int) throws(TrainingError) -> [Float] {
        let values = try weights.tensor(name, -1).values
        guard values.count <= size else {
            throw .file(path: "weights", cause: "\(name) has \(values.count) numbers")
        }
        return values + [Float](repeating: 0, count: size - values.count)
    }

    /// Transitions, those that make no name forbidden.
    private mutating func packChain() throws(TrainingError) {
        let labels = weights.tags.entity
        let count = labels.count
        guard 1...32 ~= count else {
            throw .file(path: "weights", cause: "have \(count) entity labels")
        }
        let trained = try weights.tensor("entity.transitions", count, count).values
        let starts = try weights.tensor("entity.start", count).values
        let ends = try weights.tensor("entity.end", count).values
        let never: Float = -1e9
        func opens(_ label: String) -> Bool { label.hasPrefix("B-") || label.hasPrefix("I-") }
        func goesOn(_ label: String) -> Bool { label.hasPrefix("I-") || label.hasPrefix("L-") }
        var table = [Float](repeating: never, count: count * 32)
        var first = [Float](repeating: never, count: 32)
        var last = [Float](repeating: never, count: 32)
        for (i, from) in labels.enumerated() {
            if !goesOn(from) { first[i] = starts[i] }
            if !opens(from) { last[i] = ends[i] }
            for (k, to) in labels.enumerated() {
                let isAllowed =
                    opens(from)
                    ? goesOn(to) && from.dropFirst(2) == to.dropFirst(2) : !goesOn(to)
                if isAllowed { table[i * 32 + k] = trained[i * count + k] }
            }
        }
        section.add(table)
        section.add(first)
        section.add(last)
    }
}
