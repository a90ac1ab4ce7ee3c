import Logging
import Publishing

/// What the publisher tells, as log lines and counters.
struct PublishingObserver: Sendable {
    let logger: Logger
    let counters: Counters
    let finish: @Sendable (Daemon.Ending) -> Void

    func observe(_ signal: PublishingSignal) {
        switch signal {
        case .bound(let endpoint):
            logger.debug("socket bound", metadata: ["endpoint": "\(endpoint)"])
        case .badRequest(let reason):
            counters.add("bad_requests_total")
            logger.warning("bad request", metadata: ["why": "\(reason)"])
        case .tooManyRequests:
            counters.add("limited_requests_total")
            logger.warning("a client asks too often")
        case .tooManyPeers(let limit):
            counters.add("peers_refused_total")
            logger.warning("too many peers", metadata: ["limit": "\(limit)"])
        case .tooManySubscriptions(let limit):
            counters.add("peers_refused_total")
            logger.warning("too many subscriptions", metadata: ["limit": "\(limit)"])
        case .denied(let key):
            counters.add("curve_denied_total")
            logger.note(.clientDenied, ["key": "\(key)"], level: .warning)
        case .replayStuck:
            counters.add("replays_stuck_total")
            logger.warning("a replay was given up: its client does not read")
        case .socketLost(let path):
            counters.add("sockets_lost_total")
            logger.error("socket file was taken away, bound again", metadata: ["path": "\(path)"])
        case .socketUnbound(let path, let reason):
            counters.add("sockets_unbound_total")
            logger.error(
                "socket cannot be bound again; nobody new can connect by it",
                metadata: ["path": "\(path)", "why": "\(reason)"])
        case .questionUnanswered(let operation):
            counters.add("questions_unanswered_total")
            logger.error("a question got no answer", metadata: ["op": "\(operation)"])
        case .logUnreadable(let reason):
            counters.add("log_unreadable_total")
            logger.error("log cannot be read", metadata: ["why": "\(reason)"])
        case .hole(let from, let to):
            counters.add("log_holes_total")
            logger.critical("log has a hole", metadata: ["from": "\(from)", "to": "\(to)"])
        case .allowListRead(let keys):
            logger.info("client keys read", metadata: ["keys": "\(keys)"])
        case .allowListKept(let reason):
            counters.add("allow_list_refused_total")
            logger.error("client keys kept as they were", metadata: ["why": "\(reason)"])
        case .failed(let reason):
            finish(
                .failed(
                    DaemonFailure(
                        description: "publishing ended: \(reason)",
                        status: ExitStatus.unavailable)))
        }
    }
}
