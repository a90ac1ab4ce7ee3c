public import News
internal import Text

/// One claimed file and what was made of it: the unit that is committed once, whole.
public struct Entry: Sendable {
    /// The ULID of the claim; a claim that is committed already changes nothing.
    public var claim: String
    /// The name as dropped, printable.
    public var file: String
    /// The name as dropped, as it was.
    public var fileBytes: [UInt8]
    public var size: Int
    public var verdict: Verdict

    public init(claim: String, file: String, fileBytes: [UInt8], size: Int, verdict: Verdict) {
        self.claim = claim
        self.file = file
        self.fileBytes = fileBytes
        self.size = size
        self.verdict = verdict
    }
}

/// What became of a file.
public enum Verdict: Sendable {
    /// Its articles, and the record of the lines that were none.
    case articles([AnalysedArticle], failed: QuarantineRecord?)
    case quarantined(QuarantineRecord)
}

/// An article as the desk takes it: its record and what is to be announced.
public struct AnalysedArticle: Sendable {
    /// SHA-256 of the content, 32 bytes.
    public var hash: [UInt8]
    /// The record, JSON; empty for a content the store is known to have.
    public var record: [UInt8]
    public var outlet: String?
    public var headline: String?
    public var language: String?
    public var published: String?
    /// `article/analyzed` first. A notice whose data is the record is stored once, not twice.
    public var notices: [Notice]
    /// Of the program, its lists and models: the same content and versions give the same bytes.
    public var versions: String
    /// In a file of JSON lines, from 1.
    public var line: Int?

    /// - Precondition: 32 bytes of hash, and at least one notice.
    public init(
        hash: [UInt8], record: [UInt8], outlet: String?, headline: String?, language: String?,
        published: String?, notices: [Notice], versions: String, line: Int? = nil
    ) {
        precondition(hash.count == 32, "an article's hash has 32 bytes")
        precondition(!notices.isEmpty, "an article is announced")
        self.hash = hash
        self.record = record
        self.outlet = outlet
        self.headline = headline
        self.language = language
        self.published = published
        self.notices = notices
        self.versions = versions
        self.line = line
    }

    /// A content that `StoreReader.knows` found, so that it need not be read again.
    public static func known(hash: [UInt8], line: Int? = nil) -> AnalysedArticle {
        AnalysedArticle(knownHash: hash, line: line)
    }

    private init(knownHash: [UInt8], line: Int?) {
        precondition(knownHash.count == 32, "an article's hash has 32 bytes")
        hash = knownHash
        record = []
        notices = []
        versions = ""
        self.line = line
    }

    /// 32 hex digits, as the records have it.
    public var id: String { hexadecimal(Array(hash.prefix(16))) }
}

/// What a commit did with one entry.
public enum Outcome: Hashable, Sendable {
    case committed(new: Int, repeated: Int, quarantined: Bool)
    /// A crash came between the commit and the move of the file: move it now.
    case alreadyCommitted(quarantined: Bool)
}
