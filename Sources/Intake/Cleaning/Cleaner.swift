internal import Text

/// Takes out of a page what is not of the article, each piece with its reason.
///
/// A line is judged by its shape (length, marks, capitals), by lists, by where it stands and by what
/// was said before. In doubt it stays: a lost sentence is worse than a kept link.
struct Cleaner: Sendable {
    let phrases: Phrases

    func clean(_ page: inout Page, deadline: Deadline) throws(DeadlinePassed) {
        try splitTails(&page, deadline)
        judgeLines(&page)
        RelatedLinks(phrases: phrases).judge(&page)
        try Repeats.judge(&page, deadline)
        let kept = page.kept
        Ends.judge(&page, phrases)
        // What stood between two equal lines is gone: now they follow each other.
        if let first = page.kept.first, let last = page.kept.last,
            kept.contains(where: { first < $0 && $0 < last && page.blocks[$0].reason != nil })
        {
            try Repeats.judge(&page, deadline)
        }
    }

    // MARK: Pieces at the end of a paragraph

    private func splitTails(_ page: inout Page, _ deadline: Deadline) throws(DeadlinePassed) {
        var i = 0
        while i < page.blocks.count {
            try deadline.check()
            if page.blocks[i].words > 4 {
                Tails.splitLicence(&page, i)
                Tails.splitCode(&page, i)
                Tails.splitSubscription(&page, i)
                Markers.split(&page, i)
                PhotoCredit.split(&page, i, phrases)
                Tails.splitLabel(&page, i, phrases)
            }
            i += 1
        }
    }

    // MARK: Whole lines

    private func judgeLines(_ page: inout Page) {
        for i in page.blocks.indices where page.blocks[i].reason == nil {
            page.blocks[i].reason = reason(page, i)
        }
    }

    private func reason(_ page: Page, _ index: Int) -> Reason? {
        let range = page.blocks[index].range
        if !page.hasLetters(range) { return isCode(page, range) ? .code : nil }
        if Licence.isLicence(page.bytes, range) { return .licence }
        if Scraps.isForm(page.bytes, range) { return .subscription }
        guard range.count <= Phrases.longest else { return nil }
        let phrase = page.bytes.phrase(range)
        if let section = phrases.section(of: phrase), let reason = Reason(rawValue: section),
            reason != .credits || namesSomebody(page.bytes, range)
        {
            return reason
        }
        if page.bytes.has("Follow @", at: range.lowerBound), page.blocks[index].words <= 6 {
            return .shareButtons
        }
        if let colon = page.bytes[range].prefix(40).firstIndex(of: UInt8(ascii: ":")) {
            let label = page.bytes.phrase(range.lowerBound..<colon)
            if let section = phrases.section(ofLabel: label), !page.endsSentence(range),
                page.blocks[index].words <= 14
            {
                // `(PHOTOS: Storms of the century)` leads to pictures elsewhere.
                let isLink = page.bytes[range.lowerBound] == 0x28 && label == Array("photos".utf8)
                return isLink ? .relatedLinks : Reason(rawValue: section)
            }
        }
        if page.blocks[index].words <= 12, phrases.isMade(of: "share", phrase),
            phrases.hasWord(of: "share sign", phrase),
            !range.contains(where: { page.bytes[$0] == 0x3A || page.bytes[$0] == 0x3B })
        {
            return .shareButtons
        }
        if PhotoCredit.isCredit(page.bytes, range, phrase, phrases) { return .photoCredit }
        if Scraps.isScrap(page.bytes, range) { return .code }
        if Scraps.isContact(page.bytes, range, words: page.blocks[index].words) {
            return .credits
        }
        if NavigationBar.isBreadcrumb(page.bytes, range), !page.endsSentence(range) {
            return .navigation
        }
        return nil
    }

    /// `Compiled by Ann Example` names somebody, `Compiled by a former agent, the file…` does not.
    private func namesSomebody(_ bytes: [UInt8], _ range: Range<Int>) -> Bool {
        guard let by = range.prefix(48).first(where: { bytes.has("y ", at: $0) }) else {
            return true
        }
        return by + 2 >= range.upperBound || !bytes[by + 2].isLower
    }

    /// Lines without a letter: rules, and the file numbers of agencies.
    private func isCode(_ page: Page, _ range: Range<Int>) -> Bool {
        !range.contains { page.bytes[$0].isDigit } || Tails.isCode(page.bytes, range)
    }
}
