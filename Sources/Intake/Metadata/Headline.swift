/// Finds the headline of a plain text, and the byline under it.
enum Headline {
    /// The block that is the headline, when the first lines have the looks of one.
    ///
    /// - Parameter credit: the block that begins with a credit line or dateline; what stands before
    ///   it is headline, whatever its last mark.
    static func block(_ page: Page, credit: Int?, _ lexicon: Lexicon) -> Int? {
        let kept = page.kept
        guard kept.count >= 2, let first = kept.first, first != credit,
            !page.blocks[first].isCaption
        else { return nil }
        let range = page.blocks[first].range
        guard range.count <= 240, !page.bytes[range.lowerBound].isLower,
            page.blocks[first].words >= 2
        else { return nil }
        let isFollowed = credit.map { kept.prefix(3).contains($0) } ?? false
        guard !startsAsCaption(page, range) else { return nil }
        let words = page.blocks[first].words
        // So long a question is the beginning of a column.
        if words > 16, page.endsSentence(range), !isFollowed { return nil }
        if isOneSentence(page, range) {
            if isFollowed, words <= 30 {
                // Two names above a dateline are the photographer's or the author's.
                return words > 3 || hasOrdinaryWord(page, first, behind: range.upperBound)
                    ? first : nil
            }
        } else if words > 18 || page.lastByte(range) == 0x2E
            || page.bytes.wordCount(firstSentence(page, range)) > 6
        {
            // `Say cheese! Families stay at home`, without a full stop: two sentences, one headline.
            return nil
        }
        guard page.looksLikeHeadline(first) || isLongHeadline(page, range, before: kept[1]) else {
            return nil
        }
        // `Ann Example and Bob Sample` wrote it.
        if (4...6).contains(words), areNames(page.bytes, range),
            page.bytes[range].split(separator: .blank).contains(where: {
                $0.elementsEqual("and".utf8)
            }),
            !hasOrdinaryWord(page, first, behind: page.blocks[kept[1]].range.lowerBound)
        {
            return nil
        }
        if words >= 4 { return page.blocks[kept[1]].words > 4 || kept.count > 2 ? first : nil }
        return isShortHeadline(page, first, before: kept[1], lexicon) ? first : nil
    }

    private static func firstSentence(_ page: Page, _ range: Range<Int>) -> Range<Int> {
        range.lowerBound..<page.sentenceEnd(from: range.lowerBound, to: range.upperBound)
    }

    /// A line longer than headlines are, but with prose behind and no full stop.
    private static func isLongHeadline(
        _ page: Page, _ range: Range<Int>, before next: Int
    ) -> Bool {
        guard range.count <= 240, page.bytes[range.lowerBound].isUpper,
            page.bytes[range.upperBound - 1].isLetter || page.bytes[range.upperBound - 1].isDigit,
            page.bytes.wordCount(range) <= 36
        else { return false }
        return page.blocks[next].words > 12 && page.endsSentence(page.blocks[next].range)
    }

    /// `Ten Inconvenient Facts`: two or three words with prose behind, that name no man, place or
    /// outlet: at least one of them is written small elsewhere in the article.
    private static func isShortHeadline(
        _ page: Page, _ index: Int, before next: Int, _ lexicon: Lexicon
    ) -> Bool {
        let range = page.blocks[index].range
        guard page.blocks[next].words >= 12, page.endsSentence(page.blocks[next].range),
            !lexicon.isPlace(page.bytes.phrase(range)), !lexicon.isOutletName(page.text(index)),
            page.bytes[range.upperBound - 1].isWord || page.bytes[range.upperBound - 1] == 0x3F
                || page.bytes[range.upperBound - 1] == 0x21
        else { return false }
        return hasOrdinaryWord(page, index, behind: page.blocks[next].range.lowerBound)
    }

    /// Whether a word of a line is written small in the text from byte `start` on: names are not.
    static func hasOrdinaryWord(_ page: Page, _ index: Int, behind start: Int) -> Bool {
        let range = page.blocks[index].range
        let body = page.bytes[start...].prefix(6000)
        let words = Set(body.split { !$0.isWord }.filter { $0.first?.isLower == true })
        return page.bytes[range].split(separator: .blank).contains { word in
            let letters = word.filter(\.isWord).map(\.folded)
            return letters.count >= 4 && words.contains(letters[...])
        }
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
            "media caption", "image source", "series ", "listen to ", "watch ", "video ",
            "gallery ",
            "subscribe ", "sign up ", "click ", "advertisement", "breaking news",
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

    static func areNames(_ bytes: [UInt8], _ range: Range<Int>) -> Bool {
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
