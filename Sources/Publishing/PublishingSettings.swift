/// Where and how events are published and questions taken. Checked by `problems`.
public struct PublishingSettings: Sendable, Equatable {
    /// Endpoints for subscribers: `ipc:///run/dateline/events.sock`, `tcp://127.0.0.1:5570`.
    public var events: [String]
    /// Endpoints for requests.
    public var query: [String]
    /// Events queued for one subscriber before it loses some.
    public var sendHighWater = 10_000
    /// Replies queued for one client before its replay waits.
    public var replayHighWater = 256
    /// Connections, of both sockets together. One more ends the oldest that never said anything, or
    /// is ended itself.
    public var maxPeers = 256
    /// Subscriptions of one connection; with one more it is closed.
    public var maxSubscriptions = 1_000
    public var maxRequestBytes = 65_536
    /// Of one connection, sustained; twice as many at once.
    public var requestsPerSecond = 100
    /// How long a connection may take until it has shown who it is.
    public var handshakePatience: Duration = .seconds(5)
    /// How long a question may take until whoever asked is told that no answer comes.
    public var questionPatience: Duration = .seconds(30)
    /// The same for a backup.
    public var backupPatience: Duration = .seconds(900)
    /// Says in so many words that unencrypted TCP beyond this machine is meant.
    public var plaintextBeyondLoopback = false
    /// Encryption for every TCP endpoint.
    public var curve: CurveSettings?
    /// The group that may use the `ipc` sockets; `nil` keeps the process's own.
    public var socketGroup: String?
    /// IPv6 as well.
    public var ipv6 = false
    /// What subscribers may still take after the end.
    public var linger: Duration = .seconds(1)

    public init(events: [String], query: [String]) {
        self.events = events
        self.query = query
    }
}

/// Keys for CURVE.
public struct CurveSettings: Sendable, Equatable {
    /// A file with the daemon's secret key: 40 characters of Z85.
    public var secretKeyPath: String
    /// A file with the public keys let in, one a line; a name may follow a key.
    public var allowListPath: String
    /// Whether the secret must be the process's own file that nobody else can read. A credential
    /// handed over by the service manager is kept safe by that.
    public var checksOwner = true

    public init(secretKeyPath: String, allowListPath: String, checksOwner: Bool = true) {
        self.secretKeyPath = secretKeyPath
        self.allowListPath = allowListPath
        self.checksOwner = checksOwner
    }
}
