import Learning
import Testing

@Suite struct AveragedPerceptronTests {
    /// Three classes told apart by one feature each, among features that say nothing.
    private func examples(_ count: Int) -> [(features: [UInt32], truth: Int)] {
        var random = SeededRandom(seed: 5)
        return (0..<count).map { _ in
            let truth = Int(random.next() % 3)
            var features = (0..<6).map { _ in UInt32(truncatingIfNeeded: random.next()) & 63 }
            features.append(100 + UInt32(truth))
            return (features, truth)
        }
    }

    private func learned(_ examples: [(features: [UInt32], truth: Int)]) -> AveragedPerceptron {
        var perceptron = AveragedPerceptron(buckets: 256, classes: 3)
        for _ in 0..<4 {
            for example in examples {
                perceptron.learn(example.features.span, truth: example.truth, margin: 3)
            }
        }
        return perceptron
    }

    private func section(_ perceptron: AveragedPerceptron) -> ModelSection {
        var builder = SectionBuilder()
        perceptron.write(to: &builder)
        return ModelSection(name: "sample", copying: builder.bytes)
    }

    @Test func whatTellsClassesApartIsLearned() throws {
        let table = try table(learned(examples(400)))
        var random = SeededRandom(seed: 6)
        for truth in 0..<3 {
            let noise = (0..<6).map { _ in UInt32(truncatingIfNeeded: random.next()) & 63 }
            let scores = table.scores((noise + [100 + UInt32(truth)]).span)
            for other in 0..<3 where other != truth { #expect(scores[truth] > scores[other]) }
            #expect(scores[3] == 0)
        }
    }

    private func table(_ perceptron: AveragedPerceptron) throws -> WeightTable {
        var reader = section(perceptron).reader
        let table = try WeightTable(&reader)
        try reader.end()
        return table
    }

    @Test func bothWaysOfScoringAgree() throws {
        let table = try table(learned(examples(100)))
        var scores = [SIMD4<Int32>()]
        for example in examples(50) {
            table.score(example.features.span, into: &scores)
            #expect(scores[0] == table.scores(example.features.span))
        }
    }

    @Test func moreThanFourClassesAreScored() throws {
        var perceptron = AveragedPerceptron(buckets: 16, classes: 6)
        for _ in 0..<20 {
            for truth in 0..<6 { perceptron.learn([UInt32(truth)].span, truth: truth) }
        }
        let table = try table(perceptron)
        for truth in 0..<6 {
            var scores = [SIMD4<Int32>](repeating: SIMD4(), count: 2)
            table.score([UInt32(truth)].span, into: &scores)
            let flat = (0..<6).map { scores[$0 / 4][$0 % 4] }
            #expect(flat.indices.allSatisfy { $0 == truth || flat[$0] < flat[truth] })
        }
    }

    @Test func theSameExamplesGiveTheSameBytes() {
        var first = SectionBuilder()
        learned(examples(200)).write(to: &first)
        var second = SectionBuilder()
        learned(examples(200)).write(to: &second)
        #expect(first.bytes == second.bytes)
    }

    @Test func anUntrainedTableScoresZero() throws {
        let table = try table(AveragedPerceptron(buckets: 16, classes: 3))
        #expect(table.scores([1, 2, 3].span) == SIMD4<Int32>())
    }

    @Test func aTableOfAnotherSizeIsDamage() {
        var builder = SectionBuilder()
        builder.add(UInt32(24))
        builder.add(UInt32(3))
        builder.add(1 as Float)
        builder.add([Int16](repeating: 0, count: 96))
        var reader = ModelSection(name: "sample", copying: builder.bytes).reader
        #expect(throws: ModelError.self) { try WeightTable(&reader) }
    }

    @Test func aSeedFixesTheShuffle() {
        var (first, second, third) = (Array(0..<50), Array(0..<50), Array(0..<50))
        var random = SeededRandom(seed: 1)
        random.shuffle(&first)
        random = SeededRandom(seed: 1)
        random.shuffle(&second)
        random = SeededRandom(seed: 2)
        random.shuffle(&third)
        #expect(first == second)
        #expect(first != third)
        #expect(first.sorted() == Array(0..<50))
    }
}
