internal import CKernels

extension Network {
    /// Reads windows that follow each other and fills `hidden` and `linear` with a row for each of their words.
    ///
    /// - Parameter base: the row of the windows' first word in `space.rows`.
    @unsafe func encode(_ windows: ArraySlice<Window>, base: Int, in space: Workspace) {
        let rows = windows.reduce(0) { $0 + $1.tokens.count }
        space.inputs.reserve(rows * inputStride)
        space.middle.reserve(rows * outputStride)
        space.outputs.reserve(rows * outputStride)
        space.hidden.reserve(rows * heads.hidden.width)
        space.linear.reserve(rows * heads.linear.width)
        unsafe embed(rows, base: base, in: space)
        var order = Array(windows.indices)
        order.sort { windows[$0].tokens.count > windows[$1].tokens.count }
        let first = windows[windows.startIndex].tokens.lowerBound
        for begin in stride(from: 0, to: order.count, by: Self.sideBySide) {
            let group = order[begin..<min(begin + Self.sideBySide, order.count)]
            var sequences = kernel_sequences()
            sequences.count = Int32(group.count)
            for (k, number) in group.enumerated() {
                let tokens = windows[number].tokens
                Self.set(&sequences.starts, k, Int32(tokens.lowerBound - first))
                Self.set(&sequences.lengths, k, Int32(tokens.count))
            }
            unsafe run(
                0, sequences, from: space.inputs.base, inputStride, to: space.middle.base, space)
            unsafe run(
                1, sequences, from: space.middle.base, outputStride, to: space.outputs.base, space)
        }
        var matrix = unsafe heads.hidden.view
        unsafe kernels.table.pointee.product(
            &matrix, space.outputs.base, outputStride, rows, 0, space.hidden.base,
            heads.hidden.width)
        unsafe matrix = heads.linear.view
        unsafe kernels.table.pointee.product(
            &matrix, space.outputs.base, outputStride, rows, -.greatestFiniteMagnitude,
            space.linear.base, heads.linear.width)
    }

    /// So many windows go through the recurrence in step, so that they share loads of weights.
    private static let sideBySide = kernel_most_sequences

    @unsafe private func embed(_ rows: Int, base: Int, in space: Workspace) {
        var view = unsafe embedding.view
        let columns = WordFeatures.columnCount
        unsafe space.rows.ids.withUnsafeBufferPointer { ids in
            let ids = unsafe UnsafeBufferPointer(
                rebasing: ids[(base * columns)..<((base + rows) * columns)])
            unsafe kernels.table.pointee.embed(
                &view, ids.baseAddress, rows, space.inputs.base, inputStride)
        }
    }

    @unsafe private func run(
        _ layer: Int, _ sequences: kernel_sequences, from x: UnsafePointer<UInt8>, _ stride: Int,
        to y: UnsafeMutablePointer<UInt8>, _ space: Workspace
    ) {
        var sequences = sequences
        for direction in 0..<2 {
            var cell = unsafe cells[layer * 2 + direction].view
            space.scratch.reserve(unsafe kernel_scratch_bytes(&cell, stride))
            unsafe kernels.table.pointee.run(
                &cell, Int32(direction), &sequences, x, stride, y + direction * units,
                outputStride, space.scratch.base)
        }
    }

    private static func set(
        _ numbers: inout (Int32, Int32, Int32, Int32), _ k: Int, _ number: Int32
    ) {
        switch k {
        case 0: numbers.0 = number
        case 1: numbers.1 = number
        case 2: numbers.2 = number
        default: numbers.3 = number
        }
    }
}
