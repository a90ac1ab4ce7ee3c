/// Learns the weights of a linear classifier over hashed features from its own mistakes.
///
/// The average over all steps is kept lazily: only rows that change are touched. Everything is in whole
/// numbers, so the same examples in the same order give the same weights everywhere.
/// Source: Collins (2002); the lazy average is Daumé's (2006, section 2.3).
public struct AveragedPerceptron: Sendable {
    /// A power of two.
    public let buckets: Int
    public let classes: Int
    /// `buckets × classes`, as of now.
    private var weights: [Int32]
    /// The changes of each weight times the step they were made at.
    private var weighted: [Int64]
    /// How many changes each bucket saw.
    private var changes: [Int32]
    private var step: Int64 = 1

    public init(buckets: Int, classes: Int) {
        precondition(buckets.nonzeroBitCount == 1)
        self.buckets = buckets
        self.classes = classes
        weights = [Int32](repeating: 0, count: buckets * classes)
        weighted = [Int64](repeating: 0, count: buckets * classes)
        changes = [Int32](repeating: 0, count: buckets)
    }

    /// Sees one example; changes weights unless the right class wins by more than a margin.
    ///
    /// - Returns: the class that scored best before anything was changed.
    @discardableResult
    public mutating func learn(_ features: Span<UInt32>, truth: Int, margin: Int32 = 0) -> Int {
        step += 1
        var best = 0
        var bestScore = Int32.min
        var rival = -1
        var rivalScore = Int32.min
        var truthScore = Int32.min
        for label in 0..<classes {
            let score = score(features, label)
            if score > bestScore { (best, bestScore) = (label, score) }
            if label == truth {
                truthScore = score
            } else if score > rivalScore {
                (rival, rivalScore) = (label, score)
            }
        }
        if rival >= 0, truthScore - rivalScore <= margin {
            for i in features.indices {
                let bucket = Int(features[i]) & (buckets - 1)
                change(bucket, truth, by: 1)
                change(bucket, rival, by: -1)
                changes[bucket] &+= 1
            }
        }
        return best
    }

    /// Writes the averaged weights for `WeightTable`, the largest as the largest `Int16`.
    ///
    /// - Parameter minimumChanges: buckets changed less often are written as zeros.
    public func write(to builder: inout SectionBuilder, minimumChanges: Int32 = 1) {
        var averages = [Float](repeating: 0, count: weights.count)
        for i in weights.indices where changes[i / classes] >= minimumChanges {
            averages[i] = Float(Double(weights[i]) - Double(weighted[i]) / Double(step))
        }
        let largest = averages.reduce(0) { max($0, abs($1)) }
        let scale = largest == 0 ? 1 : largest / Float(Int16.max)
        let columns = WeightTable.columns(of: classes)
        var table = [Int16](repeating: 0, count: buckets * columns)
        for i in weights.indices {
            let weight = (averages[i] / scale).rounded(.toNearestOrEven)
            table[i / classes * columns + i % classes] = Int16(weight)
        }
        builder.add(UInt32(buckets))
        builder.add(UInt32(classes))
        builder.add(scale)
        builder.add(table)
    }

    private func score(_ features: Span<UInt32>, _ label: Int) -> Int32 {
        var sum: Int32 = 0
        for i in features.indices {
            sum &+= weights[(Int(features[i]) & (buckets - 1)) * classes + label]
        }
        return sum
    }

    private mutating func change(_ bucket: Int, _ label: Int, by amount: Int32) {
        let i = bucket * classes + label
        weights[i] &+= amount
        weighted[i] += Int64(amount) * step
    }
}
