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
        if isFollowed, page.blocks[first].words <= 30 {
            return page.sentenceEnd(from: range.lowerBound, to: range.upperBound)
                == range.upperBound ? first : nil
        }
        guard page.looksLikeHeadline(first), !startsAsCaption(page, range),
            page.blocks[kept[1]].words > 4 || kept.count > 2
        else { return nil }
        return first
    }

    private static func startsAsCaption(_ page: Page, _ range: Range<Int>) -> Bool {
        let phrase = page.bytes.phrase(range)
        for sign in ["photo", "getty images", "file photo", "pictured", "image"] as [StaticString]
        where Licence.contains(sign, phrase) && page.blocks.count > 0 {
            return phrase.count > 60 || phrase.has(sign, at: 0)
        }
        return false
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
        for word in bytes[range].split(whereSeparator: { $0 == .blank || $0 == 0x2C || $0 == 0x7C }) {
            guard let first = word.first else { continue }
            if first.isUpper || first.isHigh {
                names += 1
            } else if first.isDigit {
                return false
            } else {
                let small = ["and", "of", "the", "for", "in", "at", "de", "van", "von", "der",
                    "al", "el", "bin", "da", "la", "le", "&", "@", "/", "-",
                ]
                let text = String(decoding: word, as: UTF8.self)
                if !small.contains(text) { return false }
            }
        }
        return names >= 2 && bytes[range.lowerBound].isUpper
    }
}
