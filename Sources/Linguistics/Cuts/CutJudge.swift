/// What a judge says of a place.
struct CutDecision {
    var cut: Cut
    /// By how much a cut between tokens beats none.
    var gain: Int32 = 0
}

/// Whoever decides where chunks are cut.
protocol CutJudge {
    /// Whether it wants to decide at all.
    var isAsked: Bool { get }
    /// Names places inside runs of letters.
    var lexicon: CutLexicon? { get }
    /// - Parameters:
    ///   - position: a byte of the text.
    ///   - proposal: what the rules say.
    mutating func cut(_ features: CutFeatures, at position: Int, proposal: Cut) -> CutDecision
}

/// Leaves everything to the rules.
struct RuleJudge: CutJudge {
    var isAsked: Bool { false }
    var lexicon: CutLexicon? { nil }
    mutating func cut(_: CutFeatures, at position: Int, proposal: Cut) -> CutDecision {
        CutDecision(cut: proposal)
    }
}
