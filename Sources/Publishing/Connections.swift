import Glibc
import ZeroMQ

/// The connections that stand, by their file descriptor, and what each has subscribed to.
///
/// A number is told apart by its socket: each socket reports in a stream of its own, so that a number
/// may be opened by one before its end is heard from the other.
///
/// libzmq has no call to close one connection. Shutting its descriptor down has the same effect: the
/// I/O thread reads the end and cleans up. If the connection is already gone and its number is in use
/// again, an innocent peer has to reconnect, which clients do by themselves.
struct Connections {
    private var subscriptions: [Int32: Int] = [:]
    private var askers: Set<Int32> = []

    var count: Int { subscriptions.count + askers.count }

    /// - Parameter asks: whether it came by the query socket.
    /// - Returns: whether it is one too many; it is then closed.
    mutating func opened(_ descriptor: Int32, asks: Bool, limit: Int) -> Bool {
        if asks { askers.insert(descriptor) } else { subscriptions[descriptor] = 0 }
        guard count > limit else { return false }
        close(descriptor)
        return true
    }

    func knows(_ descriptor: Int32) -> Bool { subscriptions[descriptor] != nil }

    mutating func closed(_ descriptor: Int32, asks: Bool) {
        if asks { askers.remove(descriptor) } else { subscriptions[descriptor] = nil }
    }

    /// - Returns: whether it has subscribed too often; it is then closed.
    mutating func subscribed(_ descriptor: Int32, limit: Int) -> Bool {
        guard let known = subscriptions[descriptor] else { return false }
        let count = known + 1
        subscriptions[descriptor] = count
        guard count == limit + 1 else { return false }
        close(descriptor)
        return true
    }

    mutating func unsubscribed(_ descriptor: Int32) {
        guard let count = subscriptions[descriptor], count > 0 else { return }
        subscriptions[descriptor] = count - 1
    }

    private func close(_ descriptor: Int32) { _ = shutdown(descriptor, Int32(SHUT_RDWR)) }
}
