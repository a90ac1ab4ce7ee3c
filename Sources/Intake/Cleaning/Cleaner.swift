internal import Text

/// Takes out of a page what is not of the article, each piece with its reason.
///
/// A line is judged by its shape (length, marks, capitals), by lists, by where it stands and by what
/// was said before. In doubt it stays: a lost sentence is worse than a kept link.
struct Cleaner: Sendable {
    let phrases: Phrases

    /// - Parameter headline: what the file's metadata says, so that a second copy goes.
    func clean(_ page: inout Page, deadline: Deadline) throws(DeadlinePassed) {
        try splitTails(&page, deadline)
        judgeLines(&page)
        RelatedLinks(phrases: phrases).judge(&page)
        try Repeats.judge(&page, deadline)
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
        let count = page.blocks.count
        for i in page.blocks.indices where page.blocks[i].reason == nil {
            let isEdge = i < 3 || i >= count - 4
            page.blocks[i].reason = reason(page, i, isEdge: isEdge)
        }
    }

    private func reason(_ page: Page, _ index: Int, isEdge: Bool) -> Reason? {
        let range = page.blocks[index].range
        if !page.hasLetters(range) { return codeReason(page, range, isEdge: isEdge) }
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
        if PageDate.isPageDate(page.bytes, range) { return .pageDate }
        if isBreadcrumb(page.bytes, range) { return .navigation }
        return nil
    }

    /// Lines without a letter: counters and file numbers at either end, rules anywhere.
    private func codeReason(_ page: Page, _ range: Range<Int>, isEdge: Bool) -> Reason? {
        if PageDate.isPageDate(page.bytes, range) { return .pageDate }
        let hasDigits = range.contains { page.bytes[$0].isDigit }
        if !hasDigits { return .code }
        if Tails.isCode(page.bytes, range) { return .code }
        let isPlain = range.allSatisfy { page.bytes[$0].isDigit }
        return isPlain && isEdge && range.count <= 9 ? .code : nil
    }

    /// `Home > News > World`
    private func isBreadcrumb(_ bytes: [UInt8], _ range: Range<Int>) -> Bool {
        guard range.count <= 120 else { return false }
        var marks = 0
        for i in range.dropFirst().dropLast() {
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
