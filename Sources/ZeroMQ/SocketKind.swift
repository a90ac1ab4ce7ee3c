import CZeroMQ

/// The messaging pattern a socket speaks. Source: ZeroMQ RFCs 28 to 31.
public struct SocketKind: Hashable, Sendable {
    let rawValue: Int32

    public static let pair = SocketKind(rawValue: ZMQ_PAIR)
    public static let pub = SocketKind(rawValue: ZMQ_PUB)
    public static let sub = SocketKind(rawValue: ZMQ_SUB)
    public static let xpub = SocketKind(rawValue: ZMQ_XPUB)
    public static let xsub = SocketKind(rawValue: ZMQ_XSUB)
    public static let req = SocketKind(rawValue: ZMQ_REQ)
    public static let rep = SocketKind(rawValue: ZMQ_REP)
    public static let dealer = SocketKind(rawValue: ZMQ_DEALER)
    public static let router = SocketKind(rawValue: ZMQ_ROUTER)
}
