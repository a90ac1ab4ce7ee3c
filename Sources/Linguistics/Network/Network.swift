internal import CKernels
internal import Learning

/// The weights that read words: embeddings, two layers of long short-term memory in both directions, and
/// what is read off their output.
///
/// All arithmetic is the same to the bit on every processor, in any build and for any company that a
/// sentence is read in. Sources: Graves and Schmidhuber (2005), bidirectional LSTM; Dozat and Manning
/// (2017), biaffine attention; Lample et al. (2016), LSTM-CRF.
struct Network: Sendable {
    static let sectionName = "network"

    let embedding: Embedding
    /// Layer by layer, forward before backward.
    let cells: [Cell]
    /// Units of one direction, a multiple of 16.
    let units: Int
    let heads: Heads
    /// By number.
    let entities: [EntityLabel]
    let kernels: Kernels

    /// - Throws: `ModelError` for anything that the packer did not make, or whose sizes are not those of the
    ///   features and tags.
    init(
        _ section: ModelSection, features: WordFeatures, tags: TagNames,
        kernels: Kernels = .fastest
    ) throws(ModelError) {
        var reader = section.reader
        let width = Int(try reader.uint32())
        units = Int(try reader.uint32())
        guard 16...1024 ~= width, width % 16 == 0, 16...1024 ~= units, units % 16 == 0 else {
            throw section.damage
        }
        embedding = try Embedding(&reader, sizes: features.columnSizes, width: width)
        var cells: [Cell] = []
        for layer in 0..<Self.layers {
            for _ in 0..<2 {
                cells.append(
                    try Cell(&reader, units: units, inputs: layer == 0 ? width : units * 2))
            }
        }
        self.cells = cells
        heads = try Heads(&reader, inputs: units * 2)
        try reader.end()
        guard heads.matches(tags) else { throw section.damage }
        entities = tags.entity.map(EntityLabel.init)
        self.kernels = kernels
    }

    static let layers = 2

    /// Numbers in a row of the encoder's input and output, as a kernel reads them.
    var inputStride: Int { (embedding.width + 7) / 8 * 8 }
    var outputStride: Int { units * 2 }
}

/// A table of vectors for each column of features; a word's vector is their sum.
struct Embedding: Sendable {
    let width: Int
    private let scales: ModelArray<Float>
    private let tables: [ModelArray<Int8>]

    init(_ reader: inout SectionReader, sizes: [Int], width: Int) throws(ModelError) {
        self.width = width
        scales = try reader.array(count: sizes.count)
        var tables: [ModelArray<Int8>] = []
        for size in sizes { tables.append(try reader.array(count: size * width)) }
        self.tables = tables
    }

    @unsafe var view: kernel_embedding {
        var view = kernel_embedding()
        view.columns = Int32(tables.count)
        view.width = Int32(width)
        unsafe withUnsafeMutableBytes(of: &view.tables) { pointers in
            let pointers = unsafe pointers.bindMemory(to: UnsafePointer<Int8>?.self)
            for (i, table) in tables.enumerated() {
                unsafe pointers[i] = table.pointer.baseAddress
            }
        }
        unsafe withUnsafeMutableBytes(of: &view.scales) { numbers in
            let numbers = unsafe numbers.bindMemory(to: Float.self)
            for i in 0..<scales.count { unsafe numbers[i] = scales[i] }
        }
        return view
    }
}
