/// The best tree over the words of a sentence, with one word below the root.
///
/// Sources: Chu and Liu (1965), Edmonds (1967); circles are contracted in place, as Tarjan (1977) does
/// for dense graphs. That there is but one root word is had by making roots dearer than anything else.
struct SpanningTree {
    /// Heads of the nodes; node 0 is the root, the words count from 1.
    private(set) var heads: [Int] = []
    /// Scores of arcs, `head × size + dependent`.
    private var scores: [Double] = []
    private var size = 0
    /// Whether a node stands for itself, not within another that stands for a circle.
    private var isAlive: [Bool] = []
    private var circles: [Circle] = []

    /// A circle of nodes, since then one node, the first of them.
    private struct Circle {
        var nodes: [Int]
        /// Heads within the circle, as `nodes`.
        var heads: [Int]
        /// By node outside: which node of the circle an arc from there leads to.
        var entered: [Int]
        /// By node outside: which node of the circle its arc comes from.
        var left: [Int]
    }

    /// Whether the heads, numbers of words from 1 and 0 for the root, make a tree with one root word.
    mutating func isTree(_ choices: UnsafeBufferPointer<Int32>) -> Bool {
        let count = choices.count
        guard unsafe choices.count(where: { $0 == 0 }) == 1 else { return false }
        // Marks the way up from each word; a way that meets its own mark is a circle.
        heads.removeAll(keepingCapacity: true)
        heads.append(contentsOf: repeatElement(0, count: count + 1))
        for word in 1...count where heads[word] == 0 {
            var node = word
            while node != 0, heads[node] == 0 {
                heads[node] = word
                node = unsafe Int(choices[node - 1])
            }
            if node != 0, heads[node] == word { return false }
        }
        return true
    }

    /// Fills `heads` with the best tree.
    ///
    /// - Parameter arcs: a row of `width` scores a word, column 0 for the root as its head.
    /// - Complexity: O(words²) and O(words) for each word of a circle.
    mutating func solve(_ arcs: UnsafeBufferPointer<Float>, words: Int, width: Int) {
        unsafe fill(arcs, words, width)
        heads = [Int](repeating: 0, count: size)
        isAlive = [Bool](repeating: true, count: size)
        circles.removeAll(keepingCapacity: true)
        for node in 1..<size { heads[node] = bestHead(of: node) }
        // 0 not seen, else the number of the walk that saw it.
        var seen = [Int](repeating: 0, count: size)
        var walk = 0
        for word in 1..<size where isAlive[word] && seen[word] == 0 {
            walk += 1
            var node = word
            while node != 0, seen[node] == 0 {
                seen[node] = walk
                node = heads[node]
                if node != 0, seen[node] == walk {
                    contract(node)
                    heads[node] = bestHead(of: node)
                    // The walk goes on from the contracted node.
                    seen[node] = 0
                }
            }
        }
        while let circle = circles.popLast() { expand(circle) }
    }

    private mutating func fill(_ arcs: UnsafeBufferPointer<Float>, _ words: Int, _ width: Int) {
        size = words + 1
        scores.removeAll(keepingCapacity: true)
        scores.append(contentsOf: repeatElement(-.infinity, count: size * size))
        var lowest = Double.infinity
        var highest = -Double.infinity
        for word in 1..<size {
            for head in 0..<size where head != word {
                let score = unsafe Double(arcs[(word - 1) * width + head])
                scores[head * size + word] = score
                lowest = min(lowest, score)
                highest = max(highest, score)
            }
        }
        let price = (highest - lowest + 1) * Double(size)
        for word in 1..<size { scores[word] -= price }
    }

    private func bestHead(of node: Int) -> Int {
        var best = 0
        for head in 1..<size where head != node && isAlive[head] {
            if scores[head * size + node] > scores[best * size + node] { best = head }
        }
        return best
    }

    /// Makes the circle of a node one node, that one.
    private mutating func contract(_ first: Int) {
        var nodes = [first]
        var node = heads[first]
        while node != first {
            nodes.append(node)
            node = heads[node]
        }
        for node in nodes { isAlive[node] = false }
        var circle = Circle(
            nodes: nodes, heads: nodes.map { heads[$0] },
            entered: [Int](repeating: first, count: size),
            left: [Int](repeating: first, count: size))
        let costs = nodes.map { scores[heads[$0] * size + $0] }
        for other in 0..<size where isAlive[other] {
            var entry = -Double.infinity
            var exit = -Double.infinity
            for (node, cost) in zip(nodes, costs) {
                if scores[other * size + node] - cost > entry {
                    entry = scores[other * size + node] - cost
                    circle.entered[other] = node
                }
                if other != 0, scores[node * size + other] > exit {
                    exit = scores[node * size + other]
                    circle.left[other] = node
                }
            }
            scores[other * size + first] = entry
            scores[first * size + other] = exit
            if other != 0, nodes.contains(heads[other]) { heads[other] = first }
        }
        isAlive[first] = true
        circles.append(circle)
    }

    /// Gives a circle's nodes their heads: within it, but for the one that the head outside leads to.
    private mutating func expand(_ circle: Circle) {
        let first = circle.nodes[0]
        let outside = heads[first]
        let entered = circle.entered[outside]
        for other in 1..<size where isAlive[other] && other != first && heads[other] == first {
            heads[other] = circle.left[other]
        }
        for (node, head) in zip(circle.nodes, circle.heads) {
            heads[node] = node == entered ? outside : head
            isAlive[node] = true
        }
    }
}
