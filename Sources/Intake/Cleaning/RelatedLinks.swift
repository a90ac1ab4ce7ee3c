/// Lists of links to other articles: a label, and the headlines behind it.
struct RelatedLinks {
    let phrases: Phrases

    func judge(_ page: inout Page) {
        var i = 0
        while i < page.blocks.count {
            guard page.blocks[i].reason == nil else {
                i += 1
                continue
            }
            if isLabel(page, i) {
                page.blocks[i].reason = .relatedLinks
                i = takeLinks(&page, after: i)
            } else {
                if isLabelledLink(page, i) { page.blocks[i].reason = .relatedLinks }
                i += 1
            }
        }
    }

    private func isLabel(_ page: Page, _ index: Int) -> Bool {
        let range = page.blocks[index].range
        guard range.count <= 60 else { return false }
        let phrase = page.bytes.phrase(range)
        if phrases.section(of: phrase) == "related label" { return true }
        // `More from the Courier:`, and what else needs its colon to be told from a heading.
        return page.bytes[range.upperBound - 1] == UInt8(ascii: ":")
            && phrases.section(of: phrase) == "related label with colon"
    }

    /// `READ MORE: Headline of another article`, a line without a full stop.
    private func isLabelledLink(_ page: Page, _ index: Int) -> Bool {
        let range = page.blocks[index].range
        if isLinkWithTail(page, index) { return true }
        guard range.count <= 180, index > 0, !endsWithStop(page, range) || isBracketed(page, range),
            page.blocks[index].words <= 24,
            page.sentenceEnd(from: range.lowerBound, to: range.upperBound) > range.upperBound - 40,
            let colon = page.bytes[range].prefix(32).firstIndex(where: { isParting($0) }),
            colon + 1 < range.upperBound
        else { return false }
        let label = page.bytes.phrase(range.lowerBound..<colon)
        return phrases.announcesLink(label)
            || (label.has("also on ", at: 0) && page.bytes[range.lowerBound] == UInt8(ascii: "("))
    }

    /// `Headline of another article Read more`
    private func isLinkWithTail(_ page: Page, _ index: Int) -> Bool {
        let range = page.blocks[index].range
        return range.count <= 200 && (5...30).contains(page.blocks[index].words)
            && page.bytes.has(" Read more", at: range.upperBound - 10)
            && !page.bytes[range.lowerBound].isLower
            && page.bytes[range.upperBound - 11] != UInt8(ascii: ".")
            && page.bytes[range.upperBound - 11] != UInt8(ascii: ",")
    }

    private func isBracketed(_ page: Page, _ range: Range<Int>) -> Bool {
        page.bytes[range.lowerBound] == UInt8(ascii: "(")
            && page.bytes[range.upperBound - 1] == UInt8(ascii: ")")
    }

    private func isParting(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: ":") || byte == UInt8(ascii: "|") || byte == UInt8(ascii: ">")
    }

    private func endsWithStop(_ page: Page, _ range: Range<Int>) -> Bool {
        page.lastByte(range) == UInt8(ascii: ".")
    }

    /// Takes the headlines that follow a label, and stops at the first paragraph of prose.
    ///
    /// What follows the first link must be longer than a subheading of the article would be.
    private func takeLinks(_ page: inout Page, after label: Int) -> Int {
        var i = label + 1
        var taken = 0
        while i < page.blocks.count, taken < 12 {
            if page.blocks[i].reason != nil {
                i += 1
                continue
            }
            let asks = page.endsSentence(page.blocks[i].range)
            guard page.looksLikeHeadline(i), !isLabel(page, i),
                !asks || page.blocks[i].words <= 12, page.blocks[i].words >= (taken == 0 ? 3 : 5)
            else { return i }
            page.blocks[i].reason = .relatedLinks
            taken += 1
            i += 1
        }
        return i
    }
}
