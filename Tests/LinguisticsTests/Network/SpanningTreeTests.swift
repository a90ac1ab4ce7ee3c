import Testing

@testable import Linguistics

@Suite struct SpanningTreeTests {
    private func total(_ heads: [Int], _ arcs: [Float], _ width: Int) -> Double {
        heads.enumerated().reduce(0) { $0 + Double(arcs[$1.offset * width + $1.element]) }
    }

    /// All ways to choose heads that make a tree with one root word.
    private func best(_ words: Int, _ arcs: [Float], _ width: Int) -> Double {
        var best = -Double.infinity
        var heads = [Int](repeating: 0, count: words)
        func choose(_ word: Int) {
            if word == words {
                guard heads.count(where: { $0 == 0 }) == 1 else { return }
                for start in 1...words {
                    var node = start
                    for _ in 0...words where node > 0 { node = heads[node - 1] }
                    if node != 0 { return }
                }
                best = max(best, total(heads, arcs, width))
                return
            }
            for head in 0...words where head != word + 1 {
                heads[word] = head
                choose(word + 1)
            }
        }
        choose(0)
        return best
    }

    @Test(arguments: 1...6)
    func findsTheBestTreeOfAll(words: Int) {
        var state: UInt64 = 7
        let width = 16
        for round in 0..<(words < 6 ? 300 : 30) {
            let arcs = (0..<(words * width)).map { _ -> Float in
                state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
                // Few different scores make ties and circles.
                return round % 2 == 0 ? Float(state >> 61) : Float(state >> 40) / 1e5
            }
            var tree = SpanningTree()
            let expected = best(words, arcs, width)
            unsafe arcs.withUnsafeBufferPointer {
                unsafe tree.solve($0, words: words, width: width)
            }
            let heads = Array(tree.heads.dropFirst())
            #expect(abs(total(heads, arcs, width) - expected) < 1e-6, "\(heads) \(arcs)")
            let choices = heads.map { Int32($0) }
            unsafe choices.withUnsafeBufferPointer { #expect(unsafe tree.isTree($0)) }
        }
    }

    @Test(arguments: [
        ([0], true), ([2, 0], true), ([0, 0], false), ([2, 1], false), ([2, 3, 0, 3], true),
        ([0, 3, 4, 2], false), ([4, 1, 0, 3], true), ([0, 3, 2, 1], false),
    ])
    func tellsTreesFromOtherGraphs(heads: [Int32], isTree: Bool) {
        var tree = SpanningTree()
        unsafe heads.withUnsafeBufferPointer { #expect(unsafe tree.isTree($0) == isTree) }
    }

    /// Arcs that all lead round in circles of circles.
    @Test func longSentencesOfCirclesAreSolved() {
        let words = 250
        let width = 256
        var arcs = [Float](repeating: 0, count: words * width)
        for word in 0..<words {
            for head in 0...words where head != word + 1 {
                arcs[word * width + head] = head == 0 ? -9 : -Float((word &* head) ^ (head &* 7))
            }
        }
        var tree = SpanningTree()
        unsafe arcs.withUnsafeBufferPointer { unsafe tree.solve($0, words: words, width: width) }
        let choices = tree.heads.dropFirst().map { Int32($0) }
        unsafe choices.withUnsafeBufferPointer { #expect(unsafe tree.isTree($0)) }
    }
}
