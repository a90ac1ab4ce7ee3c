internal import Text

/// Cuts paragraphs into tokens as the English Web Treebank does.
///
/// Byte positions are exact: the tokens of a chunk (a run without white space) partition it. Contractions
/// and possessives are cut into words flagged as one multi-word token. Rules propose the cuts; with a
/// model, learned weights decide which of them, and which other likely places, are cut.
/// Source: Penn Treebank and UD English EWT conventions.
struct Tokenizer {
    let text: [UInt8]
    private let model: CutModel?
    /// The end of the chunk, or the part of one, being cut.
    var end = 0
    /// What the rules make of the chunk.
    private var pieces: [Piece] = []
    private var view = ChunkView()
    /// What is done before each atom of the chunk.
    private var decisions: [CutDecision] = []

    init(_ text: [UInt8], model: CutModel? = nil) {
        self.text = text
        self.model = model
    }

    /// Appends the tokens of a paragraph.
    mutating func tokens(in paragraph: ByteRange, into document: inout Document) {
        if var model {
            tokens(in: paragraph, into: &document, judge: &model)
        } else {
            var rules = RuleJudge()
            tokens(in: paragraph, into: &document, judge: &rules)
        }
    }

    /// Appends the tokens of a paragraph as a judge decides.
    mutating func tokens(
        in paragraph: ByteRange, into document: inout Document, judge: inout some CutJudge
    ) {
        let stop = Int(paragraph.end)
        var i = skipSpace(Int(paragraph.begin), stop)
        var before = i..<i
        view.isQuoting = false
        while i < stop {
            let begin = i
            end = stop
            i = lettersEnd(from: begin)
            let isWord = i > begin && judge.lexicon?.places(in: text.span, begin, i) == 0
            let lettersEnd = i
            while i < stop {
                let printable = printableEnd(from: i, stop)
                if printable > i {
                    i = printable
                    continue
                }
                let character = CodePoint(text, i, stop)
                if character.kind == .space { break }
                i += character.width
            }
            let chunk = begin..<i
            let next = skipSpace(i, stop)
            if isWord, lettersEnd == i {
                append(Piece(begin: begin, end: i, cut: .token), to: &document)
            } else {
                cut(chunk, stop)
                if judge.isAsked, chunk.count <= ChunkView.longest {
                    judged(chunk, before: before, after: next..<stop, by: &judge)
                }
                for piece in pieces { append(piece, to: &document) }
            }
            before = chunk
            i = next
        }
    }

    /// Fills `pieces` with what the rules make of a chunk.
    private mutating func cut(_ chunk: Range<Int>, _ stop: Int) {
        pieces.removeAll(keepingCapacity: true)
        end = chunk.upperBound
        if let address = address(in: chunk) {
            cut(part: chunk.lowerBound..<address.lowerBound, stop)
            propose(address)
            pieces[pieces.count - 1].isAddress = true
            cut(part: address.upperBound..<chunk.upperBound, stop)
        } else {
            cut(part: chunk, stop)
        }
    }

    private mutating func cut(part range: Range<Int>, _ stop: Int) {
        end = range.upperBound
        var i = range.lowerBound
        while i < range.upperBound {
            let first = CodePoint(text, i, range.upperBound)
            let next: Int
            if first.kind.isAlphanumeric {
                next = wordEnd(from: i, stop: stop)
                proposeWord(i..<next)
            } else if let word = oddWordEnd(from: i, chunk: range) {
                next = word
                proposeWord(i..<next)
            } else if let clitic = cliticEnd(after: i), clitic <= range.upperBound {
                next = clitic
                propose(i..<next, i > range.lowerBound ? .word : .token)
            } else {
                next = markEnd(from: i, chunk: range)
                propose(i..<next)
            }
            i = next
        }
    }

    /// Adds a piece to what the rules make of the chunk.
    mutating func propose(_ range: Range<Int>, _ cut: Cut = .token) {
        pieces.append(Piece(begin: range.lowerBound, end: range.upperBound, cut: cut))
    }

    /// Replaces the rules' pieces of a chunk by those a judge wants.
    private mutating func judged(
        _ chunk: Range<Int>, before: Range<Int>, after: Range<Int>, by judge: inout some CutJudge
    ) {
        view.fill(text, pieces, judge.lexicon)
        guard view.atoms.count > 1 else { return }
        view.surround(text, before: before, after: after)
        decisions.removeAll(keepingCapacity: true)
        decisions.append(CutDecision(cut: .token))
        for i in 1..<view.atoms.count {
            if view.isAbbreviation(before: i) {
                decisions.append(CutDecision(cut: .none))
                continue
            }
            let features = CutFeatures(view, i, text)
            let atom = view.atoms[i]
            decisions.append(judge.cut(features, at: atom.begin, proposal: atom.proposal))
        }
        settleJoints()
        pieces.removeAll(keepingCapacity: true)
        var piece = Piece(begin: chunk.lowerBound, end: chunk.upperBound, cut: .token)
        for (atom, decision) in zip(view.atoms, decisions).dropFirst() where decision.cut != .none {
            piece.end = atom.begin
            pieces.append(piece)
            piece = Piece(begin: atom.begin, end: chunk.upperBound, cut: decision.cut)
        }
        pieces.append(piece)
        view.follow(text, chunk)
    }

    /// Makes the cuts on both sides of a mark that joins words the same.
    private mutating func settleJoints() {
        for i in 1..<max(view.atoms.count - 1, 1)
        where view.atoms[i].isJoint && decisions[i].cut != decisions[i + 1].cut
            && view.atoms[i - 1].isWord && view.atoms[i + 1].isWord
        {
            if decisions[i].cut == .word || decisions[i + 1].cut == .word { continue }
            let cut: Cut = decisions[i].gain &+ decisions[i + 1].gain > 0 ? .token : .none
            decisions[i].cut = cut
            decisions[i + 1].cut = cut
        }
    }

    /// Appends a token; `glued` is found out here.
    private func append(_ piece: Piece, to document: inout Document) {
        var flags: Token.Flags = piece.cut == .word ? .continuesMultiWord : []
        if let last = document.tokens.last, last.span.end == Int32(piece.begin) {
            flags.insert(.glued)
        }
        let form = document.forms.intern(text.span.extracting(piece.begin..<piece.end))
        document.tokens.append(
            Token(span: ByteRange(piece.begin, piece.end), form: form, flags: flags))
    }

    /// The first byte from `i` on that is not white space.
    func skipSpace(_ i: Int, _ stop: Int) -> Int {
        var i = i
        while i < stop {
            let character = CodePoint(text, i, stop)
            guard character.kind == .space else { break }
            i += character.width
        }
        return i
    }

    func kind(_ i: Int) -> CharacterKind { CodePoint(text, i, end).kind }

    // MARK: Runs

    // Most of a text is ASCII: runs of it need no look at each character's kind.

    /// The first byte from `i` on that is not ASCII, or is a space or control.
    private func printableEnd(from i: Int, _ stop: Int) -> Int {
        let bytes = text.span
        var i = i
        while i < stop, bytes[i] &- 0x21 < 0x5E { i += 1 }
        return i
    }

    /// The first byte from `i` on that is no ASCII letter.
    func lettersEnd(from i: Int) -> Int {
        let bytes = text.span
        var i = i
        while i < end, (bytes[i] | 0x20) &- 0x61 < 26 { i += 1 }
        return i
    }
}
