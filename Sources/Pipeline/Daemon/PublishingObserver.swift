import Logging
import Publishing

struct PublishingObserver: Sendable {
    let logger: Logger
    let counters: Counters
    let finish: @Sendable (Daemon.Ending) -> Void
    func observe(_ signal: PublishingSignal) {}
}
