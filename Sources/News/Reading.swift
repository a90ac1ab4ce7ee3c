/// A token as records show it. Source: Universal Dependencies 2.
public struct TokenRecord: Hashable, Sendable, Codable {
    public var span: Span
    public var lemma: String?
    public var upos: String?
    public var xpos: String?
    /// The number of the head token within the sentence, from 1; 0 is the root.
    public var head: Int?
    public var deprel: String?

    public init(
        span: Span, lemma: String? = nil, upos: String? = nil, xpos: String? = nil,
        head: Int? = nil, deprel: String? = nil
    ) {
        self.span = span
        self.lemma = lemma
        self.upos = upos
        self.xpos = xpos
        self.head = head
        self.deprel = deprel
    }
}

/// What a mention or an entity is.
public enum EntityType: String, Sendable, Codable {
    case person, organization, place, group, other
}

/// A stretch of text that refers to somebody or something.
public struct Mention: Hashable, Sendable, Codable {
    public enum Form: String, Sendable, Codable { case name, nominal, pronoun }

    public var span: Span
    public var text: String
    public var type: EntityType
    public var form: Form
    public var entity: String?

    public init(span: Span, text: String, type: EntityType, form: Form, entity: String? = nil) {
        self.span = span
        self.text = text
        self.type = type
        self.form = form
        self.entity = entity
    }
}

/// Somebody or something the article names, with all the names it goes by there.
public struct Entity: Hashable, Sendable, Codable {
    public var id: String
    public var type: EntityType
    public var name: String
    public var names: [String]
    public var roles: [Cited]
    /// ISO 3166-1 alpha-3.
    public var country: String?
    /// Degrees, WGS 84.
    public var lat: Double?
    public var lon: Double?
    /// The id that lasts across articles, when a store is there.
    public var global: String?

    public init(
        id: String, type: EntityType, name: String, names: [String] = [], roles: [Cited] = [],
        country: String? = nil, lat: Double? = nil, lon: Double? = nil, global: String? = nil
    ) {
        self.id = id
        self.type = type
        self.name = name
        self.names = names
        self.roles = roles
        self.country = country
        self.lat = lat
        self.lon = lon
        self.global = global
    }
}

/// An expression of time with its value. Source: TIMEX3 (ISO 24617-1).
public struct Timex: Hashable, Sendable, Codable {
    public enum Kind: String, Sendable, Codable {
        case date = "DATE"
        case time = "TIME"
        case duration = "DURATION"
        case set = "SET"
    }

    public var span: Span
    public var text: String
    public var type: Kind
    /// As much as is known: `2019-03-18`, `2019-03`, `XXXX-09-14`.
    public var value: String

    public init(span: Span, text: String, type: Kind, value: String) {
        self.span = span
        self.text = text
        self.type = type
        self.value = value
    }
}

/// Words the article gives as said by somebody.
public struct Quote: Hashable, Sendable, Codable {
    public enum Kind: String, Sendable, Codable { case direct, indirect, mixed }

    /// From the opening to the closing mark, both included.
    public var span: Span
    /// The words said, without the marks.
    public var text: String
    public var kind: Kind
    public var speaker: Cited?
    public var cue: Cited?
    /// Those who relayed it, nearest to the outlet first.
    public var via: [Cited]
    public var addressee: Cited?

    public init(
        span: Span, text: String, kind: Kind, speaker: Cited? = nil, cue: Cited? = nil,
        via: [Cited] = [], addressee: Cited? = nil
    ) {
        self.span = span
        self.text = text
        self.kind = kind
        self.speaker = speaker
        self.cue = cue
        self.via = via
        self.addressee = addressee
    }
}

/// Something done by somebody, to somebody, somewhere, at some time. Source: PLOVER (2024).
public struct Event: Hashable, Sendable, Codable {
    public enum Status: String, Sendable, Codable {
        case happened, future, hypothetical, negated, historical, demanded
    }

    public var span: Span
    public var trigger: Cited
    public var type: String
    public var mode: String?
    public var cameo: String?
    public var status: Status
    public var actors: [Cited]
    public var recipients: [Cited]
    public var place: Cited?
    public var date: String?
    /// Index in `quotes` of the quotation it stands in.
    public var quote: Int?
    /// 0 to 1, calibrated.
    public var confidence: Double

    public init(
        span: Span, trigger: Cited, type: String, mode: String? = nil, cameo: String? = nil,
        status: Status, actors: [Cited] = [], recipients: [Cited] = [], place: Cited? = nil,
        date: String? = nil, quote: Int? = nil, confidence: Double
    ) {
        self.span = span
        self.trigger = trigger
        self.type = type
        self.mode = mode
        self.cameo = cameo
        self.status = status
        self.actors = actors
        self.recipients = recipients
        self.place = place
        self.date = date
        self.quote = quote
        self.confidence = confidence
    }
}
