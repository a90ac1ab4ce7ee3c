import Wire
import ZeroMQ

/// The replays under way, served in turn.
struct ReplayTable {
    /// Replays at once, of all clients and of one.
    static let limit = 1_024
    static let limitOfOne = 4
    /// How long a full queue is left alone: little while its client reads, then twice as long each
    /// time. With a fixed pause that alone would set the pace.
    private static let pauses: (shortest: Duration, longest: Duration) = (
        .milliseconds(1), .milliseconds(64)
    )
    /// How long a client may not read before its replay is given up.
    private static let patience: Duration = .seconds(60)

    private var replays: [Replay] = []
    private var turn = 0
    var count: Int { replays.count }

    /// - Returns: whether there was room for it.
    mutating func add(_ request: ReplayRequest, to address: ReplyAddress) -> Bool {
        guard replays.count < Self.limit,
            replays.count(where: { $0.address == address }) < Self.limitOfOne
        else { return false }
        replays.append(Replay(request, to: address))
        return true
    }

    /// When to serve again; `nil` when there is nothing to serve.
    func due(_ now: ContinuousClock.Instant) -> ContinuousClock.Instant? {
        replays.lazy.map { $0.pause ?? now }.min()
    }

    /// Sends chunk by chunk until the time is used up or nobody can take more.
    ///
    /// A client's replays run one after the other: their answers carry no name to tell them apart.
    mutating func serve(
        _ log: any LogSource, _ state: LogState, _ envelope: Envelope, by socket: borrowing Socket,
        until end: ContinuousClock.Instant, _ status: inout PublishingStatus,
        _ observe: (PublishingSignal) -> Void
    ) throws(ZeroMQError) {
        var idle = 0
        while !replays.isEmpty, idle < replays.count, ContinuousClock.now < end {
            if turn >= replays.count { turn = 0 }
            let now = ContinuousClock.now
            if isWaiting(turn, now) {
                idle += 1
                turn += 1
                continue
            }
            idle = 0
            let before = replays[turn].sent
            let progress = try replays[turn].advance(log, state, envelope, by: socket)
            let moved = replays[turn].sent - before
            status.replayed += moved
            switch progress {
            case .more:
                replays[turn].blockedSince = nil
                turn += 1
            case .blocked:
                block(turn, moved > 0, now, &status, observe)
            case .finished:
                replays.remove(at: turn)
            case .broken:
                replays.remove(at: turn)
                status.brokenReplays += 1
            }
        }
        status.activeReplays = replays.count
    }

    private mutating func isWaiting(_ index: Int, _ now: ContinuousClock.Instant) -> Bool {
        if let pause = replays[index].pause, pause > now { return true }
        let isBehind = replays[..<index].contains { $0.address == replays[index].address }
        if isBehind { replays[index].pause = now + Self.pauses.longest }
        return isBehind
    }

    private mutating func block(
        _ index: Int, _ moved: Bool, _ now: ContinuousClock.Instant,
        _ status: inout PublishingStatus, _ observe: (PublishingSignal) -> Void
    ) {
        let since = moved ? now : replays[index].blockedSince ?? now
        if now - since > Self.patience {
            replays.remove(at: index)
            status.brokenReplays += 1
            observe(.replayStuck)
            return
        }
        replays[index].blockedSince = since
        let pause = moved ? Self.pauses.shortest : replays[index].pauseLength * 2
        replays[index].pauseLength = max(
            Self.pauses.shortest, min(pause, Self.pauses.longest))
        replays[index].pause = now + replays[index].pauseLength
        turn += 1
    }
}
