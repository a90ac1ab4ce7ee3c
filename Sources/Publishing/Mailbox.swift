import Synchronization
import Wire
import ZeroMQ

/// What other threads and the publisher's thread tell each other.
final class Mailbox: Sendable {
    struct Letters {
        var answers: [(to: ReplyAddress, body: [UInt8])] = []
        var settings: PublishingSettings?
        var mustStop = false
    }

    let wakeUp: WakeUp
    private let letters = Mutex(Letters())
    private let shown = Mutex(PublishingStatus())

    init() throws(PublishingError) { wakeUp = try WakeUp() }

    func answer(_ body: [UInt8], to address: ReplyAddress) {
        letters.withLock { $0.answers.append((address, body)) }
        wakeUp.ring()
    }

    func apply(_ settings: PublishingSettings) {
        letters.withLock { $0.settings = settings }
        wakeUp.ring()
    }

    func stop() {
        letters.withLock { $0.mustStop = true }
        wakeUp.ring()
    }

    /// Empties the box; a wish to stop stays in it.
    func collect() -> Letters {
        letters.withLock { letters in
            let taken = letters
            letters.answers = []
            letters.settings = nil
            return taken
        }
    }

    var status: PublishingStatus { shown.withLock { $0 } }

    func show(_ status: PublishingStatus) { shown.withLock { $0 = status } }
}

/// The way back to who asked: the ROUTER's name for the connection, and the frames that stood between
/// it and the request (a REQ socket puts an empty one there and wants it back).
struct ReplyAddress: Hashable, Sendable {
    var peer: [UInt8]
    var hasDelimiter: Bool

    /// - Returns: the address and the request; `nil` when the message is not one frame after it.
    static func open(_ frames: [[UInt8]]) -> (address: ReplyAddress, request: [UInt8]?)? {
        guard let peer = frames.first else { return nil }
        let rest = frames.dropFirst()
        if rest.count == 2, rest.first == [] {
            return (ReplyAddress(peer: peer, hasDelimiter: true), rest.last)
        }
        let address = ReplyAddress(peer: peer, hasDelimiter: false)
        return (address, rest.count == 1 ? rest.first : nil)
    }

    func frames(_ body: [[UInt8]]) -> [[UInt8]] {
        (hasDelimiter ? [peer, []] : [peer]) + body
    }
}
