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
///
/// Beyond the limit those go first that never said anything: among them is who has no key, and waits
/// for the end of its handshake's time.
struct Connections {
    private struct Key: Hashable {
        var descriptor: Int32
        var asks: Bool
    }

    private struct Connection {
        var number: Int
        var isSilent = true
        var subscriptions = 0
    }

    private var standing: [Key: Connection] = [:]
    private var last = 0

    var count: Int { standing.count }

    /// - Parameter asks: whether it came by the query socket.
    /// - Returns: whether there was one too many; one is then closed.
    mutating func opened(_ descriptor: Int32, asks: Bool, limit: Int) -> Bool {
        last += 1
        let key = Key(descriptor: descriptor, asks: asks)
        standing[key] = Connection(number: last)
        guard standing.count > limit else { return false }
        let oldest = standing.filter(\.value.isSilent).min { $0.value.number < $1.value.number }
        close(oldest?.key.descriptor ?? descriptor)
        // Its end is heard later; meanwhile it must not be chosen again.
        if let oldest { standing[oldest.key] = nil }
        return true
    }

    mutating func closed(_ descriptor: Int32, asks: Bool) {
        standing[Key(descriptor: descriptor, asks: asks)] = nil
    }

    /// - Returns: whether it is known; it may have left, or come just now.
    mutating func spoke(_ descriptor: Int32, asks: Bool) -> Bool {
        standing[Key(descriptor: descriptor, asks: asks)]?.isSilent = false
        return standing[Key(descriptor: descriptor, asks: asks)] != nil
    }

    /// - Returns: whether it has subscribed too often; it is then closed.
    mutating func subscribed(_ descriptor: Int32, limit: Int) -> Bool {
        let key = Key(descriptor: descriptor, asks: false)
        guard let count = standing[key]?.subscriptions else { return false }
        standing[key]?.subscriptions = count + 1
        guard count == limit else { return false }
        close(descriptor)
        return true
    }

    mutating func unsubscribed(_ descriptor: Int32) {
        let key = Key(descriptor: descriptor, asks: false)
        guard let count = standing[key]?.subscriptions, count > 0 else { return }
        standing[key]?.subscriptions = count - 1
    }

    private func close(_ descriptor: Int32) { _ = shutdown(descriptor, Int32(SHUT_RDWR)) }
}
