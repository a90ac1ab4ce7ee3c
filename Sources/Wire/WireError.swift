public import ZeroMQ

/// What can go wrong between two ends of the wire.
public enum WireError: Error, Hashable, CustomStringConvertible {
    /// The other end said something that is not in the protocol.
    case malformed(String)
    /// The other end refused, and said why.
    case refused(code: String, message: String)
    /// No answer within the time.
    case timedOut(endpoint: String)
    /// No connection comes about: the other end ends each handshake.
    case shutOut(endpoint: String, reason: String)
    case socket(ZeroMQError)

    public var description: String {
        switch self {
        case .malformed(let what): "not Dateline's protocol: \(what)"
        case .refused(let code, let message): "refused (\(code)): \(message)"
        case .timedOut(let endpoint): "no answer from \(endpoint); is datelined running?"
        case .shutOut(let endpoint, let reason): "\(endpoint): \(reason)"
        case .socket(let error): error.description
        }
    }
}
