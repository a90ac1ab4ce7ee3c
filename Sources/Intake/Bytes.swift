// What intake asks of single bytes of UTF-8. ASCII answers; all other bytes count as letters where
// words are told from punctuation, except the general punctuation that `Folding` knows.
extension UInt8 {
    var isUpper: Bool { self &- 0x41 < 26 }
    var isLower: Bool { self &- 0x61 < 26 }
    var isLetter: Bool { (self | 0x20) &- 0x61 < 26 }
    var isDigit: Bool { self &- 0x30 < 10 }
    var isSpace: Bool { self == 0x20 || self &- 0x09 < 5 }
    var isHigh: Bool { self >= 0x80 }
    var isWord: Bool { isLetter || isDigit || isHigh }
    var folded: UInt8 { isUpper ? self | 0x20 : self }

    static let newline = UInt8(ascii: "\n")
    static let blank = UInt8(ascii: " ")
}

extension [UInt8] {
    /// The range without white space at either end.
    func trimmed(_ range: Range<Int>) -> Range<Int> {
        var begin = range.lowerBound
        var end = range.upperBound
        while begin < end, self[begin].isSpace { begin += 1 }
        while end > begin, self[end - 1].isSpace { end -= 1 }
        return begin..<end
    }

    /// Whether these bytes stand at `offset`.
    func has(_ bytes: StaticString, at offset: Int) -> Bool {
        guard offset >= 0, offset + bytes.utf8CodeUnitCount <= count else { return false }
        for i in 0..<bytes.utf8CodeUnitCount
        where unsafe self[offset + i] != bytes.utf8Start[i] { return false }
        return true
    }

    func text(_ range: Range<Int>) -> String { String(decoding: self[range], as: UTF8.self) }
}
