import Foundation
import Training

/// The network as its trainer computes it: floating-point numbers, nothing rounded, nothing clever.
struct FloatNetwork {
    let weights: TrainedWeights

    private func values(_ name: String) -> [Float] { weights.tensors[name]?.values ?? [] }

    private func times(_ name: String, _ x: [Float]) -> [Float] {
        let matrix = values(name)
        return (0..<(matrix.count / x.count)).map { row in
            zip(matrix[(row * x.count)...], x).reduce(0) { $0 + $1.0 * $1.1 }
        }
    }

    private func sum(_ a: [Float], _ b: [Float]) -> [Float] { zip(a, b).map(+) }

    func layer(_ name: String, _ x: [Float]) -> [Float] {
        let product = times("\(name).weight", x)
        let biases = values("\(name).bias")
        return biases.isEmpty ? product : sum(product, biases)
    }

    /// Outputs of both layers' directions for rows of features.
    func outputs(_ ids: [[Int32]]) -> [[Float]] {
        var x = ids.map { row in
            (0..<row.count).reduce([Float]()) { vector, column in
                let table = weights.tensors["embedding.\(column)"]
                let width = table?.shape[1] ?? 0
                let begin = Int(row[column]) * width
                let part = Array(table?.values[begin..<(begin + width)] ?? [])
                return vector.isEmpty ? part : sum(vector, part)
            }.map { min(max($0, -weights.inputLimit), weights.inputLimit) }
        }
        for layer in 0..<2 {
            let forward = run("_l\(layer)", x)
            let backward = Array(run("_l\(layer)_reverse", x.reversed()).reversed())
            x = zip(forward, backward).map { $0 + $1 }
        }
        return x
    }

    private func run(_ name: String, _ x: [[Float]]) -> [[Float]] {
        let units = values("lstm.bias\(name)").count / 4
        var h = [Float](repeating: 0, count: units)
        var c = h
        return x.map { input in
            let gates = sum(
                sum(times("lstm.weight_ih\(name)", input), values("lstm.bias\(name)")),
                times("lstm.weight_hh\(name)", h))
            for k in 0..<units {
                let (i, f) = (sigmoid(gates[k]), sigmoid(gates[units + k]))
                c[k] = f * c[k] + i * tanh(gates[units * 2 + k])
                h[k] = sigmoid(gates[units * 3 + k]) * tanh(c[k])
            }
            return h
        }
    }

    private func sigmoid(_ x: Float) -> Float { 1 / (1 + exp(-x)) }
}
