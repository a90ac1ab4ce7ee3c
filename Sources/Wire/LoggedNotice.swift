/// A notice as the log keeps it: numbered, and ready to be put on the wire.
public struct LoggedNotice: Hashable, Sendable {
    /// In the whole log, from 1, without holes.
    public var sequence: UInt64
    /// How many notices of its type (the topic's first two segments) the log has had, this included.
    public var topicCount: UInt64
    /// ASCII, each segment ended by `/`.
    public var topic: String
    /// `article/analyzed`.
    public var type: String
    public var subject: String?
    /// RFC 3339, UTC.
    public var time: String
    /// A JSON object.
    public var data: [UInt8]

    public init(
        sequence: UInt64, topicCount: UInt64, topic: String, type: String, subject: String?,
        time: String, data: [UInt8]
    ) {
        self.sequence = sequence
        self.topicCount = topicCount
        self.topic = topic
        self.type = type
        self.subject = subject
        self.time = time
        self.data = data
    }
}
