/// What an inbox is told. `apply` takes a changed copy; the folders cannot change while it runs.
public struct InboxSettings: Sendable, Equatable {
    /// Holds `inbox`, `work`, `done` and `quarantine`, made when missing.
    public var spool: String
    /// The inbox when it is not `spool/inbox`; on another file system every claim is a copy.
    public var inbox: String?
    /// Names that end so, or begin with a dot, are left alone.
    public var ignoredSuffixes = [
        ".tmp", ".part", ".partial", ".filepart", ".crdownload", ".swp", "~",
    ]
    /// How long a file must stay the same when nothing better says that it is whole.
    public var settleTime: Duration = .seconds(2)
    /// How long an empty file may stay empty before it is refused.
    public var emptyGrace: Duration = .seconds(30)
    /// How long a file may deny reading before that is announced.
    public var unreadableGrace: Duration = .seconds(600)
    /// Time between full scans where inotify is trusted.
    public var rescanInterval: Duration = .seconds(60)
    /// Time between full scans where it is not: network, FUSE and overlay file systems, no watch.
    public var pollingInterval: Duration = .seconds(5)
    /// Bytes; a larger file is refused unread.
    public var sizeLimit = 16 << 20
    /// Bytes of a name; a longer one is refused.
    public var nameLimit = 255
    /// Claims delivered and not yet settled.
    public var maxInFlight = 256
    /// Bytes of those claims; one file alone may be larger.
    public var maxBytesInFlight = 64 << 20
    /// Whether folders inside the inbox are read too.
    public var recursive = false
    /// Folders below the inbox, 1 to 8.
    public var maxDepth = 8
    /// A file that was not renamed in waits for `NAME.done` beside it; lease and settling don't count.
    public var doneMarker = false
    /// `false` removes a finished file instead of moving it to `done/`.
    public var keepDone = true
    /// Nothing in the inbox is touched; what was read is remembered by the caller's `InboxMemory`.
    public var readOnly = false
    /// Files kept in `quarantine/`; the oldest go first.
    public var quarantineLimitFiles = 10_000
    /// Bytes kept in `quarantine/`.
    public var quarantineLimitBytes = 1 << 30

    public init(spool: String) {
        self.spool = spool
    }

    public var inboxPath: String { inbox ?? spool + "/inbox" }
    public var workPath: String { spool + "/work" }
    public var donePath: String { spool + "/done" }
    public var quarantinePath: String { spool + "/quarantine" }
}
