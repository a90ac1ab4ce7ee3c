/// Why the whole inbox is read again.
public enum RescanCause: String, Sendable, CaseIterable, Hashable {
    case start, interval, overflow, replaced, backlog, reload, folder
}

/// What an administrator may want to see in the log. Called on the inbox's own threads.
public enum InboxSignal: Sendable, Equatable {
    /// The kernel dropped events; at most one signal a minute, with all since the start.
    case overflow(total: Int)
    case rescan(RescanCause, files: Int)
    /// The inbox cannot be opened; tried again with back-off.
    case missing(String)
    case found
    /// inotify cannot be trusted here, or not at all: the inbox is read every few seconds.
    case pollingMode(reason: String)
    case watching
    /// So many files are ignored by name; one of them.
    case ignored(FileName, count: Int)
    case directoryIgnored(FileName)
    /// Files cannot be claimed; tried again with back-off, nothing is lost.
    case claimsFailing(String)
    case claimsResumed
    /// A settled file cannot be moved; tried again with back-off.
    case moveFailed(FileName, String)
    /// A file in `work/` that no inbox put there; it is left alone.
    case strayFile(FileName)
    /// The oldest files were dropped to keep quarantine in its bounds.
    case quarantineDropped(Int)
}

/// The inbox at one moment.
public struct InboxStatus: Sendable, Equatable {
    /// Files seen and not yet claimed, with those beyond the bounded list at the last scan.
    public var pending = 0
    /// Time since the oldest of them was first seen.
    public var oldestPendingAge: Duration = .zero
    /// Claims delivered and not settled.
    public var inFlight = 0
    public var bytesInFlight = 0
    /// Files left alone because of their names, at the last scan.
    public var ignored = 0
    /// Folders left alone, at the last scan.
    public var directoriesIgnored = 0
    /// Files that deny reading now.
    public var unreadable = 0
    /// Files that were gone when they were to be opened.
    public var vanished = 0
    public var delivered = 0
    public var overflows = 0
    public var rescansByCause: [RescanCause: Int] = [:]
    public var lastScan: Duration = .zero
    public var polling = false
    public var missing = false
    public var claimsFailing = false
    public var paused = false
    /// Grows while the thread works; with `idle`, what a watchdog looks at.
    public var progress: UInt64 = 0
    /// Whether the thread waits for something to happen.
    public var idle = false

    public init() {}
}
