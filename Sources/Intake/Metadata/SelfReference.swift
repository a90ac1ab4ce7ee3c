/// An outlet that speaks of itself: `The Example Times has learned`, `Example News can reveal`.
///
/// Only turns an outlet uses of its own work; `reported` is said of others too.
enum SelfReference {
    static func outlet(_ page: Page, _ lexicon: Lexicon) -> Range<Int>? {
        for i in page.kept.prefix(12) {
            let range = page.blocks[i].range
            for k in range where page.bytes[k] == .blank {
                guard mayFollow(page.bytes[k + 1]),
                    turns.contains(where: { page.bytes.has($0, at: k) })
                else { continue }
                let name = capitalised(page.bytes, range.lowerBound..<k)
                if !name.isEmpty, lexicon.isOutletName(page.bytes.text(name)) { return name }
            }
        }
        return nil
    }

    private static let turns: [StaticString] = [
        " has learned", " can reveal", " can exclusively reveal", " understands that",
        " has exclusively learned", " has obtained", " has seen a copy", " has seen documents",
    ]

    /// Whether a turn begins with this letter: few words are compared with all turns.
    private static func mayFollow(_ letter: UInt8) -> Bool {
        letter == UInt8(ascii: "h") || letter == UInt8(ascii: "c") || letter == UInt8(ascii: "u")
    }

    /// The capitalised words at the end of a range, six at most.
    private static func capitalised(_ bytes: [UInt8], _ range: Range<Int>) -> Range<Int> {
        var start = range.upperBound
        var words = 0
        while words < 6 {
            var word = start == range.upperBound ? start : start - 1
            while word > range.lowerBound, bytes[word - 1] != .blank { word -= 1 }
            let first = word < range.upperBound ? bytes[word] : 0
            guard first.isUpper else { break }
            if words > 0, bytes[start - 2] == 0x2C { break }
            start = word
            words += 1
            if start == range.lowerBound { break }
        }
        return start..<range.upperBound
    }
}
