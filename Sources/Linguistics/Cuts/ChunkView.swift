internal import Text

/// A chunk as the learned tokenizer sees it: its atoms and what stands around it.
struct ChunkView {
    /// Chunks beyond this many bytes are no words of any language; the rules alone cut them.
    static let longest = 512

    private(set) var atoms: [Atom] = []
    /// Of the whole chunk, without case and with every digit alike.
    private(set) var whole: UInt64 = 0
    /// Which telling marks it holds.
    private(set) var traits: UInt64 = 0
    /// Of the words before and after; 0 at the paragraph's ends.
    var before: UInt64 = 0
    var after: UInt64 = 0
    /// Of the first character after the chunk's space.
    var afterShape: UInt64 = 0
    /// Whether an apostrophe at the beginning of a word is still open.
    var isQuoting = false

    /// Cuts a chunk into atoms, wherever the rules propose a cut, the kind of character changes, or
    /// the lexicon knows a place.
    mutating func fill(
        _ text: [UInt8], _ pieces: [Piece], _ lexicon: CutLexicon?
    ) {
        atoms.removeAll(keepingCapacity: true)
        guard let first = pieces.first, let last = pieces.last else { return }
        var piece = 0
        var run = RunKind.none
        var runBegin = 0
        var places: UInt32 = 0
        var i = first.begin
        while i < last.end {
            if pieces[piece].isAddress, i == pieces[piece].begin {
                atoms.append(Atom(address: pieces[piece]))
                i = pieces[piece].end
                run = .none
                if piece + 1 < pieces.count { piece += 1 }
                continue
            }
            let here = CodePoint(text, i, last.end)
            let kind = RunKind(here.kind)
            var begins = kind != run && kind != .extender || kind == .mark
            if kind == .letter, run != .letter {
                runBegin = i
                places =
                    lexicon.map {
                        $0.places(in: text.span, i, lettersEnd(text, i, last.end))
                    } ?? 0
            }
            if kind == .letter, places != 0, 1..<32 ~= i - runBegin {
                begins = begins || places >> UInt32(i - runBegin) & 1 == 1
            }
            var proposal = Cut.none
            if i == pieces[piece].begin {
                begins = true
                proposal = pieces[piece].cut
                if piece + 1 < pieces.count { piece += 1 }
            }
            if begins || atoms.isEmpty {
                atoms.append(Atom(begin: i, end: i, proposal: proposal))
            }
            atoms[atoms.count - 1].end = i + here.width
            if kind != .extender { run = kind }
            i += here.width
        }
        describe(text, first.begin, last.end)
    }

    /// Notes the words before and after the chunk; ranges that are empty are the paragraph's ends.
    mutating func surround(_ text: [UInt8], before: Range<Int>, after: Range<Int>) {
        let bytes = text.span
        let begin = max(before.lowerBound, before.upperBound - 16)
        self.before = before.isEmpty ? 0 : Self.hash(bytes, begin, before.upperBound)
        let end = lettersEnd(text, after.lowerBound, after.upperBound)
        self.after = end == after.lowerBound ? 0 : Self.hash(bytes, after.lowerBound, end)
        afterShape = 0
        guard !after.isEmpty else { return }
        let first = CodePoint(text, after.lowerBound, after.upperBound)
        var atom = Atom(
            begin: after.lowerBound, end: max(end, after.lowerBound + first.width),
            proposal: .none)
        atom.describe(text)
        afterShape = atom.shape
    }

    /// Follows single quotation marks from chunk to chunk.
    mutating func follow(_ text: [UInt8], _ chunk: Range<Int>) {
        let opens = CodePoint(text, chunk.lowerBound, chunk.upperBound)
        if opens.kind == .apostrophe { isQuoting = true }
        guard chunk.count > opens.width else { return }
        for atom in atoms.suffix(3).drop(while: { $0.begin == chunk.lowerBound }) {
            if CodePoint(text, atom.begin, atom.end).kind == .apostrophe {
                isQuoting = isQuoting && !endsInLetters
            }
        }
    }

    private var endsInLetters: Bool { atoms.last?.isLetters ?? false }

    /// Whether an atom is a full stop that rules keep with its word and that ends no sentence, because
    /// a small letter follows.
    func isAbbreviation(before i: Int) -> Bool {
        let atom = atoms[i]
        return i == atoms.count - 1 && atom.isFullStop && atom.proposal == .none
            && Atom.isSmall(shape: afterShape)
    }

    /// The atom at a number, also beyond the ends.
    func atom(_ i: Int) -> Atom { atoms.indices.contains(i) ? atoms[i] : .none }

    private mutating func describe(_ text: [UInt8], _ begin: Int, _ end: Int) {
        for i in atoms.indices { atoms[i].describe(text) }
        let bytes = text.span
        whole = ChunkView.hash(bytes, begin, min(end, begin + 32))
        traits = 0
        for i in begin..<end {
            switch bytes[i] {
            case 0x40: traits |= 1
            case 0x2F: traits |= traits & 2 == 0 ? 2 : 4
            case 0x2D: traits |= traits & 8 == 0 ? 8 : 16
            case 0x2E: traits |= traits & 32 == 0 ? 32 : 64
            case 0x3A: traits |= 128
            case 0x5F, 0x3D, 0x3F: traits |= 256
            default: break
            }
        }
    }

    /// Of some bytes, without case and with every digit alike.
    static func hash(_ bytes: Span<UInt8>, _ begin: Int, _ end: Int) -> UInt64 {
        var hash = StableHash(seed: 1)
        for i in begin..<end {
            hash.update(bytes[i] &- 0x30 < 10 ? 0x30 : lowercased(bytes[i]))
        }
        return hash.value
    }

    private func lettersEnd(_ text: [UInt8], _ begin: Int, _ end: Int) -> Int {
        var i = begin
        while i < end, i - begin <= CutLexicon.longest {
            let here = CodePoint(text, i, end)
            guard here.kind.isLetter || here.kind == .extender else { break }
            i += here.width
        }
        return i
    }

    /// Characters that stand together in an atom.
    private enum RunKind {
        case none, letter, digit, mark, extender

        init(_ kind: CharacterKind) {
            self =
                switch kind {
                case .upper, .lower: .letter
                case .digit: .digit
                case .extender: .extender
                default: .mark
                }
        }
    }
}
