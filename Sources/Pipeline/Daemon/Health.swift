/// What the daemon says of itself: the answer to `health` and what `dateline status` shows.
public struct Health: Codable, Sendable, Hashable {
    public enum State: String, Codable, Sendable { case ok, degraded }

    public var schema = "dateline/health/1"
    public var state: State
    /// What keeps it from `ok`, each in a few words.
    public var problems: [String]
    public var version: String
    /// RFC 3339, UTC.
    public var started: String
    public var stream: String
    public var epoch: Int
    /// The newest and the oldest sequence in the log; 0 while it is empty.
    public var head: UInt64
    public var oldest: UInt64
    /// Files waiting in the inbox, and the age of the oldest.
    public var pending: Int
    public var oldestPendingSeconds: Double
    /// Files claimed and not yet settled.
    public var inFlight: Int
    /// Articles a second over the last minute.
    public var articlesPerSecond: Double
    public var subscribers: Int
    /// Notices in the log that are not published yet.
    public var publishLag: UInt64
    public var diskFreeBytes: Int
    public var residentBytes: Int
    public var lastError: String?
    /// Totals since the start, by name.
    public var counters: [String: Int]

    enum CodingKeys: String, CodingKey {
        case schema, state, problems, version, started, stream, epoch, head, oldest, pending
        case oldestPendingSeconds = "oldest_pending_seconds"
        case inFlight = "in_flight"
        case articlesPerSecond = "articles_per_second"
        case subscribers
        case publishLag = "publish_lag"
        case diskFreeBytes = "disk_free_bytes"
        case residentBytes = "resident_bytes"
        case lastError = "last_error"
        case counters
    }

    public init(
        problems: [String], started: String, stream: String, epoch: Int, head: UInt64,
        oldest: UInt64, pending: Int, oldestPendingSeconds: Double, inFlight: Int,
        articlesPerSecond: Double, subscribers: Int, publishLag: UInt64, diskFreeBytes: Int,
        residentBytes: Int, lastError: String?, counters: [String: Int]
    ) {
        state = problems.isEmpty ? .ok : .degraded
        self.problems = problems
        version = Version.text
        self.started = started
        self.stream = stream
        self.epoch = epoch
        self.head = head
        self.oldest = oldest
        self.pending = pending
        self.oldestPendingSeconds = oldestPendingSeconds
        self.inFlight = inFlight
        self.articlesPerSecond = articlesPerSecond
        self.subscribers = subscribers
        self.publishLag = publishLag
        self.diskFreeBytes = diskFreeBytes
        self.residentBytes = residentBytes
        self.lastError = lastError
        self.counters = counters
    }

    /// One line for systemd's `STATUS=`.
    public var line: String {
        let work =
            pending + inFlight == 0
            ? "idle, \(head) notices" : "backlog \(pending + inFlight), \(head) notices"
        return problems.isEmpty ? work : "degraded: \(problems.joined(separator: ", ")); \(work)"
    }
}
