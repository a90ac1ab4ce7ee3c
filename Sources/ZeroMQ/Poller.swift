import CZeroMQ
import Glibc

/// Waits until one of several sockets and file descriptors has something to say.
///
/// Every socket added must outlive the poller: both belong to the same thread and scope.
@safe public struct Poller: ~Copyable {
    /// What to wait for, and what has come.
    public struct Interest: OptionSet, Sendable {
        public let rawValue: Int16
        public init(rawValue: Int16) { self.rawValue = rawValue }

        public static let input = Interest(rawValue: Int16(ZMQ_POLLIN))
        public static let output = Interest(rawValue: Int16(ZMQ_POLLOUT))
        public static let failure = Interest(rawValue: Int16(ZMQ_POLLERR))
    }

    private var items: [zmq_pollitem_t] = unsafe []

    public init() {}

    /// - Returns: the number to ask `ready` with.
    public mutating func add(_ socket: borrowing Socket, for interest: Interest = .input) -> Int {
        unsafe items.append(
            zmq_pollitem_t(socket: socket.handle, fd: -1, events: interest.rawValue, revents: 0))
        return unsafe items.count - 1
    }

    public mutating func add(descriptor: Int32, for interest: Interest = .input) -> Int {
        unsafe items.append(
            zmq_pollitem_t(socket: nil, fd: descriptor, events: interest.rawValue, revents: 0))
        return unsafe items.count - 1
    }

    /// - Parameter limit: `nil` waits without end. A signal does not end the wait.
    /// - Returns: how many are ready; 0 when the time is over.
    @discardableResult
    public mutating func wait(_ limit: Duration?) throws(ZeroMQError) -> Int {
        let end = limit.map { ContinuousClock.now + max($0, .zero) }
        while true {
            let rest = end.map { Self.milliseconds($0 - .now) } ?? -1
            let count = unsafe zmq_poll(&items, Int32(items.count), rest)
            if count >= 0 { return Int(count) }
            let code = zmq_errno()
            if code != EINTR { throw ZeroMQError(function: "poll", code: code) }
        }
    }

    public func ready(_ index: Int) -> Interest {
        unsafe Interest(rawValue: items[index].revents)
    }

    /// Rounded up, so that a wait never returns just before its end and spins.
    private static func milliseconds(_ duration: Duration) -> Int {
        max(0, Int((duration / .milliseconds(1)).rounded(.up)))
    }
}
