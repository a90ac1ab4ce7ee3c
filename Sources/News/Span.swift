/// A half-open range `[begin, end)` of Unicode code points in an article's `text`.
///
/// Written as `[begin, end]` in records: what Python's `text[b:e]` takes.
/// Source: W3C Web Annotation, TextPositionSelector.
public struct Span: Hashable, Sendable, Codable, Comparable {
    public var begin: Int
    public var end: Int

    public init(_ begin: Int, _ end: Int) {
        self.begin = begin
        self.end = end
    }

    public var count: Int { end - begin }

    public func contains(_ other: Span) -> Bool { begin <= other.begin && other.end <= end }
    public func overlaps(_ other: Span) -> Bool { begin < other.end && other.begin < end }

    public static func < (a: Span, b: Span) -> Bool { (a.begin, a.end) < (b.begin, b.end) }

    public init(from decoder: any Decoder) throws {
        var container = try decoder.unkeyedContainer()
        begin = try container.decode(Int.self)
        end = try container.decode(Int.self)
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.unkeyedContainer()
        try container.encode(begin)
        try container.encode(end)
    }
}

/// Words of the text with the place they stand at.
public struct Cited: Hashable, Sendable, Codable {
    public var text: String
    public var span: Span
    /// The article-local id of the entity it names, when that is known.
    public var entity: String?

    public init(text: String, span: Span, entity: String? = nil) {
        self.text = text
        self.span = span
        self.entity = entity
    }
}
