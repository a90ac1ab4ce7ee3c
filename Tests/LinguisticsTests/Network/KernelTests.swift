import CKernels
import Testing

@testable import Linguistics

/// Each path against loops that anybody can read, to the bit.
@Suite struct KernelTests {
    private struct Numbers {
        var state: UInt64

        mutating func next(_ count: UInt64) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int((state >> 33) % count)
        }

        mutating func floats(_ count: Int) -> [Float] {
            (0..<count).map { _ in Float(next(2001)) / 1000 - 1 }
        }
    }

    private static var paths: [Kernels] { Kernels.Path.allCases.compactMap { Kernels($0) } }

    @Test(arguments: [(1, 4), (3, 24), (9, 200)])
    func productsOfIntegersAreExact(rows: Int, columns: Int) {
        var numbers = Numbers(state: UInt64(rows))
        let quads = (columns + 7) / 8 * 2
        let groups = 2
        let weights = (0..<(groups * quads * 256)).map { _ in Int8(numbers.next(127) - 63) }
        let x = (0..<(rows * quads * 4)).map { _ in UInt8(numbers.next(255) + 1) }
        let scales = numbers.floats(groups * 64)
        let biases = numbers.floats(groups * 64)
        var corrections = [Int32](repeating: 0, count: groups * 64)
        var expected = [Float](repeating: 0, count: rows * groups * 64)
        for output in 0..<(groups * 64) {
            var sums = [Int](repeating: 0, count: rows)
            for column in 0..<(quads * 4) {
                let block = (output / 64 * quads + column / 4) * 256
                let weight = Int(weights[block + output % 64 * 4 + column % 4])
                corrections[output] -= 128 * Int32(weight)
                for row in 0..<rows {
                    sums[row] += weight * (Int(x[row * quads * 4 + column]) - 128)
                }
            }
            for row in 0..<rows {
                let value = scales[output] * Float(sums[row]) + biases[output]
                expected[row * groups * 64 + output] = max(value, -0.5)
            }
        }
        for kernels in Self.paths {
            var y = [Float](repeating: 0, count: expected.count)
            unsafe weights.withUnsafeBufferPointer { weights in
                var matrix = unsafe kernel_matrix(
                    groups: Int32(groups), quads: Int32(quads), weights: weights.baseAddress,
                    corrections: nil, scales: nil, biases: nil)
                unsafe corrections.withUnsafeBufferPointer { corrections in
                    unsafe matrix.corrections = corrections.baseAddress
                    unsafe scales.withUnsafeBufferPointer { scales in
                        unsafe matrix.scales = scales.baseAddress
                        unsafe biases.withUnsafeBufferPointer { biases in
                            unsafe matrix.biases = biases.baseAddress
                            unsafe kernels.table.pointee.product(
                                &matrix, x, quads * 4, rows, -0.5, &y, groups * 64)
                        }
                    }
                }
            }
            #expect(y == expected)
        }
    }

    @Test(arguments: [(1, 16), (5, 48), (4, 64)])
    func sumsAreAddedInOrder(rows: Int, outputs: Int) {
        var numbers = Numbers(state: 5)
        let inputs = 37
        let weights = numbers.floats(inputs * outputs)
        let bias = numbers.floats(outputs)
        let x = numbers.floats(rows * inputs)
        var expected: [Float] = []
        for row in 0..<rows {
            for output in 0..<outputs {
                expected.append(
                    (0..<inputs).reduce(bias[output]) {
                        $0 + x[row * inputs + $1] * weights[$1 * outputs + output]
                    })
            }
        }
        for kernels in Self.paths {
            var y = [Float](repeating: 0, count: rows * outputs)
            unsafe kernels.table.pointee.affine(
                weights, bias, inputs, outputs, x, inputs, rows, &y, outputs)
            #expect(y == expected)
        }
    }

    @Test func theFirstOfTheLargestIsFound() {
        var numbers = Numbers(state: 9)
        for round in 0..<200 {
            let outputs = 16 + round % 4 * 16
            let x = (0..<outputs).map { _ in Float(numbers.next(UInt64(round + 1))) }
            let expected = x.firstIndex(of: x.max() ?? 0)
            for kernels in Self.paths {
                var index: Int32 = -1
                unsafe kernels.table.pointee.largest(x, outputs, 1, outputs, &index)
                #expect(Int(index) == expected)
            }
        }
    }

    @Test(arguments: 1...5)
    func theBestLabelsOfAllAreFound(words: Int) {
        var numbers = Numbers(state: 11)
        let labels = 4
        for _ in 0..<50 {
            let transitions = numbers.floats(labels * 32)
            let start = numbers.floats(32)
            let end = numbers.floats(32)
            let scores = numbers.floats(words * 32)
            func worth(_ sequence: [Int]) -> Float {
                var sum = start[sequence[0]] + scores[sequence[0]]
                for t in 1..<words {
                    sum += transitions[sequence[t - 1] * 32 + sequence[t]]
                    sum += scores[t * 32 + sequence[t]]
                }
                return sum + end[sequence[words - 1]]
            }
            var best = -Float.infinity
            for code in 0..<(1 << (2 * words)) {
                best = max(best, worth((0..<words).map { code >> (2 * $0) & 3 }))
            }
            for kernels in Self.paths {
                var back = [UInt8](repeating: 0, count: words * 32)
                var found = [UInt8](repeating: 0, count: words)
                unsafe transitions.withUnsafeBufferPointer { transitions in
                    unsafe start.withUnsafeBufferPointer { start in
                        unsafe end.withUnsafeBufferPointer { end in
                            var chain = unsafe kernel_chain(
                                labels: Int32(labels), transitions: transitions.baseAddress,
                                start: start.baseAddress, end: end.baseAddress)
                            unsafe kernels.table.pointee.label(
                                &chain, scores, 32, words, &back, &found)
                        }
                    }
                }
                #expect(abs(worth(found.map { Int($0) }) - best) < 1e-5)
            }
        }
    }
}
