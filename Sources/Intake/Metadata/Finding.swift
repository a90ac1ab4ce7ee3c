/// What a cleaned page says about itself: headline, byline, credit line, rights, dates.
struct Finding {
    var headline: String?
    /// The outlet that a line of its own names.
    var sourceLine: String?
    var byline: String?
    var credit: CreditLine?
    var rights: String?
    var licenceOwner: String?
    /// Where the outlet names itself, in the page's bytes.
    var selfReference: Range<Int>?
    var selfName: String?
    /// The outlet whose address the text gives for letters.
    var contact: String?
    var dates: [DateEvidence] = []

    /// Marks the blocks that become metadata: the headline's (set before the text by the layout) and
    /// the byline's.
    init(page: inout Page, source: SourceArticle, lexicon: Lexicon, phrases: Phrases) {
        takeRights(page)
        for block in page.blocks where block.reason == .credits && contact == nil {
            contact = SourceLine.outlet(ofContact: page.bytes, block.range, lexicon)
        }
        while takeTopLine(&page, lexicon) { Ends.judge(&page, phrases) }
        let creditBlock = findCredit(page, lexicon)
        takeHeadline(&page, source, creditBlock, lexicon)
        if credit?.outlet == nil, let range = SelfReference.outlet(page, lexicon) {
            selfReference = range
            selfName = page.bytes.text(range)
        }
        takeDates(page)
    }

    /// Takes one line that names an author or the outlet from the first four.
    private mutating func takeTopLine(_ page: inout Page, _ lexicon: Lexicon) -> Bool {
        let kept = page.kept
        for place in kept.indices.prefix(4) where kept.count > 1 {
            let i = kept[place]
            if let name = Headline.byline(page, i) {
                byline = byline ?? name
                sourceLine = sourceLine ?? SourceLine.outlet(ofByline: name, lexicon)
                page.blocks[i].reason = .byline
                return true
            }
            if let line = SourceLine(page, kept, at: place, owner: licenceOwner, lexicon) {
                sourceLine = sourceLine ?? line.outlet
                if let date = line.date { dates.append(DateEvidence(.sourceLine, date)) }
                page.blocks[i].reason = .metadata
                if place > 0, byline == nil, SourceLine.isNames(page, kept[place - 1]),
                    place > 1
                        || !Headline.hasOrdinaryWord(
                            page, kept[0], behind: page.blocks[i].range.upperBound)
                {
                    byline = page.text(kept[place - 1])
                    page.blocks[kept[place - 1]].reason = .byline
                }
                return true
            }
        }
        return false
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
        _ page: inout Page, _ source: SourceArticle, _ creditBlock: Int?, _ lexicon: Lexicon
    ) {
        if let given = source.headline {
            headline = given
            let bytes = Array(given.utf8)
            let key = bytes.phrase(bytes.indices)
            for i in page.kept.prefix(3) where page.bytes.phrase(page.blocks[i].range) == key {
                page.blocks[i].isSettled = true
                return
            }
        } else if let index = Headline.block(page, credit: creditBlock, lexicon) {
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
                    dates.append(DateEvidence(PageDate.basis(page.bytes, range), date))
                }
            case nil:
                if let date = CaptionDate.date(page.bytes, range) {
                    var evidence = DateEvidence(.caption, date)
                    evidence.isConfirmed = CaptionDate.isConfirmed(date, page, besides: i)
                    dates.append(evidence)
                }
            default: break
            }
        }
        if let date = credit?.date { dates.append(DateEvidence(.dateline, date)) }
    }
}
