import CZeroMQ

/// A libzmq socket option whose value has the type libzmq wants.
///
/// Those that concern connections must be set before `bind` or `connect`.
public struct SocketOption<Value: Sendable>: Sendable {
    let number: Int32
    let name: String

    init(_ number: Int32, _ name: String) {
        self.number = number
        self.name = name
    }
}

extension SocketOption where Value == Int32 {
    /// Messages queued for one peer before more are dropped (PUB) or refused (ROUTER, DEALER).
    public static var sendHighWater: Self { Self(ZMQ_SNDHWM, "sndhwm") }
    public static var receiveHighWater: Self { Self(ZMQ_RCVHWM, "rcvhwm") }
    /// Milliseconds a closed socket may still send; -1 is for ever.
    public static var linger: Self { Self(ZMQ_LINGER, "linger") }
    /// Connections the kernel holds before they are accepted.
    public static var backlog: Self { Self(ZMQ_BACKLOG, "backlog") }
    /// Milliseconds a peer has for its handshake.
    public static var handshakeInterval: Self { Self(ZMQ_HANDSHAKE_IVL, "handshake_ivl") }
    /// Milliseconds between ZMTP pings.
    public static var heartbeatInterval: Self { Self(ZMQ_HEARTBEAT_IVL, "heartbeat_ivl") }
    /// Milliseconds without traffic after a ping until the connection is given up.
    public static var heartbeatTimeout: Self { Self(ZMQ_HEARTBEAT_TIMEOUT, "heartbeat_timeout") }
    /// 1: sending to an unknown peer is an error, and so is a full queue.
    public static var routerMandatory: Self { Self(ZMQ_ROUTER_MANDATORY, "router_mandatory") }
    /// 1: every subscription and unsubscription is handed to the publisher, not only new ones.
    public static var verboser: Self { Self(ZMQ_XPUB_VERBOSER, "xpub_verboser") }
    public static var tcpKeepalive: Self { Self(ZMQ_TCP_KEEPALIVE, "tcp_keepalive") }
    /// Seconds.
    public static var tcpKeepaliveIdle: Self { Self(ZMQ_TCP_KEEPALIVE_IDLE, "tcp_keepalive_idle") }
    /// 1: IPv6 as well as IPv4.
    public static var ipv6: Self { Self(ZMQ_IPV6, "ipv6") }
    /// Milliseconds.
    public static var reconnectInterval: Self { Self(ZMQ_RECONNECT_IVL, "reconnect_ivl") }
    /// Milliseconds; the interval doubles up to here.
    public static var reconnectIntervalMax: Self {
        Self(ZMQ_RECONNECT_IVL_MAX, "reconnect_ivl_max")
    }
    /// 1: queue only for connections that stand.
    public static var immediate: Self { Self(ZMQ_IMMEDIATE, "immediate") }
    public static var curveServer: Self { Self(ZMQ_CURVE_SERVER, "curve_server") }
    /// 1: no connection without a ZAP answer once a domain is set.
    public static var zapEnforceDomain: Self { Self(ZMQ_ZAP_ENFORCE_DOMAIN, "zap_enforce_domain") }
    /// A socket that listens already, for the endpoints bound afterwards; -1 for none.
    static var useDescriptor: Self { Self(ZMQ_USE_FD, "use_fd") }
    /// The kernel's send buffer in bytes, for connections made afterwards.
    public static var sendBuffer: Self { Self(ZMQ_SNDBUF, "sndbuf") }
    public static var receiveBuffer: Self { Self(ZMQ_RCVBUF, "rcvbuf") }
}

extension SocketOption where Value == Int64 {
    /// Bytes in one received frame; a peer that sends more is disconnected. -1: no limit.
    public static var maxMessageSize: Self { Self(ZMQ_MAXMSGSIZE, "maxmsgsize") }
}

extension SocketOption where Value == [UInt8] {
    public static var subscribe: Self { Self(ZMQ_SUBSCRIBE, "subscribe") }
    public static var unsubscribe: Self { Self(ZMQ_UNSUBSCRIBE, "unsubscribe") }
    /// How a ROUTER calls this socket; 1 to 255 bytes, the first not zero.
    public static var routingID: Self { Self(ZMQ_ROUTING_ID, "routing_id") }
    /// 32 bytes.
    public static var curvePublicKey: Self { Self(ZMQ_CURVE_PUBLICKEY, "curve_publickey") }
    /// 32 bytes.
    public static var curveSecretKey: Self { Self(ZMQ_CURVE_SECRETKEY, "curve_secretkey") }
    /// 32 bytes: the server's public key, on the client.
    public static var curveServerKey: Self { Self(ZMQ_CURVE_SERVERKEY, "curve_serverkey") }
    /// What the ZAP authority is told about this socket.
    public static var zapDomain: Self { Self(ZMQ_ZAP_DOMAIN, "zap_domain") }
}
