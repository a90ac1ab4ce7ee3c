/// Why a file could not be read. The raw value is the topic segment and the record's `reason`.
public enum QuarantineReason: String, Sendable, Codable, CaseIterable {
    case empty, unstable, unreadable, symlink
    case notRegular = "not-regular"
    case tooLarge = "too-large"
    case badName = "bad-name"
    case unsupported
    case encoding
    case malformed
    case noText = "no-text"
    case tooLong = "too-long"
    case timeout, crashed
}

/// The `.json` beside a quarantined file, and `data` of `article/quarantined`.
public struct QuarantineRecord: Hashable, Sendable, Codable {
    public static let schema = "dateline/quarantine/1"

    public var schema = Self.schema
    /// The name it has in `quarantine/`.
    public var id: String
    /// The name as dropped, printable.
    public var file: String
    public var reason: QuarantineReason
    /// What is wrong, and where, in one line.
    public var message: String
    public var attempts: Int
    /// SHA-256 in hex; `nil` when the file could not be opened.
    public var sha256: String?
    public var bytes: Int
    /// RFC 3339, UTC.
    public var at: String
    /// In a file of JSON lines, the numbers of those that failed, from 1.
    public var lines: [Int]?

    public init(
        id: String, file: String, reason: QuarantineReason, message: String, attempts: Int,
        sha256: String?, bytes: Int, at: String, lines: [Int]? = nil
    ) {
        self.id = id
        self.file = file
        self.reason = reason
        self.message = message
        self.attempts = attempts
        self.sha256 = sha256
        self.bytes = bytes
        self.at = at
        self.lines = lines
    }
}

/// `data` of `article/repeated`: a content that was analysed before came again.
public struct RepeatRecord: Hashable, Sendable, Codable {
    public static let schema = "dateline/repeat/1"

    public var schema = Self.schema
    /// The article it is.
    public var id: String
    /// The name it came under this time, printable.
    public var file: String
    /// The name it first came under.
    public var first: String

    public init(id: String, file: String, first: String) {
        self.id = id
        self.file = file
        self.first = first
    }
}
