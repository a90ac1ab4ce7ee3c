internal import Text

/// A rough sentence of a block, known by its letters and digits alone.
///
/// Cut after `.`, `!`, `?` and what closes behind them: abbreviations are cut too, but the same words
/// are always cut the same way, and that is all a search for repeats needs.
struct RoughSentence {
    var block: Int
    var range: Range<Int>
    var hash: UInt64
    /// The hash of the first letters and digits, 0 when there are fewer.
    var head: UInt64
    /// The hash without a credit line (`LOWMERE – `) in front, 0 when there is none.
    var bareHash: UInt64 = 0
    /// Letters and digits.
    var length: Int

    static let headLength = 40
}

extension Page {
    func roughSentences(of block: Int) -> [RoughSentence] {
        var found: [RoughSentence] = []
        var start = blocks[block].range.lowerBound
        let credit = endOfDashes(start)
        let end = blocks[block].range.upperBound
        while start < end {
            let next = sentenceEnd(from: start, to: end)
            let range = bytes.trimmed(start..<next)
            let (hash, head, length) = fingerprint(range)
            if length > 0 {
                var sentence = RoughSentence(
                    block: block, range: range, hash: hash, head: head, length: length)
                if found.isEmpty, range.lowerBound < credit, credit < range.upperBound {
                    sentence.bareHash = fingerprint(credit..<range.upperBound).0
                }
                found.append(sentence)
            }
            start = next
        }
        return found
    }

    /// The offset behind the last dash in the first bytes of a block that begins with a capital.
    private func endOfDashes(_ start: Int) -> Int {
        guard bytes[start].isUpper || bytes[start] == UInt8(ascii: "(") else { return start }
        var end = start
        for i in start..<min(start + CreditLine.longest, bytes.count) {
            if bytes[i] == .newline { break }
            let dash = CreditLine.dash(bytes, at: i, start..<bytes.count)
            if dash > 0 { end = i + dash }
        }
        return end
    }

    /// The offset behind the sentence that begins at `start`, its closing marks included.
    func sentenceEnd(from start: Int, to end: Int) -> Int {
        var i = start
        while i < end {
            let byte = bytes[i]
            i += 1
            guard byte == 0x2E || byte == 0x21 || byte == 0x3F else { continue }
            while i < end, let mark = closingMark(at: i) { i += mark }
            if i == end || bytes[i] == .blank { return i }
        }
        return end
    }

    /// Bytes of the closing quotation mark or bracket at `i`.
    func closingMark(at i: Int) -> Int? {
        switch bytes[i] {
        case 0x22, 0x27, 0x29, 0x5D, 0x2E, 0x21, 0x3F: return 1
        case 0xE2 where bytes.has("\u{201D}", at: i) || bytes.has("\u{2019}", at: i): return 3
        case 0xC2 where bytes.has("\u{BB}", at: i): return 2
        default: return nil
        }
    }

    private func fingerprint(_ range: Range<Int>) -> (UInt64, UInt64, Int) {
        var hash = StableHash()
        var head: UInt64 = 0
        var length = 0
        var i = range.lowerBound
        while i < range.upperBound {
            let byte = bytes[i]
            if byte.isHigh, byte == 0xC2 || (byte == 0xE2 && bytes[i + 1] == 0x80) {
                i += byte == 0xC2 ? 2 : 3
                continue
            }
            i += 1
            if byte.isWord {
                hash.update(byte.folded)
                length += 1
                if length == RoughSentence.headLength { head = hash.value }
            }
        }
        return (hash.value, head, length)
    }

    /// Whether the letters and digits of one range begin those of another.
    func begins(_ whole: Range<Int>, with part: Range<Int>) -> Bool {
        var i = part.lowerBound
        var k = whole.lowerBound
        while let next = letter(from: &i, to: part.upperBound) {
            guard letter(from: &k, to: whole.upperBound) == next else { return false }
        }
        return true
    }

    private func letter(from i: inout Int, to end: Int) -> UInt8? {
        while i < end {
            let byte = bytes[i]
            if byte.isHigh, byte == 0xC2 || (byte == 0xE2 && bytes[i + 1] == 0x80) {
                i += byte == 0xC2 ? 2 : 3
                continue
            }
            i += 1
            if byte.isWord { return byte.folded }
        }
        return nil
    }
}
