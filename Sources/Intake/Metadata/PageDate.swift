/// Lines that are a date and nothing more: `Thursday , 18 April 2024`, `Updated: 2017-09-15 17:52`.
enum PageDate {
    static func isPageDate(_ bytes: [UInt8], _ range: Range<Int>) -> Bool {
        date(bytes, range) != nil
    }

    /// What the label says the date is of; without one it is the page's, which may be the print's.
    static func basis(_ bytes: [UInt8], _ range: Range<Int>) -> DateEvidence.Basis {
        let phrase = bytes.phrase(range)
        let published: [StaticString] = [
            "published ", "posted ", "first published ", "publish date",
        ]
        if published.contains(where: { phrase.has($0, at: 0) }) { return .sourceLine }
        let changed: [StaticString] = ["updated ", "last updated ", "modified ", "last modified "]
        return changed.contains { phrase.has($0, at: 0) } ? .modified : .pageHeader
    }

    /// The date of such a line; one without a year is none, it may be of the body.
    static func date(_ bytes: [UInt8], _ range: Range<Int>) -> WrittenDate? {
        guard (6...110).contains(range.count), range.contains(where: { bytes[$0].isDigit }) else {
            return nil
        }
        let dates = DateScanner(bytes: bytes).dates(in: range)
        guard let date = dates.first, date.year != nil, dates.count <= 2 else { return nil }
        var rest = [UInt8]()
        var i = range.lowerBound
        for other in dates {
            rest += bytes[i..<other.range.lowerBound]
            rest.append(.blank)
            i = other.range.upperBound
        }
        rest += bytes[i..<range.upperBound]
        return isOnlyTime(rest) ? date : nil
    }

    /// Whether the words besides the date are of clocks, zones and labels; agencies may sign.
    private static func isOnlyTime(_ bytes: [UInt8]) -> Bool {
        let phrase = bytes.phrase(bytes.indices)
        for word in phrase.split(separator: .blank) {
            if word.allSatisfy({ $0.isDigit }), word.count <= 6 { continue }
            if words.contains(Array(word)) { continue }
            if DateScanner.weekdays.contains(where: {
                word.count >= 3 && $0.starts(with: word)
            }) {
                continue
            }
            if isClock(word) { continue }
            return false
        }
        return true
    }

    /// `17h30`, `1752gmt`, `5pm`
    private static func isClock(_ word: ArraySlice<UInt8>) -> Bool {
        guard let first = word.first, first.isDigit, word.count <= 8 else { return false }
        let letters = word.drop { $0.isDigit }
        return words.contains(Array(letters)) || letters.first == UInt8(ascii: "h")
    }

    private static let words = Set(
        """
        published updated posted last modified created date on at am pm a p m gmt utc est edt et \
        cst cdt ct mst mdt pst pdt pt bst cet cest ist jst aest aedt msk hrs hours hour h noon \
        midnight first publish update time release released issued news by the eastern pacific \
        central local reuters ap afp xinhua tass irna ani pti ians anadolu cnn bbc dw upi min read \
        minutes z t of edition print online
        """.split(separator: " ").map { Array($0.utf8) })
}
