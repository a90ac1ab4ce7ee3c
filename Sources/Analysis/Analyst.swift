public import Linguistics
public import News
public import Text

/// An annotated document to a report of who said what, and when. Pure: the same document gives the same
/// report.
///
/// One analyst serves any number of threads.
public struct Analyst: Sendable {
    public init() {}

    /// - Parameters:
    ///   - document: made of the article's own text.
    ///   - tokens: whether the report lists them.
    /// - Throws: `DeadlinePassed`, asked once a paragraph.
    /// - Complexity: O(tokens).
    public func report(
        on article: Article, document: Document, tokens: Bool = false,
        deadline: Deadline = .none
    ) throws(DeadlinePassed) -> Report {
        try deadline.check()
        let reading = Reading(document)
        let cast = Cast(reading.names, in: reading)
        let quotes = try QuoteReader(reading).quotes(deadline)
        let times = try DateReader(reading, published: article.published).times(deadline)
        return Report(
            article: article, sentences: document.sentences.map { reading.span($0.span) },
            tokens: tokens ? reading.tokenRecords : nil, mentions: cast.mentions,
            entities: cast.entities, times: times, quotes: quotes.map(cast.linked))
    }
}
