import Dispatch
import Synchronization

/// A queue between threads: any may put, one or several take, a taker sleeps while it is empty.
///
/// The flow's threads block on purpose and are none of Swift's cooperative pool; the bound is the
/// Inbox's, which hands over no more than `maxInFlight` files.
final class Mailbox<Letter: Sendable>: Sendable {
    private struct State {
        var letters: [Letter] = []
        var isClosed = false
    }

    private let state = Mutex(State())
    private let arrived = DispatchSemaphore(value: 0)

    /// - Returns: `false` once it is closed; the letter is the caller's to keep.
    @discardableResult
    func put(_ letter: Letter) -> Bool {
        let isTaken = state.withLock { state in
            if !state.isClosed { state.letters.append(letter) }
            return !state.isClosed
        }
        arrived.signal()
        return isTaken
    }

    /// Makes a taker with patience return early, empty-handed.
    func poke() { arrived.signal() }

    /// No letters will come; takers get what is left and then `nil`.
    func close() {
        state.withLock { $0.isClosed = true }
        arrived.signal()
    }

    /// The oldest letter; `nil` once closed and empty.
    func take() -> Letter? {
        while true {
            arrived.wait()
            let (letter, isClosed) = state.withLock { state in
                (state.letters.isEmpty ? nil : state.letters.removeFirst(), state.isClosed)
            }
            if let letter { return letter }
            if isClosed {
                // The next taker must wake too.
                arrived.signal()
                return nil
            }
        }
    }

    /// All letters up to `limit`, oldest first; empty after `patience` without any.
    func takeAll(limit: Int, patience: Duration) -> (letters: [Letter], isClosed: Bool) {
        let waited = arrived.wait(
            timeout: .now() + .nanoseconds(Int(patience / .nanoseconds(1))))
        return state.withLock { state in
            let taken = Array(state.letters.prefix(limit))
            state.letters.removeFirst(taken.count)
            // Keep one signal for what is left; surplus ones only make a taker look twice.
            if !state.letters.isEmpty { arrived.signal() }
            if state.isClosed && waited == .success { arrived.signal() }
            return (taken, state.isClosed && state.letters.isEmpty)
        }
    }

    var isClosed: Bool { state.withLock { $0.isClosed } }

    var count: Int { state.withLock { $0.letters.count } }
}
