/// What a block looks like.
extension Page {
    /// The last byte of a block that is no closing mark or blank: what ends its last sentence.
    func lastByte(_ range: Range<Int>) -> UInt8 {
        var i = range.upperBound
        while i > range.lowerBound {
            if i - 3 >= range.lowerBound,
                bytes.has("\u{201D}", at: i - 3) || bytes.has("\u{2019}", at: i - 3)
            {
                i -= 3
                continue
            }
            if bytes.has("\u{2026}", at: i - 3) { return UInt8(ascii: ".") }
            let byte = bytes[i - 1]
            if byte == 0x22 || byte == 0x27 || byte == 0x29 || byte == 0x5D || byte == .blank {
                i -= 1
                continue
            }
            return byte
        }
        return 0
    }

    func endsSentence(_ range: Range<Int>) -> Bool {
        let last = lastByte(range)
        return last == 0x2E || last == 0x21 || last == 0x3F
    }

    /// Short, with a capital or a mark first and no full stop last: a headline, or a link to one.
    func looksLikeHeadline(_ index: Int) -> Bool {
        let block = blocks[index]
        guard block.range.count <= 180, (2...24).contains(block.words) else { return false }
        let first = bytes[block.range.lowerBound]
        if first.isLower { return false }
        switch lastByte(block.range) {
        case 0x2E, 0x2C, 0x3B, 0x3A: return false
        default: return true
        }
    }

    /// Whether the full stop at the end may be of `Mr.`, `Gen.` or `U.S.`.
    func endsWithAbbreviation(_ range: Range<Int>) -> Bool {
        guard bytes[range.upperBound - 1] == 0x2E else { return false }
        var word = range.upperBound - 1
        while word > range.lowerBound, bytes[word - 1] != .blank { word -= 1 }
        let isShort = bytes[word].isUpper && range.upperBound - 1 - word <= 4
        return isShort || bytes[word..<range.upperBound - 1].contains(0x2E)
    }

    func hasLetters(_ range: Range<Int>) -> Bool {
        range.contains {
            bytes[$0].isLetter || (bytes[$0].isHigh && !bytes.isGeneralPunctuation(at: $0))
        }
    }
}
