internal import CKernels

extension Network {
    /// Tags the words of encoded windows, and finds the labels of names in them.
    @unsafe func tag(_ windows: ArraySlice<Window>, in space: Workspace, _ tokens: inout [Token]) {
        let first = windows[windows.startIndex].tokens.lowerBound
        let rows = windows[windows.endIndex - 1].tokens.upperBound - first
        space.choices.reserve(rows)
        unsafe choose(heads.upos, heads.tag, rows, in: space)
        for i in 0..<rows { tokens[first + i].upos = unsafe UInt8(space.choices.base[i] + 1) }
        unsafe choose(heads.xpos, heads.tag, rows, in: space)
        for i in 0..<rows { tokens[first + i].xpos = unsafe UInt8(space.choices.base[i] + 1) }

        unsafe apply(heads.entities, heads.entity, rows, in: space)
        space.entities.reserve(rows)
        space.back.reserve(rows * heads.entities.width)
        var chain = unsafe heads.chain
        for window in windows {
            let begin = window.tokens.lowerBound - first
            unsafe kernels.table.pointee.label(
                &chain, space.scores.base + begin * heads.entities.width, heads.entities.width,
                window.tokens.count, space.back.base, space.entities.base + begin)
        }
    }

    /// How sure it is that a sentence begins with the word of a row; yes above 0.
    @unsafe func begin(_ row: Int, in space: Workspace) -> Float {
        unsafe space.linear.base[row * heads.linear.width + heads.begins.offset]
    }

    /// Fills `scores` from a part of the hidden layers.
    @unsafe private func apply(
        _ layer: DenseLayer, _ part: Heads.Part, _ rows: Int, in space: Workspace
    ) {
        space.scores.reserve(rows * layer.width)
        unsafe layer.apply(
            kernels, to: space.hidden.base + part.offset, stride: heads.hidden.width, rows: rows,
            into: space.scores.base)
    }

    /// Fills `choices` with the best output of each row.
    @unsafe private func choose(
        _ layer: DenseLayer, _ part: Heads.Part, _ rows: Int, in space: Workspace
    ) {
        unsafe apply(layer, part, rows, in: space)
        unsafe kernels.table.pointee.largest(
            space.scores.base, layer.width, rows, layer.width, space.choices.base)
    }
}
