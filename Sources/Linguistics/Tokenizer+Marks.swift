internal import Text

extension Tokenizer {
    /// The end of a word that begins with a sign of its own: `'em`, `'90s`, `@name`, `#tag`, `.5`.
    func oddWordEnd(from i: Int, chunk: Range<Int>) -> Int? {
        let here = CodePoint(text, i, chunk.upperBound)
        let next = i + here.width
        guard i == chunk.lowerBound || text[i - 1] == 0x28 || text[i - 1] == 0x22 else {
            return nil
        }
        let count = alphanumerics(from: next)
        guard count > 0 else { return nil }
        switch here.kind {
        case .apostrophe where text[i] == 0x27 || text[i] == 0xE2:
            let decade =
                kind(next) == .digit && (count == 2 || (count == 3 && text[next + 2] == 0x73))
            guard decade || WordTraits.of(text, next..<(next + count)).contains(.elision) else {
                return nil
            }
            return next + count
        case .period where kind(next) == .digit:
            return next + count
        case .mark where text[i] == 0x40 || (text[i] == 0x23 && kind(next).isLetter):
            var j = next
            while kind(j).isAlphanumeric || (j < end && text[j] == 0x5F) {
                j += CodePoint(text, j, end).width
            }
            return j
        default: return nil
        }
    }

    /// The end of the mark, or the run of marks, at `i`.
    func markEnd(from i: Int, chunk: Range<Int>) -> Int {
        let here = CodePoint(text, i, chunk.upperBound)
        var j = i + here.width
        if here.kind == .none { return i + 1 }
        switch text[i] {
        case 0x2E, 0x21, 0x3F:  // ... !!! ?!
            let period = text[i] == 0x2E
            while j < chunk.upperBound,
                period ? text[j] == 0x2E : text[j] == 0x21 || text[j] == 0x3F
            {
                j += 1
            }
        case 0x2D, 0x2A, 0x3D, 0x5F, 0x7E, 0x2B, 0x3C, 0x3E, 0x24:  // -- *** ---== >> $$$
            let ruler = text[i] == 0x2D || text[i] == 0x3D
            while j < chunk.upperBound,
                text[j] == text[i] || ruler && (text[j] == 0x2D || text[j] == 0x3D)
            {
                j += 1
            }
            if let face = faceEnd(from: i, chunk: chunk) { j = face }
        case 0x27, 0x60:  // '' ``
            if j < chunk.upperBound, text[j] == text[i] { j += 1 }
        case 0x3A, 0x3B:
            if let face = faceEnd(from: i, chunk: chunk) { j = face }
        default: break
        }
        while j < chunk.upperBound {
            let extender = CodePoint(text, j, chunk.upperBound)
            guard extender.kind == .extender else { break }
            j += extender.width
        }
        return j
    }

    /// The end of a typed face: `:)`, `;-)`, at the end of a chunk.
    private func faceEnd(from i: Int, chunk: Range<Int>) -> Int? {
        guard text[i] == 0x3A || text[i] == 0x3B || text[i] == 0x3D else { return nil }
        var j = i + 1
        if j < chunk.upperBound, text[j] == 0x2D { j += 1 }
        guard j + 1 == chunk.upperBound,
            i == chunk.lowerBound || CodePoint(text, i - 1, i).kind == .mark,
            text[j] == 0x29 || text[j] == 0x28 || text[j] == 0x44 || text[j] == 0x50
        else { return nil }
        return j + 1
    }

    /// Where a chunk holds a web or mail address.
    func address(in chunk: Range<Int>) -> Range<Int>? {
        guard chunk.count > 5 else { return nil }
        var at: Int?
        var scheme: Int?
        for i in chunk {
            if text[i] == 0x40 { at = at ?? i }
            if text[i] == 0x3A, i + 2 < chunk.upperBound, text[i + 1] == 0x2F, text[i + 2] == 0x2F {
                scheme = scheme ?? i
            }
        }
        var begin = chunk.lowerBound
        if let scheme {
            begin = scheme
            while begin > chunk.lowerBound, lowercased(text[begin - 1]) &- 0x61 < 26 { begin -= 1 }
            if begin == scheme { return nil }
        } else if let at {
            begin = at
            while begin > chunk.lowerBound, isMailByte(text[begin - 1]) { begin -= 1 }
            guard begin < at, hasPeriod(at..<chunk.upperBound) else { return nil }
        } else {
            while begin < chunk.upperBound, !kind(begin).isAlphanumeric {
                begin += CodePoint(text, begin, chunk.upperBound).width
            }
            guard begin + 4 < chunk.upperBound, text[begin + 3] == 0x2E,
                WordTraits.isWeb(text, begin..<(begin + 3))
            else { return nil }
        }
        return begin..<addressEnd(from: begin, chunk, isMail: scheme == nil && at != nil)
    }

    private func isMailByte(_ byte: UInt8) -> Bool {
        lowercased(byte) &- 0x61 < 26 || byte &- 0x30 < 10 || byte == 0x2E || byte == 0x2D
            || byte == 0x5F || byte == 0x2B
    }

    private func hasPeriod(_ range: Range<Int>) -> Bool {
        for i in range.dropLast() where text[i] == 0x2E { return true }
        return false
    }

    /// An address ends before what cannot be of it, and before the marks of its sentence.
    private func addressEnd(from begin: Int, _ chunk: Range<Int>, isMail: Bool) -> Int {
        var j = begin
        while j < chunk.upperBound {
            let here = CodePoint(text, j, chunk.upperBound)
            if here.kind.isQuote || text[j] == 0x3C || text[j] == 0x3E || text[j] == 0x7C { break }
            if isMail, text[j] != 0x40, !isMailByte(text[j]) { break }
            j += here.width
        }
        var parentheses = 0
        for i in begin..<j { parentheses += text[i] == 0x28 ? 1 : text[i] == 0x29 ? -1 : 0 }
        while j > begin + 1 {
            switch text[j - 1] {
            case 0x2E, 0x2C, 0x3A, 0x3B, 0x21, 0x3F, 0x5D, 0x7D: j -= 1
            case 0x29 where parentheses < 0:
                parentheses += 1
                j -= 1
            default: return j
            }
        }
        return j
    }
}

extension WordTraits {
    static func isWeb(_ bytes: [UInt8], _ range: Range<Int>) -> Bool {
        range.allSatisfy { lowercased(bytes[$0]) == 0x77 }
    }
}
