internal import Learning

/// Puts the rows of a matrix in the order of the kernels, in integers of seven bits.
struct MatrixPacking {
    private var weights: [Int8]
    private var corrections: [Int32]
    private var scales: [Float]
    private var biases: [Float]
    private let quads: Int

    init(outputs: Int, inputs: Int) {
        let groups = (outputs + 63) / 64
        quads = (inputs + 7) / 8 * 2
        weights = [Int8](repeating: 0, count: groups * quads * 256)
        corrections = [Int32](repeating: 0, count: groups * 64)
        scales = [Float](repeating: 0, count: groups * 64)
        biases = [Float](repeating: 0, count: groups * 64)
    }

    /// Sets a row.
    ///
    /// - Parameters:
    ///   - columns: where the row's numbers go.
    ///   - unit: what 1 in the vectors to multiply with is worth.
    mutating func set(
        _ row: Int, _ numbers: ArraySlice<Float>, columns: [Int], unit: Float, bias: Float = 0
    ) {
        let quantised = Quantised(numbers, limit: 63)
        var sum: Int32 = 0
        for (column, weight) in zip(columns, quantised.integers) {
            let block = (row / 64 * quads + column / 4) * 256
            weights[block + row % 64 * 4 + column % 4] = weight
            sum += Int32(weight)
        }
        corrections[row] = -128 * sum
        scales[row] = quantised.scale * unit
        biases[row] = bias
    }

    func write(to section: inout SectionBuilder) {
        section.add(weights)
        section.add(corrections)
        section.add(scales)
        section.add(biases)
    }
}
