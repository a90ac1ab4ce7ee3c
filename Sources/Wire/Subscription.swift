public import ZeroMQ

/// Listens to the event socket, best effort; one thread at a time.
public final class Subscription {
    private let socket: Socket
    private var handshakes: Handshakes

    /// - Parameter prefixes: what to hear of; `""` is everything.
    public init(
        _ endpoint: String, prefixes: [String], in context: Context, keys: ClientKeys? = nil,
        highWater: Int32 = 10_000
    ) throws(WireError) {
        do {
            socket = try Self.subscribed(prefixes, context, keys, highWater)
            handshakes = try Handshakes(of: socket, hasKeys: keys != nil, in: context)
            try socket.connect(endpoint)
        } catch {
            throw .socket(error)
        }
    }

    deinit { socket.stopMonitor() }

    /// Why the other end lets nobody in; `nil` while it does, or nobody is there.
    var refusal: Refusal? { handshakes.refusal() }

    /// The next message; `nil` when none comes in time.
    ///
    /// - Throws: `WireError` when it is not of this protocol, `ZeroMQError` when libzmq fails.
    public func next(within limit: Duration) throws -> WireMessage? {
        guard let frames = try nextFrames(within: limit) else { return nil }
        return try WireMessage(frames: frames)
    }

    /// The next message as it came.
    public func nextFrames(within limit: Duration) throws -> [[UInt8]]? {
        if let message = try socket.tryReceive() { return message.frames }
        guard limit > .zero else { return nil }
        var poller = Poller()
        _ = poller.add(socket)
        guard try poller.wait(limit) > 0 else { return nil }
        return try socket.tryReceive()?.frames
    }

    /// Lets a poller wait for messages.
    func add(to poller: inout Poller) {
        _ = poller.add(socket)
        _ = handshakes.add(to: &poller)
    }

    private static func subscribed(
        _ prefixes: [String], _ context: Context, _ keys: ClientKeys?,
        _ highWater: Int32
    ) throws(ZeroMQError) -> Socket {
        let socket = try Socket(.sub, in: context)
        try socket.set(.linger, 0)
        try socket.set(.receiveHighWater, highWater)
        try socket.set(.reconnectInterval, 100)
        try socket.set(.reconnectIntervalMax, 2_000)
        try socket.set(.handshakeInterval, 5_000)
        try keys?.apply(to: socket)
        for prefix in prefixes { try socket.subscribe(prefix) }
        return socket
    }
}
