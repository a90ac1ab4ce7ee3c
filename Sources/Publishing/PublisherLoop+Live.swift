import Glibc
import Wire
import ZeroMQ

extension PublisherLoop {
    /// Rows published before the rest of the loop has its turn.
    private static let burst = 1_024
    private static let burstBytes = 4_194_304

    /// Publishes what the log has got since, some of it at a time.
    ///
    /// - Returns: whether there is more.
    func publish() throws(ZeroMQError) -> Bool {
        if let logPause, logPause > .now { return false }
        logPause = nil
        do {
            let state = try log.state()
            status.logHead = state.head
            if state.head > cursor {
                let limit = min(UInt64(Self.burst), state.head - cursor)
                let rows = try log.rows(
                    from: cursor + 1, limit: Int(limit), maxBytes: Self.burstBytes)
                try send(rows)
                if rows.isEmpty { throw PublishingError.log("row \(cursor + 1) is missing") }
            }
            // Retention may go on while nothing new comes: the oldest is told with the next beat.
            if state.head == cursor { published = state }
            return cursor < state.head
        } catch let error as ZeroMQError {
            throw error
        } catch {
            status.logErrors += 1
            logPause = .now + .seconds(1)
            observe(.logUnreadable(reason: "\(error)"))
            return false
        }
    }

    private func send(_ rows: [LoggedNotice]) throws(ZeroMQError) {
        for row in rows {
            if row.sequence != cursor + 1 { observe(.hole(from: cursor + 1, to: row.sequence - 1)) }
            _ = try sockets.events.trySend(Frames.event(row, envelope))
            cursor = row.sequence
            status.published += 1
        }
    }

    func beat() throws(ZeroMQError) {
        _ = try sockets.events.trySend(Frames.heartbeat(published, time: WallClock.now()))
        status.heartbeats += 1
        nextBeat = .now + Self.beatInterval
        mend()
        try giveUpOverdueQuestions()
        guard status.rebinds < Self.rebindLimit else {
            throw ZeroMQError(function: "bind", code: EADDRINUSE, subject: "again and again")
        }
    }

    /// Tells of a path once, and again when it fails for another reason.
    private func mend() {
        var failing: [String: String] = [:]
        for (path, error) in sockets.mend(settings) {
            if let error {
                failing[path] = error.description
                if unbound[path] != error.description {
                    observe(.socketUnbound(path: path, reason: error.description))
                }
            } else {
                status.rebinds += 1
                observe(.socketLost(path: path))
            }
        }
        unbound = failing
        status.unboundSockets = failing.count
    }
}
