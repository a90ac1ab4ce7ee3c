import Wire
import ZeroMQ

extension PublisherLoop {
    /// Messages taken from one socket before the others have their turn.
    static let messagesPerTurn = 1_000

    func takeSubscriptions() throws(ZeroMQError) {
        for _ in 0..<Self.messagesPerTurn {
            guard let message = try sockets.events.tryReceive() else { return }
            guard let frame = message.frames.first, let mark = frame.first else { continue }
            if let origin = message.origin, !connections.spoke(origin, asks: false) {
                // Opened just now; what is still unknown then has left already.
                try watchEvents()
                _ = connections.spoke(origin, asks: false)
            }
            guard mark == 1 else {
                if let origin = message.origin { connections.unsubscribed(origin) }
                continue
            }
            if let origin = message.origin,
                connections.subscribed(origin, limit: settings.maxSubscriptions)
            {
                status.closedPeers += 1
                observe(.tooManySubscriptions(limit: settings.maxSubscriptions))
            }
            if [UInt8](Topic.heartbeat.utf8).starts(with: frame.dropFirst()) {
                nextBeat = min(nextBeat, .now + Self.welcomeDelay)
            }
        }
    }

    func watchEvents() throws(ZeroMQError) {
        while let event = try sockets.eventsMonitor.next() { note(event, asks: false) }
    }

    func watchQuery() throws(ZeroMQError) {
        while let event = try sockets.queryMonitor.next() { note(event, asks: true) }
    }

    private func note(_ event: MonitorEvent, asks: Bool) {
        switch event.kind {
        case .accepted:
            if connections.opened(event.value, asks: asks, limit: settings.maxPeers) {
                status.closedPeers += 1
                observe(.tooManyPeers(limit: settings.maxPeers))
            }
        case .disconnected: connections.closed(event.value, asks: asks)
        case .handshakeFailed, .protocolFailed: status.failedHandshakes += 1
        default: break
        }
    }

    func admit() throws(ZeroMQError) {
        while let denied = try sockets.gatekeeper.answer() {
            guard let key = denied else { continue }
            status.denied += 1
            if denials.mayTell(key, at: .now) { observe(.denied(key: Z85.encode(key) ?? "")) }
        }
    }
}
