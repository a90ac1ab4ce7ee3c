/// Weights of a linear classifier over hashed features, in whole numbers.
///
/// Shape: `buckets × columns`, row-major, so that one feature's weights are adjacent; `columns` is the
/// number of classes rounded up to a multiple of four, the rest zero. Read in place.
/// Source: Collins (2002), averaged perceptron; Weinberger et al. (2009), feature hashing.
public struct WeightTable: Sendable {
    /// A power of two.
    public let buckets: Int
    public let classes: Int
    /// What a weight of 1 stands for in the units it was learned in.
    public let scale: Float
    private let columns: Int
    private let weights: ModelArray<Int16>

    /// Reads a table where `AveragedPerceptron.write` left it.
    ///
    /// - Throws: `ModelError.damaged`.
    public init(_ reader: inout SectionReader) throws(ModelError) {
        let buckets = try reader.uint32()
        let classes = try reader.uint32()
        scale = try reader.float()
        guard buckets.nonzeroBitCount == 1, 1...4_096 ~= classes, buckets <= 1 << 26 else {
            throw reader.damage
        }
        self.buckets = Int(buckets)
        self.classes = Int(classes)
        columns = Self.columns(of: self.classes)
        weights = try reader.array(count: self.buckets * columns)
    }

    /// The score of each class: the sums of the features' weights.
    ///
    /// - Parameters:
    ///   - features: hashes; their low bits name the buckets.
    ///   - scores: overwritten; at least as many as classes rounded up to a multiple of four.
    /// - Complexity: O(features × classes), without allocation.
    public func score(_ features: Span<UInt32>, into scores: inout [SIMD4<Int32>]) {
        precondition(scores.count * 4 >= columns)
        let mask = buckets - 1
        unsafe weights.pointer.withMemoryRebound(to: SIMD4<Int16>.self) { rows in
            for group in 0..<(columns / 4) {
                var sum = SIMD4<Int32>()
                for i in features.indices {
                    let row = (Int(features[i]) & mask) * (columns / 4)
                    sum &+= unsafe SIMD4(truncatingIfNeeded: rows[row + group])
                }
                scores[group] = sum
            }
        }
    }

    /// The scores when there are four classes or fewer; those of no class are zero.
    ///
    /// - Complexity: O(features), without allocation.
    public func scores(_ features: Span<UInt32>) -> SIMD4<Int32> {
        precondition(columns == 4)
        let mask = buckets - 1
        return unsafe weights.pointer.withMemoryRebound(to: SIMD4<Int16>.self) { rows in
            var sum = SIMD4<Int32>()
            for i in features.indices {
                sum &+= unsafe SIMD4(truncatingIfNeeded: rows[Int(features[i]) & mask])
            }
            return sum
        }
    }

    static func columns(of classes: Int) -> Int { (classes + 3) & ~3 }
}
