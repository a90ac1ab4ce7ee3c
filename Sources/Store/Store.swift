internal import GRDB
internal import Synchronization

/// What must survive a restart: articles, the event log, and what was committed already.
///
/// One connection writes and makes every checkpoint, from the desk's thread. Other threads read
/// through a `StoreReader` of their own. A fatal error closes the store for good: the process exits
/// and the next one recovers.
public final class Store: Sendable {
    /// Changes only when the store is made anew, restored or found to have lost rows.
    public let stream: String
    /// How many streams this file has had.
    public let epoch: Int
    public let settings: StoreSettings

    let queue: DatabaseQueue
    let desk: Mutex<Desk>
    let disk: Mutex<DiskGuard>
    let failures: FailureMarker

    /// What belongs to the writing thread.
    struct Desk: ~Copyable {
        var lock: FolderLock?
        var highWater: HighWaterFile
        var highWaterTurn = 0
        var inode: UInt64
        var tally: Tally
        var fatal: StoreError?
        /// Of `PRAGMA data_version`; it changes when another connection writes.
        var dataVersion: Int64
        var foreignWrites = 0
        /// Since a call of the store's own failed: its rollback changes the version too.
        var isVersionUnsure = false
        /// Bytes and time since the write-ahead log was last carried over.
        var pendingBytes = 0
        var pendingSince: ContinuousClock.Instant?
        var lastCommit = ContinuousClock.now
        var isTruncated = true
        var opened = ContinuousClock.now
    }

    init(
        _ settings: StoreSettings, queue: DatabaseQueue, identity: (stream: String, epoch: Int64),
        desk: consuming Desk, disk: DiskGuard, failures: FailureMarker
    ) {
        self.settings = settings
        self.queue = queue
        self.stream = identity.stream
        self.epoch = Int(identity.epoch)
        self.desk = Mutex(desk)
        self.disk = Mutex(disk)
        self.failures = failures
    }

    /// Opens or makes the store: lock, file-system check, recovery, `quick_check`, migrations.
    ///
    /// - Parameter note: takes lines for the log.
    /// - Throws: `StoreError`; `diskFull` when there is no room even to start. Whatever it throws,
    ///   the folder is let go of, and the call may be made again.
    /// - Complexity: reads the whole file once.
    public static func open(
        _ settings: StoreSettings, note: (String) -> Void = { _ in }
    ) throws(StoreError) -> Store {
        try open(settings, schema: .current, note: note)
    }

    /// A connection that reads; make one a thread.
    public func reader() throws(StoreError) -> StoreReader {
        try StoreReader(settings)
    }

    /// Free space, and whether intake has to wait. Any thread.
    public func diskState() -> DiskState {
        disk.withLock { $0.state() }
    }

    /// Carries everything into the database file and lets go of the folder.
    ///
    /// After a fatal error nothing is written any more, not even by SQLite's own closing.
    ///
    /// - Returns: the first thing that failed. Nothing is lost by it: the next start takes the rest
    ///   over from the write-ahead log.
    @discardableResult
    public func close() -> StoreError? {
        desk.withLock { desk in
            guard desk.lock != nil else { return nil }
            var failure: StoreError?
            if desk.fatal == nil { failure = lastSteps(&desk) }
            desk.fatal = StoreError(.closed, "the store is closed")
            desk.lock = nil
            return failure
        }
    }

    private func lastSteps(_ desk: inout Desk) -> StoreError? {
        var failure: StoreError?
        func attempt(_ action: String, _ step: () throws -> Void) {
            do {
                try storing("\(settings.path): \(action)", in: settings.folder, step)
            } catch {
                failure = failure ?? error
            }
        }
        attempt("last checkpoint") {
            try queue.inDatabase { db in _ = try db.checkpoint(.truncate) }
        }
        desk.highWaterTurn += 1
        let mark = mark(desk), turn = desk.highWaterTurn
        attempt("high-water mark") {
            try desk.highWater.write(mark, turn: turn)
            try desk.highWater.sync()
        }
        attempt("closing") { try queue.close() }
        return failure
    }

    func mark(_ desk: borrowing Desk) -> HighWater {
        HighWater(
            stream: stream, epoch: Int64(epoch), head: desk.tally.head, inode: desk.inode)
    }

    /// Runs work on the writing connection; afterwards the store knows whether it may go on.
    func working<Result: Sendable>(
        _ action: String, _ body: (inout Desk, Database) throws -> Result
    ) throws(StoreError) -> Result {
        try desk.withLock { (desk) throws(StoreError) -> Result in
            if let fatal = desk.fatal { throw fatal }
            do {
                return try queue.inDatabase { db in try body(&desk, db) }
            } catch {
                throw judged(action, error, &desk)
            }
        }
    }

    /// Takes note of what a failure means: the end of this store, or that room is to be made.
    func judged(_ action: String, _ error: any Error, _ desk: inout Desk) -> StoreError {
        if let fatal = desk.fatal { return fatal }
        desk.isVersionUnsure = true
        let failure = StoreError(
            action, error, isDiskFull: FileSystem.isFull(at: settings.folder))
        if failure.isFatal {
            desk.fatal = failure
            Self.remember(failure, in: failures, folder: settings.folder)
        }
        if failure.kind == .diskFull {
            disk.withLock { $0.release() }
            // What did not get in has lengthened the write-ahead log all the same.
            desk.isTruncated = false
        }
        return failure
    }

    static func remember(_ failure: StoreError, in failures: FailureMarker, folder: String) {
        guard failure.isFatal, failure.kind != .foreignWriter else { return }
        failures.record(failure, now: Timestamp.now())
    }
}
