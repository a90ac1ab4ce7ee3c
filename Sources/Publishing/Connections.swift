import Glibc
import ZeroMQ

/// The connections that stand, by their file descriptor, and what each has subscribed to.
///
/// libzmq has no call to close one connection. Shutting its descriptor down has the same effect: the
/// I/O thread reads the end and cleans up. If the connection is already gone and its number is in use
/// again, an innocent peer has to reconnect, which clients do by themselves.
struct Connections {
    private var subscriptions: [Int32: Int] = [:]

    var count: Int { subscriptions.count }

    /// - Returns: whether it is one too many; it is then closed.
    mutating func opened(_ descriptor: Int32, limit: Int) -> Bool {
        subscriptions[descriptor] = 0
        guard subscriptions.count > limit else { return false }
        close(descriptor)
        return true
    }

    mutating func closed(_ descriptor: Int32) { subscriptions[descriptor] = nil }

    func stands(_ descriptor: Int32) -> Bool { subscriptions[descriptor] != nil }

    /// A subscription can be read after the end of its connection was told: it counts for none.
    ///
    /// - Returns: whether it has subscribed too often; it is then closed.
    mutating func subscribed(_ descriptor: Int32, limit: Int) -> Bool {
        guard let before = subscriptions[descriptor] else { return false }
        let count = before + 1
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
