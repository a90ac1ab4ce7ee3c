/// Where the store is and how much it may keep.
public struct StoreSettings: Sendable, Equatable {
    /// The folder of `datelined.db`; made when missing, mode 0750.
    public var folder: String
    /// Log rows older than this go, oldest first; `nil` keeps all.
    public var logMaxAge: Duration?
    /// Bytes of `data` the log may hold before its oldest rows go; `nil` keeps all.
    public var logMaxBytes: Int?
    /// Article records older than this go, once no log row needs them; `nil` keeps all.
    ///
    /// What was read is remembered for ever: an article that went is still a repeat when it comes.
    public var articleMaxAge: Duration?
    /// Size of the file that is given up when the disk is full.
    public var reserveBytes = 64 << 20
    /// The disk is low below the smaller of these two: two gigabytes of a small disk would be most
    /// of it, five percent of a large one more than is ever needed.
    public var lowBytes = 2 << 30
    public var lowPercent = 5
    /// Network, FUSE and overlay file systems lose locks or writes; this takes them all the same.
    public var allowUnsafeFileSystem = false
    /// Bytes of log and records after which a checkpoint is due.
    public var checkpointBytes = 16 << 20
    /// Age of the oldest change outside the database file after which a checkpoint is due.
    public var checkpointAge: Duration = .seconds(30)
    /// Quiet time after which the write-ahead log is emptied.
    public var idleTime: Duration = .seconds(5)
    /// How long one read may take before it is aborted.
    public var readLimit: Duration = .seconds(5)
    /// How long a write waits for a lock of somebody else.
    public var busyLimit: Duration = .seconds(5)

    public init(folder: String) {
        self.folder = folder
    }

    /// The one file everything is in.
    public var path: String { folder + "/datelined.db" }
}
