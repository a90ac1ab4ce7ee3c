/// What the analysis took from one article: the record `dateline/article/1`.
///
/// Encodes flat: the article's own fields and these side by side.
public struct Report: Hashable, Sendable {
    public static let schema = "dateline/article/1"

    public var article: Article
    /// In order, leaving out nothing of the text but white space.
    public var sentences: [Span]
    /// Only when asked for.
    public var tokens: [TokenRecord]?
    public var mentions: [Mention]
    public var entities: [Entity]
    public var times: [Timex]
    public var quotes: [Quote]
    public var events: [Event]

    public init(
        article: Article, sentences: [Span] = [], tokens: [TokenRecord]? = nil,
        mentions: [Mention] = [], entities: [Entity] = [], times: [Timex] = [],
        quotes: [Quote] = [], events: [Event] = []
    ) {
        self.article = article
        self.sentences = sentences
        self.tokens = tokens
        self.mentions = mentions
        self.entities = entities
        self.times = times
        self.quotes = quotes
        self.events = events
    }
}

extension Report: Codable {
    private enum Key: String, CodingKey {
        case schema, sentences, tokens, mentions, entities, times, quotes, events
    }

    public init(from decoder: any Decoder) throws {
        let keys = try decoder.container(keyedBy: Key.self)
        let schema = try keys.decode(String.self, forKey: .schema)
        guard schema == Self.schema else {
            throw DecodingError.dataCorruptedError(
                forKey: .schema, in: keys, debugDescription: "not a \(Self.schema): \(schema)")
        }
        article = try Article(from: decoder)
        sentences = try keys.decode([Span].self, forKey: .sentences)
        tokens = try keys.decodeIfPresent([TokenRecord].self, forKey: .tokens)
        mentions = try keys.decode([Mention].self, forKey: .mentions)
        entities = try keys.decode([Entity].self, forKey: .entities)
        times = try keys.decode([Timex].self, forKey: .times)
        quotes = try keys.decode([Quote].self, forKey: .quotes)
        events = try keys.decode([Event].self, forKey: .events)
    }

    public func encode(to encoder: any Encoder) throws {
        try article.encode(to: encoder)
        var keys = encoder.container(keyedBy: Key.self)
        try keys.encode(Self.schema, forKey: .schema)
        try keys.encode(sentences, forKey: .sentences)
        try keys.encodeIfPresent(tokens, forKey: .tokens)
        try keys.encode(mentions, forKey: .mentions)
        try keys.encode(entities, forKey: .entities)
        try keys.encode(times, forKey: .times)
        try keys.encode(quotes, forKey: .quotes)
        try keys.encode(events, forKey: .events)
    }
}
