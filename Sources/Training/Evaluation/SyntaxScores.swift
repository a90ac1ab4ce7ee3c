/// Tokens, sentences, words, tags, lemmas and dependencies against a treebank.
///
/// Where a token of either side has several words, the words of the stretch are aligned by the longest
/// common subsequence of their forms; elsewhere a word is right when its characters are.
/// Source: CoNLL 2018 shared task, `conll18_ud_eval`.
public struct SyntaxScores: Sendable, Equatable {
    public var tokens = Counts()
    public var sentences = Counts()
    public var words = Counts()
    public var upos = Counts()
    public var xpos = Counts()
    public var lemma = Counts()
    public var uas = Counts()
    public var las = Counts()
    /// Documents whose characters differ from those that were given.
    public var failed = 0

    public init() {}

    /// Adds a document.
    public mutating func add(gold: TreebankDocument, answer: TreebankDocument) {
        let gold = SyntaxAnalysis(gold)
        let answer = SyntaxAnalysis(answer)
        let isSame = gold.characters == answer.characters
        if !isSame { failed += 1 }
        tokens.add(
            right: isSame ? Self.common(gold.tokens, answer.tokens) : 0,
            given: answer.tokens.count, wanted: gold.tokens.count)
        sentences.add(
            right: isSame ? Self.common(gold.sentences, answer.sentences) : 0,
            given: answer.sentences.count, wanted: gold.sentences.count)
        let pairs = isSame ? Self.align(gold.words, answer.words) : []
        add(gold.words, answer.words, pairs)
    }

    private mutating func add(
        _ gold: [SyntaxAnalysis.Word], _ answer: [SyntaxAnalysis.Word],
        _ pairs: [(gold: Int, answer: Int)]
    ) {
        var goldNumbers = [Int](repeating: -2, count: answer.count)
        for pair in pairs { goldNumbers[pair.answer] = pair.gold }
        var right = (upos: 0, xpos: 0, lemma: 0, uas: 0, las: 0)
        for pair in pairs {
            let wanted = gold[pair.gold]
            let given = answer[pair.answer]
            if wanted.upos == given.upos { right.upos += 1 }
            if wanted.xpos == given.xpos { right.xpos += 1 }
            if wanted.lemma == "_" || wanted.lemma == given.lemma { right.lemma += 1 }
            let head = given.head < 0 ? -1 : goldNumbers[given.head]
            if head == wanted.head {
                right.uas += 1
                if wanted.deprel == given.deprel { right.las += 1 }
            }
        }
        let (g, w) = (answer.count, gold.count)
        words.add(right: pairs.count, given: g, wanted: w)
        upos.add(right: right.upos, given: g, wanted: w)
        xpos.add(right: right.xpos, given: g, wanted: w)
        lemma.add(right: right.lemma, given: g, wanted: w)
        uas.add(right: right.uas, given: g, wanted: w)
        las.add(right: right.las, given: g, wanted: w)
    }

    private static func common(_ a: [Range<Int>], _ b: [Range<Int>]) -> Int {
        Set(a).intersection(b).count
    }

    // MARK: Alignment

    private static func align(
        _ gold: [SyntaxAnalysis.Word], _ answer: [SyntaxAnalysis.Word]
    ) -> [(gold: Int, answer: Int)] {
        var pairs: [(gold: Int, answer: Int)] = []
        var (i, j) = (0, 0)
        while i < gold.count, j < answer.count {
            if gold[i].isRanged || answer[j].isRanged {
                let (m, n) = stretch(gold, answer, i, j)
                pairs += common(gold, i..<m, answer, j..<n)
                (i, j) = (m, n)
            } else if gold[i].span == answer[j].span {
                pairs.append((i, j))
                i += 1
                j += 1
            } else if gold[i].span.lowerBound <= answer[j].span.lowerBound {
                i += 1
            } else {
                j += 1
            }
        }
        return pairs
    }

    /// Where the tokens of several words that begin at two words end, and all that lies across.
    private static func stretch(
        _ gold: [SyntaxAnalysis.Word], _ answer: [SyntaxAnalysis.Word], _ i: Int, _ j: Int
    ) -> (Int, Int) {
        var (m, n) = (i, j)
        var end = max(
            gold[i].isRanged ? gold[i].span.upperBound : 0,
            answer[j].isRanged ? answer[j].span.upperBound : 0)
        while true {
            if m < gold.count, gold[m].span.lowerBound < end {
                end = max(end, gold[m].span.upperBound)
                m += 1
            } else if n < answer.count, answer[n].span.lowerBound < end {
                end = max(end, answer[n].span.upperBound)
                n += 1
            } else {
                return (m, n)
            }
        }
    }

    /// The longest common subsequence of forms.
    private static func common(
        _ gold: [SyntaxAnalysis.Word], _ a: Range<Int>, _ answer: [SyntaxAnalysis.Word],
        _ b: Range<Int>
    ) -> [(gold: Int, answer: Int)] {
        let width = b.count + 1
        var best = [Int](repeating: 0, count: (a.count + 1) * width)
        for i in (0..<a.count).reversed() {
            for j in (0..<b.count).reversed() {
                let isSame = gold[a.lowerBound + i].form == answer[b.lowerBound + j].form
                best[i * width + j] = max(
                    isSame ? best[(i + 1) * width + j + 1] + 1 : 0, best[(i + 1) * width + j],
                    best[i * width + j + 1])
            }
        }
        var pairs: [(gold: Int, answer: Int)] = []
        var (i, j) = (0, 0)
        while i < a.count, j < b.count {
            let isSame = gold[a.lowerBound + i].form == answer[b.lowerBound + j].form
            if isSame, best[i * width + j] == best[(i + 1) * width + j + 1] + 1 {
                pairs.append((a.lowerBound + i, b.lowerBound + j))
                i += 1
                j += 1
            } else if best[i * width + j] == best[(i + 1) * width + j] {
                i += 1
            } else {
                j += 1
            }
        }
        return pairs
    }
}
