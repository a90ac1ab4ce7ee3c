internal import CKernels
internal import Learning

extension Network {
    /// Prepares the words of encoded windows as dependents, for `parse`.
    @unsafe func prepareArcs(_ rows: Int, in space: Workspace) {
        space.dependents.reserve(rows * heads.bilinear.width)
        unsafe heads.bilinear.apply(
            kernels, to: space.hidden.base + heads.dependent.offset, stride: heads.hidden.width,
            rows: rows, into: space.dependents.base)
    }

    /// Gives the words of a sentence heads, a tree of one root, and relations.
    ///
    /// - Parameter first: the row of the sentence's first word.
    /// - Complexity: O(words²); O(words³) where the best heads make many circles.
    @unsafe func parse(
        _ sentence: Range<Int>, first: Int, in space: Workspace, _ tokens: inout [Token]
    ) {
        let count = sentence.count
        let width = (count + 1 + 15) / 16 * 16
        unsafe scoreArcs(count, width, first, in: space)
        space.choices.reserve(count)
        unsafe kernels.table.pointee.largest(
            space.arcs.base, width, count, width, space.choices.base)
        let choices = unsafe UnsafeBufferPointer(start: space.choices.base, count: count)
        if unsafe !space.tree.isTree(choices) {
            let arcs = unsafe UnsafeBufferPointer(start: space.arcs.base, count: count * width)
            unsafe space.tree.solve(arcs, words: count, width: width)
            for i in 0..<count { unsafe space.choices.base[i] = Int32(space.tree.heads[i + 1]) }
        }
        for i in 0..<count {
            tokens[sentence.lowerBound + i].head = unsafe space.choices.base[i]
        }
        unsafe label(sentence, first, in: space, &tokens)
    }

    /// Fills `arcs`: a row a dependent, column 0 the root, then the words; no word is its own head.
    @unsafe private func scoreArcs(_ count: Int, _ width: Int, _ first: Int, in space: Workspace) {
        let size = heads.head.count
        space.heads.reserve(size * width)
        space.worth.reserve(width * 2)
        space.arcs.reserve(count * width)
        let columns = unsafe space.heads.base
        unsafe columns.update(repeating: 0, count: size * width)
        for k in 0..<size { unsafe columns[k * width] = heads.arcRoot[k] }
        let stride = heads.hidden.width
        let hidden = unsafe space.hidden.base + first * stride + heads.head.offset
        for i in 0..<count {
            for k in 0..<size { unsafe columns[k * width + i + 1] = hidden[i * stride + k] }
        }
        // What a head is worth to whichever dependent; nothing is there beyond the last word.
        let none = unsafe space.worth.base + width
        for i in 0..<width { unsafe none[i] = i <= count ? 0 : Self.never }
        unsafe kernels.table.pointee.affine(
            columns, none, size, width, heads.headWeights.pointer.baseAddress, size, 1,
            space.worth.base, width)
        unsafe kernels.table.pointee.affine(
            columns, space.worth.base, size, width,
            space.dependents.base + first * heads.bilinear.width, heads.bilinear.width, count,
            space.arcs.base, width)
        for i in 0..<count { unsafe space.arcs.base[i * width + i + 1] = Self.never }
    }

    /// Lower than any score.
    private static let never: Float = -1e30

    /// Gives the words their relations to the heads in `choices`.
    @unsafe private func label(
        _ sentence: Range<Int>, _ first: Int, in space: Workspace, _ tokens: inout [Token]
    ) {
        let count = sentence.count
        let size = heads.labelDependent.count
        let stride = heads.linear.width
        let linear = unsafe space.linear.base + first * stride
        space.heads.reserve(count * size)
        for i in 0..<count {
            let sums = unsafe space.heads.base + i * size
            let own = unsafe linear + i * stride + heads.labelDependent.offset
            let head = unsafe Int(space.choices.base[i])
            if head == 0 {
                for k in 0..<size { unsafe sums[k] = max(own[k] + heads.labelRoot[k], 0) }
            } else {
                let other = unsafe linear + (head - 1) * stride + heads.labelHead.offset
                for k in 0..<size { unsafe sums[k] = max(own[k] + other[k], 0) }
            }
        }
        space.scores.reserve(count * heads.labels.width)
        unsafe heads.labels.apply(
            kernels, to: space.heads.base, stride: size, rows: count, into: space.scores.base)
        unsafe kernels.table.pointee.largest(
            space.scores.base, heads.labels.width, count, heads.labels.width, space.choices.base)
        for i in 0..<count {
            tokens[sentence.lowerBound + i].deprel = unsafe UInt8(space.choices.base[i] + 1)
        }
    }
}
