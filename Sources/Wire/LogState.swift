/// Where the log stands: what a heartbeat tells and a replay ends with.
public struct LogState: Hashable, Sendable, Codable {
    /// The last sequence given; 0 in an empty log.
    public var head: UInt64
    /// The first one still kept; `head + 1` when none is.
    public var oldest: UInt64
    /// How many notices each type (`article/analyzed`) has had, up to and including `head`.
    public var counts: [String: UInt64]
    /// The UUID of the log: new when the store is made anew or restored.
    public var stream: String
    /// One more whenever numbers became unreachable.
    public var epoch: Int

    public init(
        head: UInt64, oldest: UInt64, counts: [String: UInt64], stream: String, epoch: Int
    ) {
        self.head = head
        self.oldest = oldest
        self.counts = counts
        self.stream = stream
        self.epoch = epoch
    }

    /// A JSON object.
    ///
    /// - Parameter next: at the end of a replay, the sequence to go on from.
    public func bytes(next: UInt64? = nil) -> [UInt8] {
        var text = JSONText()
        text.raw("{\"head\":")
        text.number(head)
        if let next {
            text.raw(",\"next\":")
            text.number(next)
        }
        text.raw(",\"oldest\":")
        text.number(oldest)
        text.raw(",\"counts\":")
        text.counts(counts)
        text.raw(",\"stream\":")
        text.string(stream)
        text.raw(",\"epoch\":")
        text.number(epoch)
        text.raw("}")
        return text.bytes
    }
}
