internal import Linguistics
internal import Text

/// How a treebank cuts the text of a document.
struct GoldCuts {
    private let text: [UInt8]
    /// By the byte after the cut; places that are not named are not cut.
    private(set) var cuts: [Int: Cut] = [:]
    private var afterNouns: Set<Int> = []

    init(_ document: TreebankDocument) {
        text = document.text
        var end = -1
        var upos = ""
        for sentence in document.sentences {
            for word in sentence.words {
                let begin = Int(word.span.begin)
                if begin == end {
                    cuts[begin] = word.continuesMultiWord ? .word : .token
                    if upos == "NOUN" || upos == "PROPN" { afterNouns.insert(begin) }
                }
                end = Int(word.span.end)
                upos = word.upos
            }
        }
    }

    func cut(at position: Int) -> Cut { cuts[position] ?? .none }

    /// Whether a cut stands after a noun.
    func endsNoun(at position: Int) -> Bool { afterNouns.contains(position) }

    /// Whether what was done at a place is better not learned.
    ///
    /// A possessive that is not cut is an annotator's slip, or a writer's (`it's` for `its`). Names of
    /// letters and digits (`Q2`) are cut now and then only. Treebanks
    /// other than the reference may take the numbers of lists (`1.`, `(a)`) and words broken off
    /// (`thou-`) for one token.
    func isOdd(at i: Int, proposal: Cut, isReference: Bool) -> Bool {
        if cut(at: i) == .token, proposal == .none, text[i] &- 0x30 < 10 {
            return lowercased(text[i - 1]) &- 0x61 < 26
        }
        guard cut(at: i) == .none, proposal != .none else { return false }
        if proposal == .word {
            return Self.isApostrophe(text, i) && lowercased(text[i - 1]) &- 0x61 < 26
        }
        if isReference { return false }
        switch text[i] {
        case 0x29: return true
        case 0x2E: return text[i - 1] &- 0x30 < 10
        default: return text[i - 1] == 0x28
        }
    }

    static func isApostrophe(_ text: [UInt8], _ i: Int) -> Bool {
        guard i < text.count else { return false }
        return text[i] == 0x27 || text[i] == 0xE2 && text[i + 1] == 0x80 && text[i + 2] == 0x99
    }
}
