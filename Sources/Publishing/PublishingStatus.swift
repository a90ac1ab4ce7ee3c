/// What the publisher has done so far.
public struct PublishingStatus: Sendable, Equatable {
    /// The last sequence published.
    public var head: UInt64 = 0
    /// The log's head when last looked at.
    public var logHead: UInt64 = 0
    public var oldest: UInt64 = 0
    /// Connections that stand, of both sockets.
    public var peers = 0
    public var published: UInt64 = 0
    public var heartbeats: UInt64 = 0
    public var requests: UInt64 = 0
    public var badRequests: UInt64 = 0
    public var limitedRequests: UInt64 = 0
    public var replays: UInt64 = 0
    public var activeReplays = 0
    public var replayed: UInt64 = 0
    /// Replays ended because their client left, did not read, or asked below the oldest.
    public var brokenReplays: UInt64 = 0
    public var closedPeers: UInt64 = 0
    /// Connections that said something else than ZMTP, or nothing in time.
    public var failedHandshakes: UInt64 = 0
    public var denied: UInt64 = 0
    /// Socket files bound again.
    public var rebinds: UInt64 = 0
    /// Socket files that do not lead here and cannot be bound: nobody new can connect by them.
    public var unboundSockets = 0
    public var waitingQuestions = 0
    public var unansweredQuestions: UInt64 = 0
    public var logErrors: UInt64 = 0
    /// Grows as long as the thread is alive, at least once a second.
    public var progress: UInt64 = 0
    public var isRunning = false

    public init() {}
}
