internal import Text

/// A line under or over the headline that names the outlet, and perhaps the day:
/// `Harbour Gazette, 13 May 2026`, `The Tarn Observer – Published: 19 June 2026`.
struct SourceLine {
    var outlet: String
    var date: WrittenDate?

    /// Reads the block at `place` of the kept ones.
    ///
    /// A name that no list knows needs a witness: a date on the line or beside it, a byline before
    /// it, or the licence's owner of the same name.
    init?(_ page: Page, _ kept: [Int], at place: Int, owner: String?, _ lexicon: Lexicon) {
        let index = kept[place]
        let range = page.blocks[index].range
        guard range.count <= 90, page.blocks[index].words <= 14, !page.endsSentence(range),
            page.bytes[range.lowerBound].isUpper
        else { return nil }
        let dates = DateScanner(bytes: page.bytes).dates(in: range)
        guard dates.count <= 1 else { return nil }
        date = dates.first.flatMap { $0.year == nil ? nil : $0 }
        let end = Self.nameEnd(page.bytes, range)
        // `Special to The Courier` stands under a guest's name.
        let isGuest = page.bytes.has("Special to ", at: range.lowerBound)
        let name = page.bytes.trimmed(range.lowerBound + (isGuest ? 11 : 0)..<end)
        guard !name.isEmpty, Self.isCapitalised(page.bytes, name) else { return nil }
        if end < range.upperBound {
            guard date != nil, Self.saysOnlyTime(page.bytes, end..<range.upperBound) else {
                return nil
            }
        }
        outlet = page.bytes.text(name)
        guard lexicon.isOutletName(outlet) else { return nil }
        if place == 0, lexicon.outlet(named: outlet) == nil, date == nil, outlet != owner {
            return nil
        }
        // `Time` and `Slate` are words as well.
        let isKnown =
            lexicon.outlet(named: outlet) != nil
            && (page.bytes.wordCount(name) > 1 || page.bytes[name].allSatisfy(\.isUpper))
        let isWitnessed =
            date != nil || outlet == owner || isKnown || isGuest
            || [index - 1, index + 1].contains {
                page.blocks.indices.contains($0)
                    && (page.blocks[$0].reason == .pageDate || page.blocks[$0].reason == .byline)
            }
        guard isWitnessed else { return nil }
    }

    /// The outlet behind the comma of a byline: `Ann Example, CNN Correspondent`.
    static func outlet(ofByline byline: String, _ lexicon: Lexicon) -> String? {
        guard let comma = byline.lastIndex(of: ",") else { return nil }
        let words = byline[byline.index(after: comma)...].split(separator: " ")
        for count in stride(from: min(words.count, 4), to: 0, by: -1) {
            let name = words.prefix(count).joined(separator: " ")
            guard let known = lexicon.outlet(named: name) else { continue }
            return known.isAgency ? nil : known.name
        }
        return nil
    }

    /// The outlet whose address an editor's line gives: `Write to Ann Example at ann@courier.example`.
    static func outlet(ofContact bytes: [UInt8], _ range: Range<Int>, _ lexicon: Lexicon) -> String?
    {
        guard let at = range.first(where: { bytes[$0] == UInt8(ascii: "@") }) else { return nil }
        var end = at + 1
        while end < range.upperBound, bytes[end].isWord || bytes[end] == 0x2E || bytes[end] == 0x2D
        {
            end += 1
        }
        while end > at + 1, bytes[end - 1] == 0x2E { end -= 1 }
        guard let known = lexicon.outlet(ofHost: bytes.text(at + 1..<end)) else { return nil }
        return known.isAgency ? nil : known.name
    }

    /// Names in a row, as they stand above an outlet's: `Ann Example and Bob Sample`.
    static func isNames(_ page: Page, _ index: Int) -> Bool {
        let range = page.blocks[index].range
        return range.count <= 80 && (2...9).contains(page.blocks[index].words)
            && !page.endsSentence(range) && Headline.areNames(page.bytes, range)
    }

    /// The offset of the comma, dash or bar behind the name.
    private static func nameEnd(_ bytes: [UInt8], _ range: Range<Int>) -> Int {
        for i in range {
            let byte = bytes[i]
            if byte == 0x2C || byte == 0x7C || byte == 0x3A { return i }
            if bytes.has(" - ", at: i) || bytes.has("\u{2013}", at: i)
                || bytes.has("\u{2014}", at: i) || bytes.has("\u{B7}", at: i)
            {
                return i
            }
        }
        return range.upperBound
    }

    private static func saysOnlyTime(_ bytes: [UInt8], _ rest: Range<Int>) -> Bool {
        var start = rest.lowerBound
        while start < rest.upperBound, !bytes[start].isLetter, !bytes[start].isDigit { start += 1 }
        return PageDate.date(bytes, start..<rest.upperBound) != nil
    }

    private static func isCapitalised(_ bytes: [UInt8], _ range: Range<Int>) -> Bool {
        let words = bytes[range].split(separator: .blank)
        return (1...5).contains(words.count)
            && words.allSatisfy { word in
                word.first.map { $0.isUpper || $0.isHigh || $0.isDigit } ?? false
                    || word.elementsEqual("of".utf8) || word.elementsEqual("the".utf8)
                    || word.elementsEqual("and".utf8) || word.elementsEqual("&".utf8)
            }
    }
}
