/// Something worth a line in the log, told on the publisher's thread: be quick.
public enum PublishingSignal: Sendable, Equatable {
    case bound(endpoint: String)
    /// A request that was none; at most one a second is told, all are counted.
    case badRequest(reason: String)
    /// A client asks faster than it may; at most one a second is told.
    case tooManyRequests
    /// A connection beyond the limit was closed.
    case tooManyPeers(limit: Int)
    /// A connection with too many subscriptions was closed.
    case tooManySubscriptions(limit: Int)
    /// A public key (Z85) that is not on the allow-list knocked; told once a minute for each key,
    /// all are counted.
    case denied(key: String)
    /// A replay was given up: its client did not read for a minute.
    case replayStuck
    /// The socket file was removed or taken by another process, and is bound again.
    case socketLost(path: String)
    /// The socket file was removed or taken and cannot be bound again yet; tried each second, told
    /// once a reason.
    case socketUnbound(path: String, reason: String)
    /// A question got no answer in its time; whoever asked was told so.
    case questionUnanswered(operation: String)
    /// The log could not be read; tried again in a second.
    case logUnreadable(reason: String)
    /// The log has a hole: these numbers are nowhere.
    case hole(from: UInt64, to: UInt64)
    /// New keys are in force, or the old ones stay because the list cannot be read.
    case allowListRead(keys: Int)
    case allowListKept(reason: String)
    /// Publishing ended by itself; the daemon must stop.
    case failed(reason: String)
}
