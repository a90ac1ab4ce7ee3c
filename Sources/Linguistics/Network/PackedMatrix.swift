internal import CKernels
internal import Learning

/// A matrix of 7-bit weights in the kernels' order, read in place.
struct PackedMatrix: Sendable {
    let groups: Int
    let quads: Int
    private let weights: ModelArray<Int8>
    private let corrections: ModelArray<Int32>
    private let scales: ModelArray<Float>
    private let biases: ModelArray<Float>

    /// - Throws: `ModelError` when its shape is another.
    init(_ reader: inout SectionReader, outputs: Int, inputs: Int) throws(ModelError) {
        groups = (outputs + 63) / 64
        quads = (inputs + 7) / 8 * 2
        weights = try reader.array(count: groups * quads * 256)
        corrections = try reader.array(count: groups * 64)
        scales = try reader.array(count: groups * 64)
        biases = try reader.array(count: groups * 64)
    }

    /// Numbers in a row of products.
    var width: Int { groups * 64 }

    /// For a kernel, while this value lives.
    @unsafe var view: kernel_matrix {
        unsafe kernel_matrix(
            groups: Int32(groups), quads: Int32(quads), weights: weights.pointer.baseAddress,
            corrections: corrections.pointer.baseAddress, scales: scales.pointer.baseAddress,
            biases: biases.pointer.baseAddress)
    }
}

/// One direction of one layer of the encoder.
struct Cell: Sendable {
    let input: PackedMatrix
    let recurrent: PackedMatrix

    init(_ reader: inout SectionReader, units: Int, inputs: Int) throws(ModelError) {
        input = try PackedMatrix(&reader, outputs: units * 4, inputs: inputs)
        recurrent = try PackedMatrix(&reader, outputs: units * 4, inputs: units)
    }

    @unsafe var view: kernel_cell {
        unsafe kernel_cell(input: input.view, recurrent: recurrent.view)
    }
}

/// A layer of floating-point weights, read in place: `inputs × width`, row-major.
struct DenseLayer: Sendable {
    let inputs: Int
    /// So many outputs mean something; the rest have biases so low that they are never the largest.
    let outputs: Int
    /// A multiple of 16.
    let width: Int
    private let weights: ModelArray<Float>
    private let biases: ModelArray<Float>

    init(_ reader: inout SectionReader, inputs: Int, multiple: Int = 16) throws(ModelError) {
        self.inputs = inputs
        outputs = Int(try reader.uint32())
        width = (outputs + multiple - 1) / multiple * multiple
        weights = try reader.array(count: inputs * width)
        biases = try reader.array(count: width)
    }

    /// Fills rows of `width` numbers.
    @unsafe func apply(
        _ kernels: Kernels, to x: UnsafePointer<Float>, stride: Int, rows: Int,
        into y: UnsafeMutablePointer<Float>
    ) {
        unsafe kernels.table.pointee.affine(
            weights.pointer.baseAddress, biases.pointer.baseAddress, inputs, width, x, stride,
            rows, y, width)
    }
}
