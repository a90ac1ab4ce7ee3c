internal import Text

/// Judges what only its place tells: dates, numbers, menus and codes at either end of a page.
///
/// In the middle the same lines may be the headings of a chronology, of a list or of a table.
enum Ends {
    /// Takes such lines until neither end has one.
    static func judge(_ page: inout Page, _ phrases: Phrases) {
        takeDates(&page)
        var kept = page.kept
        while kept.count > 1, let found = next(page, kept, phrases) {
            page.blocks[kept[found.place]].reason = found.reason
            kept.remove(at: found.place)
        }
    }

    /// Dates in number are of a chronology.
    private static func takeDates(_ page: inout Page) {
        let kept = page.kept
        let dates = kept.count { PageDate.isPageDate(page.bytes, page.blocks[$0].range) }
        guard dates == 1 || dates == 2 else { return }
        for (k, i) in kept.enumerated() where k < 5 || k >= kept.count - 3 {
            if PageDate.isPageDate(page.bytes, page.blocks[i].range) {
                page.blocks[i].reason = .pageDate
            }
        }
    }

    private static func next(
        _ page: Page, _ kept: [Int], _ phrases: Phrases
    ) -> (place: Int, reason: Reason)? {
        for k in kept.indices where k < 4 || k >= kept.count - 4 {
            let range = page.blocks[kept[k]].range
            guard range.count <= 200 else { continue }
            if k < 2 || k >= kept.count - 2, isLoneNumber(page, range) { return (k, .code) }
            if k == kept.count - 1, Tails.isInitials(page.bytes, range) { return (k, .code) }
            if NavigationBar.isMenu(page, range, phrases) { return (k, .navigation) }
            guard k < 4, page.blocks[kept[k]].words <= 4 else { continue }
            let phrase = page.bytes.phrase(range)
            if isAge(phrase, phrases) { return (k, .pageDate) }
            // `WORLD NEWS` above a headline.
            if k < 2, page.bytes[range.lowerBound].isUpper, !page.endsSentence(range),
                kept.count > k + 2, phrases.isMade(of: "section", phrase),
                !phrase.contains(where: \.isDigit)
            {
                return (k, .navigation)
            }
        }
        return nil
    }

    private static func isLoneNumber(_ page: Page, _ range: Range<Int>) -> Bool {
        range.count <= 9 && range.allSatisfy { page.bytes[$0].isDigit }
    }

    /// `6 years ago`, `3 min read`
    private static func isAge(_ phrase: [UInt8], _ phrases: Phrases) -> Bool {
        phrase.first?.isDigit == true && phrases.isMade(of: "age", phrase)
            && phrases.hasWord(of: "age sign", phrase)
    }
}
