public import Learning

/// The learned part of the tokenizer: which of the places in a chunk are cut, and how.
///
/// Source: averaged perceptron, Collins (2002); the rules' proposal is one of its features.
public struct CutModel: Sendable, CutJudge {
    public static let sectionName = "tokenizer"

    /// Of the features; a model of other features is of no use.
    package static let version: UInt32 = 1
    private let cuts: CutLexicon
    private let weights: WeightTable
    /// By how much another decision has to beat the rules' proposal.
    private let caution: Int32

    /// Reads section `tokenizer`.
    ///
    /// - Throws: `ModelError.damaged`.
    public init(_ section: ModelSection) throws(ModelError) {
        var reader = section.reader
        guard try reader.uint32() == Self.version else { throw section.damage }
        cuts = try CutLexicon(&reader)
        weights = try WeightTable(&reader)
        let caution = try reader.float()
        guard weights.classes == 3, 0...1e6 ~= caution else { throw section.damage }
        self.caution = Int32((caution / weights.scale).rounded())
        try reader.end()
    }

    var isAsked: Bool { true }
    var lexicon: CutLexicon? { cuts }

    /// What to do at a place: what the rules say, unless enough speaks for something else.
    func cut(_ features: CutFeatures, at position: Int, proposal: Cut) -> CutDecision {
        var scores = weights.scores(features.values.span)
        scores[Int(proposal.rawValue)] &+= caution
        var best = proposal
        if scores[0] > scores[Int(best.rawValue)] { best = .none }
        if scores[1] > scores[Int(best.rawValue)] { best = .token }
        if scores[2] > scores[Int(best.rawValue)] { best = .word }
        return CutDecision(cut: best, gain: scores[1] &- scores[0])
    }
}
