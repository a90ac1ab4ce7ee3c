/// Finds the headline of a plain text, and the byline under it.
enum Headline {
    /// The block that is the headline, when the first lines have the looks of one.
    ///
    /// - Parameter credit: the block that begins with a credit line or dateline; what stands before
    ///   it is headline, whatever its last mark.
    static func block(_ page: Page, credit: Int?) -> Int? {
        let kept = page.kept
        guard kept.count >= 2, let first = kept.first, first != credit else { return nil }
        let range = page.blocks[first].range
        guard range.count <= 240, !page.bytes[range.lowerBound].isLower,
            page.blocks[first].words >= 2
        else { return nil }
        let isFollowed = credit.map { kept.prefix(3).contains($0) } ?? false
        guard isOneSentence(page, range), !startsAsCaption(page, range) else { return nil }
        if isFollowed, page.blocks[first].words <= 30 { return first }
        guard page.looksLikeHeadline(first), page.blocks[first].words >= 4,
            page.blocks[kept[1]].words > 4 || kept.count > 2
        else { return nil }
        return first
    }

    /// Whether nothing but an abbreviation (`U.S.`, `Gen.`) has a full stop inside.
    private static func isOneSentence(_ page: Page, _ range: Range<Int>) -> Bool {
        var start = range.lowerBound
        while true {
            let end = page.sentenceEnd(from: start, to: range.upperBound)
            if end == range.upperBound { return true }
            guard page.endsWithAbbreviation(range.lowerBound..<end) else { return false }
            start = end
        }
    }

    /// Lines that belong to a picture or to a box of the page.
    private static func startsAsCaption(_ page: Page, _ range: Range<Int>) -> Bool {
        let first = page.bytes[range.lowerBound]
        if first == UInt8(ascii: "(") || first == UInt8(ascii: "[") { return true }
        let phrase = page.bytes.phrase(range)
        let starts: [StaticString] = [
            "story highlights", "media playback", "image copyright", "image caption",
            "media caption",
            "enlarge this image", "file photo", "photo", "pictured", "a file photo", "close ",
        ]
        if starts.contains(where: { phrase.has($0, at: 0) }) { return true }
        let last = page.bytes[range.upperBound - 1]
        guard last == UInt8(ascii: ")"),
            let open = page.bytes[range].lastIndex(of: UInt8(ascii: "("))
        else { return Licence.contains("getty images", phrase) }
        return page.bytes[open...].prefix(80).contains(UInt8(ascii: "/"))
            || Licence.contains("photo", page.bytes.phrase(open..<range.upperBound))
            || Licence.contains("getty", phrase)
    }

    /// `By Ann Example and Bob Sample, Daily Paper`: who wrote it.
    static func byline(_ page: Page, _ index: Int) -> String? {
        let range = page.blocks[index].range
        guard range.count <= 120, (2...14).contains(page.blocks[index].words),
            page.bytes[range.upperBound - 1] != UInt8(ascii: ".")
        else { return nil }
        var start = range.lowerBound
        for lead in ["By ", "BY ", "by ", "Written by ", "Posted by ", "By: ", "Author: "]
            as [StaticString] where page.bytes.has(lead, at: start)
        {
            start += lead.utf8CodeUnitCount
            break
        }
        guard start > range.lowerBound, start < range.upperBound,
            areNames(page.bytes, start..<range.upperBound)
        else { return nil }
        return page.bytes.text(start..<range.upperBound)
    }

    private static func areNames(_ bytes: [UInt8], _ range: Range<Int>) -> Bool {
        var names = 0
        for word in bytes[range].split(whereSeparator: { $0 == .blank || $0 == 0x2C || $0 == 0x7C })
        {
            guard let first = word.first else { continue }
            if first.isUpper || first.isHigh {
                names += 1
            } else if first.isDigit {
                return false
            } else {
                let small = [
                    "and", "of", "the", "for", "in", "at", "de", "van", "von", "der",
                    "al", "el", "bin", "da", "la", "le", "&", "@", "/", "-",
                ]
                let text = String(decoding: word, as: UTF8.self)
                if !small.contains(text) { return false }
            }
        }
        return names >= 2 && bytes[range.lowerBound].isUpper
    }
}
