/// Lines that name a photographer and nothing else: `(AP Photo/Ann Example)`, `Getty Images`.
enum PhotoCredit {
    static func isCredit(
        _ bytes: [UInt8], _ range: Range<Int>, _ phrase: [UInt8], _ phrases: Phrases
    ) -> Bool {
        guard range.count <= 100, bytes.wordCount(range) <= 10 else { return false }
        if phrases.isMade(of: "photo", phrase), phrases.hasWord(of: "photo sign", phrase) {
            return true
        }
        let isBracketed =
            bytes[range.lowerBound] == UInt8(ascii: "(")
            && bytes[range.upperBound - 1] == UInt8(ascii: ")")
        let hasSlash = range.contains { bytes[$0] == UInt8(ascii: "/") }
        return (isBracketed || hasSlash) && phrases.hasWord(of: "photo sign", phrase)
            && lastIsNoStop(bytes, range)
    }

    private static func lastIsNoStop(_ bytes: [UInt8], _ range: Range<Int>) -> Bool {
        bytes[range.upperBound - 1] != UInt8(ascii: ".")
    }
}
