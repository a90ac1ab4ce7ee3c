import Wire
import ZeroMQ

/// One client's replay under way.
struct Replay {
    enum Progress {
        /// There is more to send, and room for it.
        case more
        /// The client's queue is full.
        case blocked
        case finished
        /// The client left, or was told why it gets nothing.
        case broken
    }

    /// Rows read at once: small, so that many replays take turns.
    private static let chunk = 64
    private static let chunkBytes = 262_144

    let address: ReplyAddress
    private let topics: [String]
    private var next: UInt64
    private var left: Int
    /// Not to be tried before; its client's queue was full.
    var pause: ContinuousClock.Instant?
    var pauseLength: Duration = .zero
    /// Since when nothing could be sent.
    var blockedSince: ContinuousClock.Instant?
    private(set) var sent: UInt64 = 0

    init(_ request: ReplayRequest, to address: ReplyAddress) {
        self.address = address
        topics = request.topics
        next = request.from
        left = request.credit ?? .max
    }

    /// Sends a chunk, or the end.
    ///
    /// - Parameter state: as published: a replay never runs ahead of the live events.
    mutating func advance(
        _ log: any LogSource, _ state: LogState, _ envelope: Envelope, by socket: borrowing Socket
    ) throws(ZeroMQError) -> Progress {
        if next > state.head || left == 0 { return try end(state, by: socket) }
        let wanted = min(UInt64(Self.chunk), state.head - next + 1)
        let rows: [LoggedNotice]
        do {
            rows = try log.rows(from: next, limit: Int(wanted), maxBytes: Self.chunkBytes)
        } catch {
            return try refuse(log, "\(error)", by: socket)
        }
        guard let first = rows.first, first.sequence == next else {
            return try refuse(log, "row \(next) is missing", by: socket)
        }
        for row in rows {
            if left == 0 { return .more }
            if Topic.matches(row.topic, topics) {
                let delivery = try socket.trySend(address.frames(Frames.event(row, envelope)))
                if delivery == .unreachable { return .broken }
                if delivery == .wouldBlock { return .blocked }
                left -= 1
                sent += 1
            }
            next = row.sequence + 1
        }
        return .more
    }

    private func end(
        _ state: LogState, by socket: borrowing Socket
    ) throws(ZeroMQError) -> Progress {
        switch try socket.trySend(
            address.frames(Frames.end(state, next: min(next, state.head + 1))))
        {
        case .sent: .finished
        case .wouldBlock: .blocked
        case .unreachable: .broken
        }
    }

    /// The row is not there: retention took it, or the log is damaged.
    private func refuse(
        _ log: any LogSource, _ reason: String, by socket: borrowing Socket
    ) throws(ZeroMQError) -> Progress {
        let error: RequestError
        if let state = try? log.state(), state.oldest > next {
            error = RequestError(
                .gone, "sequence \(next) is no longer kept; the oldest is \(state.oldest)",
                state: state)
        } else {
            error = RequestError(.internal, "the log cannot be read: \(reason)")
        }
        return try socket.trySend(address.frames([error.bytes])) == .wouldBlock ? .blocked : .broken
    }
}
