import News

/// Asks for what the log keeps from a number on.
public struct ReplayRequest: Hashable, Sendable {
    /// The first sequence wanted, from 1.
    public var from: UInt64
    /// Prefixes; none means everything.
    public var topics: [String]
    /// Events at most before the end message; `nil` goes on to the head.
    public var credit: Int?

    public init(from: UInt64, topics: [String] = [], credit: Int? = nil) {
        self.from = max(1, from)
        self.topics = topics
        self.credit = credit
    }

    init(_ body: RequestBody, limits: RequestLimits) throws(RequestError) {
        guard let from = body.from else { throw RequestError(.malformed, "from is missing") }
        let topics = body.topics ?? []
        guard topics.count <= limits.topics else {
            throw RequestError(.malformed, "more than \(limits.topics) topics")
        }
        guard topics.allSatisfy({ $0.utf8.count <= limits.topicLength }) else {
            throw RequestError(.malformed, "a topic of more than \(limits.topicLength) bytes")
        }
        if let credit = body.credit, credit < 1 {
            throw RequestError(.malformed, "credit is less than 1")
        }
        self.init(from: from, topics: topics.contains("") ? [] : topics, credit: body.credit)
    }

    /// The frame that asks for it.
    public func bytes() throws -> [UInt8] {
        try RecordJSON.bytes(
            RequestBody(
                op: "replay", from: from, topics: topics.isEmpty ? nil : topics, credit: credit))
    }
}
