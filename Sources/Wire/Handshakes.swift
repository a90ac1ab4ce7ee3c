import Synchronization
import ZeroMQ

/// How a client's attempts to connect end, as libzmq tells it.
struct Handshakes: ~Copyable {
    private static let names = Atomic(0)
    private let monitor: Monitor
    private let hasKeys: Bool
    private var failures = 0
    private var isUnderWay = false
    private var speaksOtherwise = false

    /// - Parameter socket: not yet connected.
    init(of socket: borrowing Socket, hasKeys: Bool, in context: Context) throws(ZeroMQError) {
        let number = Self.names.add(1, ordering: .relaxed).newValue
        monitor = try Monitor(of: socket, named: "client-\(number)", in: context)
        self.hasKeys = hasKeys
    }

    /// Lets a poller wait for news.
    func add(to poller: inout Poller) -> Int { poller.add(monitor.socket) }

    /// Why no connection comes about; `nil` while it stands, or nobody listens.
    ///
    /// A daemon that does not know a key lets the handshake's time run out. Once is no proof: one that
    /// stops may cut a handshake short.
    ///
    /// - Parameter isOver: the client waits no longer; a handshake still under way has failed, too.
    mutating func refusal(isOver: Bool = false) -> Refusal? {
        while let event = try? monitor.next() {
            switch event.kind {
            case .connected: isUnderWay = true
            case .handshakeSucceeded:
                failures = 0
                isUnderWay = false
            case .handshakeFailed, .authenticationFailed: failures += 1
            case .protocolFailed: speaksOtherwise = true
            default: break
            }
        }
        if speaksOtherwise {
            let other = hasKeys ? "uses no keys" : "asks for keys"
            return Refusal(reason: "the other end \(other), or is no datelined", isFinal: true)
        }
        guard hasKeys, failures >= 2 || isOver && isUnderWay else { return nil }
        return Refusal(
            reason: "the daemon does not let this client in: the client's public key is not on its "
                + "list, or the server key given is not the daemon's", isFinal: false)
    }
}

/// Why the other end lets nobody in.
struct Refusal {
    var reason: String
    /// libzmq does not try again.
    var isFinal: Bool
}
