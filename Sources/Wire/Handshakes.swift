import Synchronization
import ZeroMQ

/// How a client's attempts to connect end, as libzmq tells it.
struct Handshakes: ~Copyable {
    private static let names = Atomic(0)
    private let monitor: Monitor
    private let hasKeys: Bool
    private var failures = 0
    private var speaksOtherwise = false

    /// - Parameter socket: not yet connected.
    init(of socket: borrowing Socket, hasKeys: Bool, in context: Context) throws(ZeroMQError) {
        let number = Self.names.add(1, ordering: .relaxed).newValue
        monitor = try Monitor(of: socket, named: "client-\(number)", in: context)
        self.hasKeys = hasKeys
    }

    /// Why no connection comes about; `nil` while it stands, or nobody listens.
    ///
    /// - Parameter patience: failures in a row that are no accident: a daemon that stops may cut one
    ///   short.
    mutating func refusal(patience: Int = 3) -> Refusal? {
        while let event = try? monitor.next() {
            switch event.kind {
            case .handshakeSucceeded: failures = 0
            case .handshakeFailed, .authenticationFailed: failures += 1
            case .protocolFailed: speaksOtherwise = true
            default: break
            }
        }
        if speaksOtherwise {
            let other = hasKeys ? "uses no keys" : "asks for keys"
            return Refusal(reason: "the other end \(other), or is no datelined", isFinal: true)
        }
        guard hasKeys, failures >= patience else { return nil }
        return Refusal(
            reason: "the daemon turns this client away: the client's public key is not on its list, "
                + "or the server key given is not the daemon's", isFinal: false)
    }
}

/// Why the other end lets nobody in.
struct Refusal {
    var reason: String
    /// libzmq does not try again.
    var isFinal: Bool
}
