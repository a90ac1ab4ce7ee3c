/// Numbers as small integers times a scale.
struct Quantised {
    var integers: [Int8]
    var scale: Float

    /// Chooses the scale with which the squared errors are least: the largest numbers may be cut off.
    ///
    /// Of very many numbers only some are tried.
    /// - Parameter limit: integers are in -limit ... limit.
    init(_ numbers: ArraySlice<Float>, limit: Float) {
        let largest = numbers.reduce(0) { max($0, abs($1)) }
        var best = (error: Float.infinity, scale: largest / limit)
        if largest > 0 {
            let step = max(numbers.count / 20_000, 1)
            let some = stride(from: numbers.startIndex, to: numbers.endIndex, by: step)
                .map { numbers[$0] }
            for part in stride(from: Float(1), through: 0.5, by: -0.05) {
                let scale = largest * part / limit
                let error = some.reduce(Float(0)) {
                    let off = $1 - Self.round($1, scale, limit) * scale
                    return $0 + off * off
                }
                if error < best.error { best = (error, scale) }
            }
        }
        scale = best.scale
        integers = numbers.map { [scale] in Int8(Self.round($0, scale, limit)) }
    }

    private static func round(_ number: Float, _ scale: Float, _ limit: Float) -> Float {
        if scale == 0 { return 0 }
        return min(max((number / scale).rounded(.toNearestOrEven), -limit), limit)
    }
}
