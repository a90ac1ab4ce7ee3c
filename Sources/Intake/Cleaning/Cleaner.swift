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
        judgeEnds(&page)
    }

    // MARK: Pieces at the end of a paragraph

    private func splitTails(_ page: inout Page, _ deadline: Deadline) throws(DeadlinePassed) {
        var i = 0
        while i < page.blocks.count {
            try deadline.check()
            if page.blocks[i].words > 4 {
                Tails.splitLicence(&page, i)
                Tails.splitCode(&page, i)
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

    /// Takes dates and lone numbers that stand first or last, until neither end has one.
    ///
    /// In the middle, and dates in number, they are the headings of a chronology or a list.
    private func judgeEnds(_ page: inout Page) {
        var kept = page.kept
        let dates = kept.count { PageDate.isPageDate(page.bytes, page.blocks[$0].range) }
        if dates == 1 || dates == 2 {
            for (k, i) in kept.enumerated() where k < 5 || k >= kept.count - 3 {
                if PageDate.isPageDate(page.bytes, page.blocks[i].range) {
                    page.blocks[i].reason = .pageDate
                }
            }
        }
        kept = page.kept
        while let i = (kept.prefix(2) + kept.suffix(2)).first(where: { isLoneNumber(page, $0) }) {
            page.blocks[i].reason = .code
            kept.removeAll { $0 == i }
        }
    }

    private func isLoneNumber(_ page: Page, _ index: Int) -> Bool {
        let range = page.blocks[index].range
        return range.count <= 9 && range.allSatisfy { page.bytes[$0].isDigit }
    }

    private func reason(_ page: Page, _ index: Int) -> Reason? {
        let range = page.blocks[index].range
        if !page.hasLetters(range) { return isCode(page, range) ? .code : nil }
        if Licence.isLicence(page.bytes, range) { return .licence }
        guard range.count <= Phrases.longest else { return nil }
        let phrase = page.bytes.phrase(range)
        if let section = phrases.section(of: phrase), let reason = Reason(rawValue: section) {
            return reason
        }
        if let colon = page.bytes[range].prefix(40).firstIndex(of: UInt8(ascii: ":")) {
            let label = page.bytes.phrase(range.lowerBound..<colon)
            if let section = phrases.section(ofLabel: label), !page.endsSentence(range),
                page.blocks[index].words <= 14
            {
                return Reason(rawValue: section)
            }
        }
        if page.blocks[index].words <= 12, phrases.isMade(of: "share", phrase),
            phrases.hasWord(of: "share sign", phrase),
            !range.contains(where: { page.bytes[$0] == 0x3A || page.bytes[$0] == 0x3B })
        {
            return .shareButtons
        }
        if PhotoCredit.isCredit(page.bytes, range, phrase, phrases) { return .photoCredit }
        if isBreadcrumb(page.bytes, range), !page.endsSentence(range) { return .navigation }
        return nil
    }

    /// Lines without a letter: rules, and the file numbers of agencies.
    private func isCode(_ page: Page, _ range: Range<Int>) -> Bool {
        !range.contains { page.bytes[$0].isDigit } || Tails.isCode(page.bytes, range)
    }

    /// `Home > News > World`
    private func isBreadcrumb(_ bytes: [UInt8], _ range: Range<Int>) -> Bool {
        guard range.count <= 120, bytes[range.lowerBound].isWord else { return false }
        var marks = 0
        for i in range.dropFirst().dropLast() {
            guard bytes[i - 1] == .blank else { continue }
            if bytes[i] == UInt8(ascii: ">") || bytes.has("\u{BB}", at: i)
                || bytes.has("\u{203A}", at: i)
            {
                marks += 1
            }
        }
        let phrase = bytes.phrase(range)
        return marks >= 2 || (marks == 1 && phrase.starts(with: Array("home ".utf8)))
    }
}
