public import Learning
internal import Linguistics
internal import Text

/// Learns from treebanks which places of a text are cut into tokens and words.
///
/// Source: averaged perceptron, Collins (2002).
public struct TokenizerTrainer {
    public var seed: UInt64 = 1
    public var epochs = 8
    /// A power of two.
    public var buckets = 1 << 16
    /// By how much the right decision has to win to be left alone.
    public var margin: Int32 = 30
    /// Features that changed less often are dropped.
    public var minimumChanges: Int32 = 2

    /// By how much another decision has to beat the rules' proposal, in the units of `margin`.
    public var caution: Float = 15

    public init() {}

    /// Learns from documents; the same ones in the same order give the same bytes.
    ///
    /// - Parameters:
    ///   - reference: the treebank whose conventions are to be followed.
    ///   - others: others, but for what they are known to do otherwise.
    ///   - progress: called with a line now and then.
    /// - Returns: the bytes of section `tokenizer`.
    public func section(
        from reference: [TreebankDocument], others: [TreebankDocument] = [],
        progress: (String) -> Void = { _ in }
    ) throws(ModelError) -> [UInt8] {
        let words = CutWords.places(in: reference + others)
        let lexicon = try Self.lexicon(words)
        var places = Places()
        for document in reference { places.add(document, lexicon, isReference: true) }
        for document in others { places.add(document, lexicon, isReference: false) }
        progress(
            "tokenizer: \(places.truths.count) places, \(words.count) words, "
                + "\(places.missed) cuts out of reach")

        var perceptron = AveragedPerceptron(buckets: buckets, classes: 3)
        var order = Array(places.truths.indices)
        var random = SeededRandom(seed: seed)
        for epoch in 1...epochs {
            random.shuffle(&order)
            var wrong = 0
            for i in order {
                let row = i * CutSamples.featureCount
                let features = places.features.span.extracting(
                    row..<(row + CutSamples.featureCount))
                let truth = Int(places.truths[i].rawValue)
                if perceptron.learn(features, truth: truth, margin: margin) != truth { wrong += 1 }
            }
            progress("tokenizer: epoch \(epoch) of \(epochs), \(wrong) mistakes")
        }

        var builder = SectionBuilder()
        builder.add(CutModel.version)
        CutLexicon.write(words, to: &builder)
        perceptron.write(to: &builder, minimumChanges: minimumChanges)
        builder.add(caution)
        return builder.bytes
    }

    private static func lexicon(_ words: [String: UInt32]) throws(ModelError) -> CutLexicon {
        var builder = SectionBuilder()
        CutLexicon.write(words, to: &builder)
        var reader = ModelSection(name: "tokenizer", copying: builder.bytes).reader
        return try CutLexicon(&reader)
    }

    /// The places of some documents at which there is something to decide.
    private struct Places {
        var features: [UInt32] = []
        var truths: [Cut] = []
        /// Cuts of the treebank at other places.
        var missed = 0

        mutating func add(
            _ document: TreebankDocument, _ lexicon: CutLexicon, isReference: Bool
        ) {
            let gold = GoldCuts(document)
            let samples = CutSamples(document.text, lexicon: lexicon)
            for (i, position) in samples.positions.enumerated() {
                let truth = gold.cut(at: position)
                if truth != .none { missed -= 1 }
                let isOdd = gold.isOdd(
                    at: position, proposal: samples.proposals[i], isReference: isReference)
                if isOdd { continue }
                let row = i * CutSamples.featureCount
                features += samples.features[row..<(row + CutSamples.featureCount)]
                truths.append(truth)
            }
            missed += gold.cuts.count
        }
    }
}
