internal import Text

/// Every place of a text at which the tokenizer has to decide, for training.
package struct CutSamples: CutJudge {
    package static let featureCount = CutFeatures.count

    let lexicon: CutLexicon?
    var isAsked: Bool { true }

    /// Row by row, `featureCount` for each place.
    package private(set) var features: [UInt32] = []
    /// Bytes of the text, in order.
    package private(set) var positions: [Int] = []
    package private(set) var proposals: [Cut] = []

    /// - Parameter lexicon: without one, no place inside letters is looked at but the rules' own.
    package init(_ text: [UInt8], lexicon: CutLexicon?) {
        self.lexicon = lexicon
        var document = Document(bytes: text)
        var tokenizer = Tokenizer(text)
        for paragraph in paragraphs(of: text) {
            tokenizer.tokens(in: paragraph, into: &document, judge: &self)
        }
    }

    mutating func cut(_ features: CutFeatures, at position: Int, proposal: Cut) -> CutDecision {
        for i in features.values.indices { self.features.append(features.values[i]) }
        positions.append(position)
        proposals.append(proposal)
        return CutDecision(cut: proposal)
    }
}
