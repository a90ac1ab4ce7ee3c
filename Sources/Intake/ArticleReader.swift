internal import News
internal import Text

/// A source's text and fields to an `Article`: cleaned, headline first, metadata with its reasons.
struct ArticleReader: Sendable {
    let settings: IntakeSettings
    let cleaner: Cleaner
    let lexicon: Lexicon
    let languages: LanguageGuess

    init(settings: IntakeSettings) {
        self.settings = settings
        cleaner = Cleaner(
            phrases: Phrases(PackageResources.phrases_txt, Array(settings.phrases.utf8)))
        lexicon = Lexicon(
            outlets: PackageResources.outlets_txt, places: PackageResources.places_txt,
            settings: settings.outlets)
        languages = LanguageGuess(PackageResources.stopwords_txt)
    }

    /// - Throws: `IntakeError` (`no-text`, `too-long`), `DeadlinePassed`.
    func article(
        _ source: SourceArticle, id: String, file: String, folder: String?, deadline: Deadline
    ) throws -> Article {
        var source = source
        if settings.raw { return try raw(source, id: id, file: file) }
        var page = Page(Normalizer.normalized(source.body))
        try deadline.check()
        HeaderLines.read(&page, into: &source)
        try cleaner.clean(&page, deadline: deadline)
        let finding = Finding(
            page: &page, source: source, lexicon: lexicon, phrases: cleaner.phrases)
        guard page.blocks.contains(where: { $0.reason == nil && $0.words > 0 }) else {
            throw IntakeError(.noText, "no text is left once links, codes and dates are taken out")
        }
        var article = Article(id: id, file: file, text: "")
        let layout = TextLayout(page, headline: finding.headline)
        guard layout.bytes.count <= settings.textLimit else { throw tooLong(layout.bytes.count) }
        article.text = String(decoding: layout.bytes, as: UTF8.self)
        article.headline = finding.headline
        article.byline = source.byline ?? finding.byline
        article.removed = removed(page)
        article.rights = source.rights ?? finding.rights
        article.url = source.url
        article.language = source.language ?? languages.tag(of: layout.bytes)
        if let credit = finding.credit, credit.place != nil || credit.agency != nil {
            article.dateline = News.Dateline(place: credit.place, agency: credit.agency)
        }
        article.outlet = OutletChoice(lexicon: lexicon, settings: settings).outlet(
            source, finding, layout, folder: folder)
        var dates = source.dates + finding.dates
        // `/2019/03/18/` in an address.
        if let url = source.url.map({ Array($0.utf8) }),
            let date = DateScanner(bytes: url).dates(in: url.indices).first(where: {
                $0.year != nil
            })
        {
            dates.append(DateEvidence(.address, date))
        }
        if let fixed = settings.published, let date = DateEvidence(.configuration, text: fixed) {
            dates.append(date)
        }
        var forensics = DateForensics(dates)
        article.published = forensics.published()
        return article
    }

    private func raw(_ source: SourceArticle, id: String, file: String) throws -> Article {
        guard source.body.count <= settings.textLimit else { throw tooLong(source.body.count) }
        guard source.body.contains(where: { !$0.isSpace }) else {
            throw IntakeError(.noText, "there is nothing but white space")
        }
        var article = Article(
            id: id, file: file, text: String(decoding: source.body, as: UTF8.self))
        article.language = languages.tag(of: source.body)
        if let name = settings.outlet {
            article.outlet = Outlet(
                name: name, domain: lexicon.outlet(named: name)?.domain, basis: .configuration)
        }
        if let fixed = settings.published, let date = DateEvidence(.configuration, text: fixed) {
            article.published = Published(
                value: date.value, precision: date.precision, basis: date.basis.rawValue)
        }
        return article
    }

    private func removed(_ page: Page) -> [Removed] {
        page.blocks.indices.compactMap { i in
            page.blocks[i].reason.map { Removed(text: page.text(i), reason: $0.rawValue) }
        }
    }

    private func tooLong(_ count: Int) -> IntakeError {
        IntakeError(
            .tooLong, "the text has \(count) bytes, \(settings.textLimit) are allowed; split it")
    }
}
