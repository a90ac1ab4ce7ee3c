public import ZeroMQ

/// Asks the daemon, and waits for the answer; one thread at a time.
public final class QueryClient {
    /// What answers a replay.
    public enum Reply: Hashable, Sendable {
        case message(WireMessage)
        case error(RequestError)
    }

    private let endpoint: String
    private let socket: Socket
    private var handshakes: Handshakes

    /// - Parameter endpoint: where a `datelined` answers; it need not run yet.
    public init(
        _ endpoint: String, in context: Context, keys: ClientKeys? = nil
    ) throws(WireError) {
        self.endpoint = endpoint
        do {
            socket = try Self.dealer(context, keys)
            handshakes = try Handshakes(of: socket, hasKeys: keys != nil, in: context)
            try socket.connect(endpoint)
        } catch {
            throw .socket(error)
        }
    }

    deinit { socket.stopMonitor() }

    /// The JSON answer to a question.
    ///
    /// - Throws: `WireError.refused` when the daemon answers with an error.
    public func ask(_ question: Question, within limit: Duration) throws -> [UInt8] {
        try send(try question.bytes(), within: limit)
        guard let frames = try receive(within: limit), let body = frames.last else {
            throw silence
        }
        if let error = RequestError(reply: body) {
            throw WireError.refused(code: error.code.rawValue, message: error.message)
        }
        return body
    }

    /// Everything the log keeps from a number on, in order, until the head as it is then.
    ///
    /// - Parameter limit: the longest silence borne.
    /// - Returns: where the log stood at the end.
    /// - Throws: `WireError.refused` with code `gone` below the oldest number kept.
    @discardableResult
    public func replay(
        from first: UInt64, topics: [String] = [], credit: Int = 1_000, within limit: Duration,
        _ take: (WireEvent) throws -> Void
    ) throws -> LogState {
        var from = first
        while true {
            try begin(ReplayRequest(from: from, topics: topics, credit: credit), within: limit)
            page: while true {
                switch try next(within: limit) {
                case nil: throw silence
                case .error(let error):
                    throw WireError.refused(code: error.code.rawValue, message: error.message)
                case .message(.event(let event)): try take(event)
                case .message(.end(let state, let following)):
                    if following > state.head { return state }
                    from = following
                    break page
                case .message(.heartbeat), .message(.bye): continue
                }
            }
        }
    }

    /// Sends a replay request; `next` gives what comes of it.
    public func begin(_ request: ReplayRequest, within limit: Duration) throws {
        try send(try request.bytes(), within: limit)
    }

    /// The next reply; `nil` when none comes in time.
    public func next(within limit: Duration) throws -> Reply? {
        guard let frames = try receive(within: limit) else { return nil }
        if frames.count == 1, let error = RequestError(reply: frames[0]) { return .error(error) }
        return .message(try WireMessage(frames: frames))
    }

    /// Lets a poller wait for replies.
    func add(to poller: inout Poller) -> Int { poller.add(socket) }

    private func send(_ bytes: [UInt8], within limit: Duration) throws {
        var poller = Poller()
        _ = poller.add(socket, for: .output)
        guard try poller.wait(limit) > 0, try socket.trySend([bytes]) == .sent else {
            throw silence
        }
    }

    private func receive(within limit: Duration) throws -> [[UInt8]]? {
        if let message = try socket.tryReceive() { return message.frames }
        var poller = Poller()
        _ = poller.add(socket)
        guard try poller.wait(limit) > 0 else { return nil }
        return try socket.tryReceive()?.frames
    }

    /// Why nothing comes.
    private var silence: WireError {
        if let refusal = handshakes.refusal(isOver: true) {
            return .shutOut(endpoint: endpoint, reason: refusal.reason)
        }
        return .timedOut(endpoint: endpoint)
    }

    private static func dealer(
        _ context: Context, _ keys: ClientKeys?
    ) throws(ZeroMQError) -> Socket {
        let socket = try Socket(.dealer, in: context)
        try socket.set(.linger, 0)
        try socket.set(.receiveHighWater, 1_000)
        try socket.set(.reconnectInterval, 100)
        try socket.set(.reconnectIntervalMax, 2_000)
        try socket.set(.handshakeInterval, 5_000)
        try keys?.apply(to: socket)
        return socket
    }
}
