import Inbox
import Synchronization
import Text

/// One claimed file on its way from the Inbox to the desk.
final class Job: Sendable {
    /// A job ends once: by its analyst, or by being given up on.
    private enum Phase { case waiting, running(since: ContinuousClock.Instant), ended }

    private struct State {
        var phase = Phase.waiting
        var hash: ContentHash?
    }

    let arrival: Arrival
    private let state = Mutex(State())

    init(_ arrival: Arrival) { self.arrival = arrival }

    var file: String { arrival.name.description }

    /// SHA-256 of the content, computed once, by the first thread that asks.
    func hash() -> ContentHash? {
        let content: [UInt8]? =
            if case .bytes(let bytes) = arrival.content { bytes } else { arrival.suspect }
        guard let bytes = content else { return nil }
        return state.withLock { state in
            if let hash = state.hash { return hash }
            let hash = ContentHash(of: bytes)
            state.hash = hash
            return hash
        }
    }

    func begin() { state.withLock { $0.phase = .running(since: .now) } }

    /// How long an analyst has been at it; `nil` unless it is at it now.
    var runningFor: Duration? {
        state.withLock { state in
            if case .running(let since) = state.phase { .now - since } else { nil }
        }
    }

    /// Whether the caller is the one whose result counts.
    func end() -> Bool {
        state.withLock { state in
            if case .ended = state.phase { return false }
            state.phase = .ended
            return true
        }
    }
}
