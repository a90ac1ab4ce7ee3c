/// A news article as Intake hands it on: clean text and what the file said about itself.
///
/// All spans are in `text`.
public struct Article: Hashable, Sendable, Codable {
    /// 32 hex digits: the first 16 bytes of SHA-256 over the file's (or the JSON line's) bytes.
    public var id: String
    /// The name as dropped, printable (bytes that are not UTF-8 as `\xNN`).
    public var file: String
    public var outlet: Outlet?
    public var headline: String?
    public var byline: String?
    public var dateline: Dateline?
    public var published: Published?
    /// Where the article says it can be found.
    public var url: String?
    /// BCP 47 tag.
    public var language: String?
    /// The licence or copyright line, kept though it is taken from the text.
    public var rights: String?
    /// Paragraphs separated by a blank line, the headline first when there is one.
    public var text: String
    public var removed: [Removed]

    public init(
        id: String, file: String, text: String, outlet: Outlet? = nil, headline: String? = nil,
        byline: String? = nil, dateline: Dateline? = nil, published: Published? = nil,
        url: String? = nil, language: String? = nil, rights: String? = nil,
        removed: [Removed] = []
    ) {
        self.id = id
        self.file = file
        self.text = text
        self.outlet = outlet
        self.headline = headline
        self.byline = byline
        self.dateline = dateline
        self.published = published
        self.url = url
        self.language = language
        self.rights = rights
        self.removed = removed
    }
}

/// Who published an article, and how that is known.
public struct Outlet: Hashable, Sendable, Codable {
    public enum Basis: String, Sendable, Codable {
        case metadata
        case creditLine = "credit line"
        case configuration
        case licenceLine = "licence line"
        case selfReference = "self-reference"
        case folder
    }

    public var name: String
    public var domain: String?
    public var basis: Basis
    /// Where the text says so, when it does.
    public var span: Span?

    public init(name: String, domain: String? = nil, basis: Basis, span: Span? = nil) {
        self.name = name
        self.domain = domain
        self.basis = basis
        self.span = span
    }
}

/// The place an article was filed from, as its first line says: `DAMASCUS (Dispatches) –`.
public struct Dateline: Hashable, Sendable, Codable {
    public var place: String?
    public var agency: String?

    public init(place: String? = nil, agency: String? = nil) {
        self.place = place
        self.agency = agency
    }
}

/// When an article was published: the chosen candidate and those that lost.
public struct Published: Hashable, Sendable, Codable {
    public enum Precision: String, Sendable, Codable { case year, month, day, minute, second }

    public struct Rejected: Hashable, Sendable, Codable {
        public var value: String
        public var basis: String
        public var why: String

        public init(value: String, basis: String, why: String) {
            self.value = value
            self.basis = basis
            self.why = why
        }
    }

    /// ISO 8601, as precise as is known and no more; `nil` when every candidate was rejected.
    public var value: String?
    public var precision: Precision?
    public var basis: String?
    public var rejected: [Rejected]

    public init(
        value: String?, precision: Precision?, basis: String?, rejected: [Rejected] = []
    ) {
        self.value = value
        self.precision = precision
        self.basis = basis
        self.rejected = rejected
    }
}

/// A line or passage that is not of the article, kept with the reason it was taken out.
public struct Removed: Hashable, Sendable, Codable {
    public var text: String
    /// `related links`, `navigation`, `repeat`, `code`, `page date`, `licence`, `share buttons`…
    public var reason: String

    public init(text: String, reason: String) {
        self.text = text
        self.reason = reason
    }
}
