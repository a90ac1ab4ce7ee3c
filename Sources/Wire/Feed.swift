public import ZeroMQ

/// Every event, once and in order, over both sockets: a `Follower` with what it needs to act.
///
/// Blocking, one thread at a time: `dateline tail` and the tests.
public final class Feed {
    public enum Item: Hashable, Sendable {
        case event(WireEvent)
        case lost(from: UInt64, oldest: UInt64)
        case restarted(stream: String)
        case caughtUp(head: UInt64)
        case stopped(head: UInt64)
        /// No connection comes about, and why; tried again all the time, told once.
        case shutOut(reason: String)
    }

    private let context: Context
    private let events: String
    private let query: String
    private let keys: ClientKeys?
    private let patience: Duration
    private let subscription: Subscription
    private var client: QueryClient?
    private var follower: Follower
    private var ready: [Item] = []
    private var readyIndex = 0
    private var overdue: ContinuousClock.Instant?
    private var isAnswered = false
    private var isShutOut = false
    /// When anything was last heard on either socket; heartbeats come each second.
    public private(set) var lastHeard: ContinuousClock.Instant?

    /// - Parameters:
    ///   - since: the first sequence wanted; `nil` begins with what comes next.
    ///   - patience: how long a replay may stay silent before it is asked for again.
    public init(
        events: String, query: String, since: UInt64?, topics: [String] = [],
        stream: String? = nil, keys: ClientKeys? = nil, credit: Int = 1_000,
        patience: Duration = .seconds(5), context: Context
    ) throws {
        self.context = context
        self.events = events
        self.query = query
        self.keys = keys
        self.patience = patience
        follower = Follower(since: since, topics: topics, stream: stream, credit: credit)
        subscription = try Subscription(
            events, prefixes: follower.subscriptions, in: context, keys: keys)
        try perform(follower.retry())
    }

    /// The log followed, once known.
    public var stream: String? { follower.stream }
    /// The first sequence not yet taken over.
    public var position: UInt64 { follower.next }

    /// The next thing to know; `nil` when the time is over.
    ///
    /// - Throws: `WireError.refused` when the daemon will not replay, whatever is tried, and
    ///   `WireError.shutOut` when one end uses keys and the other none.
    public func next(within limit: Duration) throws -> Item? {
        let end = ContinuousClock.now + limit
        while true {
            if readyIndex < ready.count {
                defer { readyIndex += 1 }
                return ready[readyIndex]
            }
            ready.removeAll(keepingCapacity: true)
            readyIndex = 0
            try takeIn()
            if readyIndex < ready.count { continue }
            if ContinuousClock.now >= end { return nil }
            try wait(until: end)
        }
    }

    /// Takes what has come on both sockets; some at a time, so that neither starves the other.
    private func takeIn() throws {
        let refusal = subscription.refusal
        if let refusal, refusal.isFinal {
            throw WireError.shutOut(endpoint: events, reason: refusal.reason)
        }
        if let refusal, !isShutOut { ready.append(.shutOut(reason: refusal.reason)) }
        isShutOut = refusal != nil
        for _ in 0..<256 {
            guard let message = try subscription.next(within: .zero) else { break }
            lastHeard = .now
            try perform(follower.live(message))
        }
        for _ in 0..<256 {
            guard let reply = try client?.next(within: .zero) else { break }
            lastHeard = .now
            overdue = .now + patience
            switch reply {
            case .message(let message):
                if case .end = message { isAnswered = true }
                try perform(follower.replayed(message))
            case .error(let error):
                isAnswered = true
                do {
                    try perform(follower.refused(error))
                } catch let error as RequestError {
                    throw WireError.refused(code: error.code.rawValue, message: error.message)
                }
            }
        }
        if follower.isReplaying, let overdue, overdue <= .now { try perform(follower.retry()) }
    }

    private func wait(until end: ContinuousClock.Instant) throws {
        var poller = Poller()
        subscription.add(to: &poller)
        if let client { _ = client.add(to: &poller) }
        let moment = follower.isReplaying ? min(end, overdue ?? end) : end
        try poller.wait(moment - .now)
    }

    private func perform(_ actions: [Follower.Action]) throws {
        for action in actions {
            switch action {
            case .deliver(let event): ready.append(.event(event))
            case .request(let request): try send(request)
            case .lost(let from, let oldest): ready.append(.lost(from: from, oldest: oldest))
            case .restarted(let stream): ready.append(.restarted(stream: stream))
            case .caughtUp(let head): ready.append(.caughtUp(head: head))
            case .stopped(let head): ready.append(.stopped(head: head))
            }
        }
    }

    /// A new socket unless the last replay is over: its answers would be mistaken for this one's.
    private func send(_ request: ReplayRequest) throws {
        if !isAnswered { client = try QueryClient(query, in: context, keys: keys) }
        isAnswered = false
        try client?.begin(request, within: .zero)
        overdue = .now + patience
    }
}
