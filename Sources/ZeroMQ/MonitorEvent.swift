import CZeroMQ

/// Something that happened to a connection of a monitored socket.
public struct MonitorEvent: Sendable, Equatable {
    public enum Kind: Sendable, Equatable {
        case connected, connectDelayed, connectRetried, listening, bindFailed, accepted
        case acceptFailed, closed, closeFailed, disconnected, stopped
        case handshakeFailed, handshakeSucceeded, protocolFailed, authenticationFailed
        case unknown
    }

    public var kind: Kind
    /// A file descriptor, an `errno` or an interval, as the kind has it.
    public var value: Int32
    public var endpoint: String

    init?(_ message: Message) {
        guard message.frames.count == 2, message.frames[0].count == 6 else { return nil }
        let head = message.frames[0]
        // Both numbers come in the machine's own order: x86-64 and arm64 are little-endian.
        let number = UInt16(head[0]) | UInt16(head[1]) << 8
        let bits = (2..<6).reduce(UInt32(0)) { $0 | UInt32(head[$1]) << (8 * UInt32($1 - 2)) }
        kind = Self.kinds[Int32(number)] ?? .unknown
        value = Int32(bitPattern: bits)
        endpoint = String(decoding: message.frames[1], as: UTF8.self)
    }

    private static let kinds: [Int32: Kind] = [
        ZMQ_EVENT_CONNECTED: .connected, ZMQ_EVENT_CONNECT_DELAYED: .connectDelayed,
        ZMQ_EVENT_CONNECT_RETRIED: .connectRetried, ZMQ_EVENT_LISTENING: .listening,
        ZMQ_EVENT_BIND_FAILED: .bindFailed, ZMQ_EVENT_ACCEPTED: .accepted,
        ZMQ_EVENT_ACCEPT_FAILED: .acceptFailed, ZMQ_EVENT_CLOSED: .closed,
        ZMQ_EVENT_CLOSE_FAILED: .closeFailed, ZMQ_EVENT_DISCONNECTED: .disconnected,
        ZMQ_EVENT_MONITOR_STOPPED: .stopped,
        ZMQ_EVENT_HANDSHAKE_FAILED_NO_DETAIL: .handshakeFailed,
        ZMQ_EVENT_HANDSHAKE_SUCCEEDED: .handshakeSucceeded,
        ZMQ_EVENT_HANDSHAKE_FAILED_PROTOCOL: .protocolFailed,
        ZMQ_EVENT_HANDSHAKE_FAILED_AUTH: .authenticationFailed,
    ]
}

extension Socket {
    /// Ends monitoring; without effect when nobody monitors.
    public borrowing func stopMonitor() {
        _ = unsafe zmq_socket_monitor(handle, nil, 0)
    }
}

/// The stream of a socket's connection events.
///
/// Call `stopMonitor` of the watched socket before letting go of either: libzmq's I/O thread would
/// otherwise wait for ever for somebody to take the next event. For the same reason the queue has no
/// bound: events wait, some hundred bytes each, until they are taken.
public struct Monitor: ~Copyable {
    public let socket: Socket

    /// - Parameter name: unique within the context.
    public init(
        of watched: borrowing Socket, named name: String, in context: Context
    ) throws(ZeroMQError) {
        let endpoint = "inproc://monitor-\(name)"
        try check("socket_monitor", name) {
            unsafe zmq_socket_monitor(watched.handle, endpoint, ZMQ_EVENT_ALL)
        }
        let pair = try Socket(.pair, in: context)
        try pair.set(.linger, 0)
        try pair.set(.receiveHighWater, 0)
        try pair.connect(endpoint)
        socket = pair
    }

    /// The next event if there is one.
    public borrowing func next() throws(ZeroMQError) -> MonitorEvent? {
        while let message = try socket.tryReceive() {
            if let event = MonitorEvent(message) { return event }
        }
        return nil
    }
}
