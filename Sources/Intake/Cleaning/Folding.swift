/// Ways two passages are the same though written otherwise: case, marks, spaces.
extension [UInt8] {
    /// Runs of letters and digits; an apostrophe or a full stop inside a word does not part it.
    func wordCount(_ range: Range<Int>) -> Int {
        var count = 0
        var inside = false
        for i in range {
            let byte = self[i]
            if byte.isLetter || byte.isDigit || (byte.isHigh && !isGeneralPunctuation(at: i)) {
                if !inside { count += 1 }
                inside = true
            } else if byte == .blank {
                inside = false
            }
        }
        return count
    }

    /// Whether the byte at `i` is of a character of U+2000 to U+203F, or of U+00A0 to U+00BF.
    func isGeneralPunctuation(at i: Int) -> Bool {
        var lead = i
        while lead > 0, self[lead] & 0xC0 == 0x80, i - lead < 3 { lead -= 1 }
        if self[lead] == 0xC2 { return true }
        return self[lead] == 0xE2 && lead + 1 < count && self[lead + 1] == 0x80
    }

    /// Lower-case words parted by single blanks: how lists are written and looked up.
    func phrase(_ range: Range<Int>) -> [UInt8] {
        var out: [UInt8] = []
        out.reserveCapacity(range.count)
        var i = range.lowerBound
        while i < range.upperBound {
            let byte = self[i]
            if byte.isLetter || byte.isDigit {
                out.append(byte.folded)
            } else if byte.isHigh {
                if isGeneralPunctuation(at: i) {
                    let isApostrophe = has("\u{2019}", at: i) || has("\u{2018}", at: i)
                    if !isApostrophe, let last = out.last, last != .blank { out.append(.blank) }
                    i += byte == 0xC2 ? 2 : 3
                    continue
                }
                out.append(byte)
            } else if byte != UInt8(ascii: "'"), byte != UInt8(ascii: "."),
                let last = out.last, last != .blank
            {
                out.append(.blank)
            }
            i += 1
        }
        if out.last == .blank { out.removeLast() }
        return out
    }
}
