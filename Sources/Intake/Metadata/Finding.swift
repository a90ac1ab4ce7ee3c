/// What a cleaned page says about itself: headline, byline, credit line, rights, dates.
struct Finding {
    var headline: String?
    var byline: String?
    var credit: CreditLine?
    var rights: String?
    var licenceOwner: String?
    var dates: [DateEvidence] = []

    /// Marks the blocks that become metadata: the headline's (set before the text by the layout) and
    /// the byline's.
    init(page: inout Page, source: SourceArticle, lexicon: Lexicon) {
        takeByline(&page)
        let creditBlock = findCredit(page, lexicon)
        takeHeadline(&page, source, creditBlock)
        takeRights(page)
        takeDates(page)
    }

    private mutating func takeByline(_ page: inout Page) {
        for i in page.kept.prefix(4) {
            guard let name = Headline.byline(page, i) else { continue }
            byline = name
            page.blocks[i].reason = .byline
            return
        }
    }

    private mutating func findCredit(_ page: Page, _ lexicon: Lexicon) -> Int? {
        for i in page.kept.prefix(4) where page.blocks[i].words > 6 {
            if let found = CreditLine(page.bytes, page.blocks[i].range, lexicon) {
                credit = found
                return i
            }
        }
        return nil
    }

    private mutating func takeHeadline(
        _ page: inout Page, _ source: SourceArticle, _ creditBlock: Int?
    ) {
        if let given = source.headline {
            headline = given
            let bytes = Array(given.utf8)
            let key = bytes.phrase(bytes.indices)
            for i in page.kept.prefix(3) where page.bytes.phrase(page.blocks[i].range) == key {
                page.blocks[i].isSettled = true
                return
            }
        } else if let index = Headline.block(page, credit: creditBlock) {
            headline = page.text(index)
            page.blocks[index].isSettled = true
        }
    }

    private mutating func takeRights(_ page: Page) {
        for i in page.blocks.indices where page.blocks[i].reason == .licence {
            rights = rights ?? page.text(i)
            licenceOwner = licenceOwner ?? Licence.owner(page.bytes, page.blocks[i].range)
        }
    }

    private mutating func takeDates(_ page: Page) {
        for i in page.blocks.indices {
            let range = page.blocks[i].range
            switch page.blocks[i].reason {
            case .pageDate:
                if let date = PageDate.date(page.bytes, range) {
                    dates.append(DateEvidence(.pageHeader, date))
                }
            case nil:
                if let date = CaptionDate.date(page.bytes, range) {
                    dates.append(DateEvidence(.caption, date))
                }
            default: break
            }
        }
        if let date = credit?.date { dates.append(DateEvidence(.dateline, date)) }
    }
}
