import Synchronization

/// What other threads and the publisher's thread tell each other.
final class PublisherLink: Sendable {
    struct Messages {
        /// To questions, by their number.
        var answers: [(number: UInt64, body: [UInt8])] = []
        var settings: PublishingSettings?
        var mustStop = false
    }

    let wakeUp: WakeUp
    private let messages = Mutex(Messages())
    private let shown = Mutex(PublishingStatus())

    init() throws(PublishingError) { wakeUp = try WakeUp() }

    func answer(_ body: [UInt8], to number: UInt64) {
        messages.withLock { $0.answers.append((number, body)) }
        wakeUp.ring()
    }

    func apply(_ settings: PublishingSettings) {
        messages.withLock { $0.settings = settings }
        wakeUp.ring()
    }

    func stop() {
        messages.withLock { $0.mustStop = true }
        wakeUp.ring()
    }

    /// What was told since; a wish to stop is told again each time.
    func collect() -> Messages {
        messages.withLock { messages in
            let taken = messages
            messages.answers = []
            messages.settings = nil
            return taken
        }
    }

    var status: PublishingStatus { shown.withLock { $0 } }

    func show(_ status: PublishingStatus) { shown.withLock { $0 = status } }
}
