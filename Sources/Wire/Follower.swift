/// Follows a log over two sockets so that each event comes once and in order, whatever gets lost.
///
/// The Clone pattern as a state machine without sockets or clocks. Feed it what arrives, perform the
/// actions it returns. It subscribes first, keeps live events back while it asks for what it missed,
/// drops what it has seen, and asks again when numbers jump or a heartbeat tells of a head that was
/// never seen.
///
/// Completeness needs numbers without holes. The whole log has them in `sequence`, one type of notice
/// in `topicCount`; a filter across types or inside one has neither. So the machine receives the
/// smallest set that is countable (one type, or everything) and filters on its own side; replays,
/// which are complete by themselves, are filtered by the daemon.
///
/// Source: The ZeroMQ Guide, chapter 5, "Clone".
public struct Follower: Sendable {
    public enum Action: Hashable, Sendable {
        case deliver(WireEvent)
        /// Send this to the query socket and let go of any replay before it.
        case request(ReplayRequest)
        /// Retention took `from ..< oldest` before they were read.
        case lost(from: UInt64, oldest: UInt64)
        /// Another log than before: forget what is known of the old one; it comes from its start.
        case restarted(stream: String)
        /// A replay has reached the head.
        case caughtUp(head: UInt64)
        /// The daemon said goodbye; it may come back.
        case stopped(head: UInt64)
    }

    private enum Phase { case fresh, replaying, live }

    /// Prefixes asked for; none means everything.
    public let topics: [String]
    /// What the SUB socket must subscribe to.
    public let subscriptions: [String]
    /// All below is delivered, or not wanted.
    public private(set) var next: UInt64
    /// The UUID of the log, once known.
    public private(set) var stream: String?

    private let credit: Int
    private let heldLimit: Int
    /// The one type received, when it is one.
    private let countedType: String?
    private var nextCount: UInt64?
    private var phase: Phase
    private var held: [WireEvent] = []

    /// - Parameters:
    ///   - since: the first sequence wanted; `nil` begins with what comes next.
    ///   - stream: the log `since` is a number of, when that is known from an earlier run.
    ///   - credit: events a replay sends before it asks to be continued.
    ///   - heldLimit: live events kept back during a replay; older ones are let go and asked for.
    public init(
        since: UInt64?, topics: [String] = [], stream: String? = nil, credit: Int = 1_000,
        heldLimit: Int = 10_000
    ) {
        let topics = topics.contains("") ? [] : topics
        let types = Set(topics.map { Topic.type(of: $0) })
        countedType = types.count == 1 ? types.first ?? nil : nil
        subscriptions = countedType.map { [$0 + "/", Topic.heartbeat, Topic.bye] } ?? [""]
        self.topics = topics
        self.stream = stream
        self.credit = credit
        self.heldLimit = heldLimit
        next = max(1, since ?? 1)
        phase = since == nil ? .fresh : .replaying
    }

    /// Whether an answer to a replay is awaited.
    public var isReplaying: Bool { phase == .replaying }

    /// What to do at the start, and again when an answer to a replay is overdue.
    public func retry() -> [Action] {
        phase == .replaying ? [request()] : []
    }

    /// Takes what came by the event socket.
    public mutating func live(_ message: WireMessage) -> [Action] {
        switch message {
        case .event(let event):
            if let other = stranger(event.stream) { return restart(other, oldest: 1) }
            return live(event)
        case .heartbeat(let state): return beat(state)
        case .bye(let state): return beat(state) + [.stopped(head: state.head)]
        case .end: return []
        }
    }

    /// Takes what answers a replay.
    public mutating func replayed(_ message: WireMessage) -> [Action] {
        switch message {
        case .event(let event):
            if let other = stranger(event.stream) { return restart(other, oldest: 1) }
            guard phase == .replaying else { return live(event) }
            guard event.sequence >= next else { return [] }
            next = event.sequence + 1
            return deliver(event)
        case .end(let state, let following): return ended(state, following)
        case .heartbeat, .bye: return []
        }
    }

    /// Takes an error that answers a replay.
    ///
    /// - Throws: the same error when asking again would not help.
    public mutating func refused(_ error: RequestError) throws(RequestError) -> [Action] {
        switch error.code {
        case .gone:
            guard let state = error.state else { throw error }
            if let other = stranger(state.stream) { return restart(other, oldest: state.oldest) }
            guard state.oldest > next else { throw error }
            let missing = Action.lost(from: next, oldest: state.oldest)
            next = state.oldest
            return [missing, request()]
        case .rate, .busy, .internal: return []
        case .malformed, .unknown, .notFound: throw error
        }
    }

    private mutating func live(_ event: WireEvent) -> [Action] {
        switch phase {
        case .replaying:
            hold(event)
            return []
        case .fresh:
            phase = .live
            next = event.sequence
            nextCount = event.header.topicCount
            return accept(event)
        case .live:
            guard event.sequence >= next else { return [] }
            if isExpected(event) { return accept(event) }
            phase = .replaying
            hold(event)
            return [request()]
        }
    }

    private func isExpected(_ event: WireEvent) -> Bool {
        countedType == nil ? event.sequence == next : event.header.topicCount == nextCount
    }

    private mutating func accept(_ event: WireEvent) -> [Action] {
        next = event.sequence + 1
        nextCount = event.header.topicCount + 1
        return deliver(event)
    }

    private func deliver(_ event: WireEvent) -> [Action] {
        Topic.matches(event.topic, topics) ? [.deliver(event)] : []
    }

    /// A heartbeat comes in order with the events: what it counts was sent before it.
    private mutating func beat(_ state: LogState) -> [Action] {
        if let other = stranger(state.stream) { return restart(other, oldest: state.oldest) }
        switch phase {
        case .replaying: return []
        case .fresh:
            settle(at: state)
            phase = .live
            return []
        case .live:
            if isComplete(at: state) {
                settle(at: state)
                return []
            }
            phase = .replaying
            return [request()]
        }
    }

    private func isComplete(at state: LogState) -> Bool {
        guard let countedType else { return state.head < next }
        return (state.counts[countedType] ?? 0) < (nextCount ?? 0)
    }

    /// Nothing up to the head of `state` is missing.
    private mutating func settle(at state: LogState) {
        next = max(next, state.head + 1)
        if let countedType {
            nextCount = max(nextCount ?? 0, (state.counts[countedType] ?? 0) + 1)
        }
    }

    private mutating func ended(_ state: LogState, _ following: UInt64) -> [Action] {
        if let other = stranger(state.stream) { return restart(other, oldest: state.oldest) }
        guard phase == .replaying else { return [] }
        next = max(next, following)
        if next <= state.head { return [request()] }
        nextCount = nil
        settle(at: state)
        phase = .live
        let waiting = held
        held = []
        var actions: [Action] = [.caughtUp(head: state.head)]
        for event in waiting { actions += live(event) }
        return actions
    }

    /// - Returns: `other` when it names a log that is not the one followed.
    private mutating func stranger(_ other: String?) -> String? {
        guard let other else { return nil }
        if stream == nil { stream = other }
        return other == stream ? nil : other
    }

    private mutating func restart(_ other: String, oldest: UInt64) -> [Action] {
        stream = other
        next = max(1, oldest)
        nextCount = nil
        held = []
        phase = .replaying
        return [.restarted(stream: other), request()]
    }

    private mutating func hold(_ event: WireEvent) {
        if held.count >= heldLimit { held.removeFirst(heldLimit / 2 + 1) }
        held.append(event)
    }

    private func request() -> Action {
        .request(ReplayRequest(from: next, topics: topics, credit: credit))
    }
}
