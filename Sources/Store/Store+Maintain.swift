internal import GRDB
internal import Synchronization

extension Store {
    /// Most rows that one call deletes, so that a commit never waits long.
    static let retentionChunk = 1_000
    /// Foreign writes after which a library that can lose commits by them is not trusted any more.
    static let foreignLimit = 3

    /// Deletes what is too old, carries the write-ahead log over, watches for other writers.
    ///
    /// Desk thread, after each batch and when there is nothing to do. Cheap when nothing is due.
    ///
    /// - Parameter note: takes lines for the log.
    /// - Returns: whether there is more to delete: call again soon.
    @discardableResult
    public func maintain(
        idle: Bool, note: (String) -> Void = { _ in }
    ) throws(StoreError) -> Bool {
        let more = try working("maintain") { desk, db in
            try watchForeigners(&desk, db, note)
            var more = try Retention(settings: settings, now: Timestamp.now())
                .deleteChunk(db, &desk.tally)
            if more { noteCommit(&desk, bytes: 64 << 10) }
            let state = diskState()
            if state.isLow || state.reserveReleased {
                more = try shrink(&desk, db) || more
            }
            try checkpoint(&desk, db, idle: idle, urgent: state.isLow)
            return more
        }
        disk.withLock { $0.hold() }
        return more
    }

    // MARK: Checkpoints

    private func checkpoint(
        _ desk: inout Desk, _ db: Database, idle: Bool, urgent: Bool
    ) throws {
        let now = ContinuousClock.now
        let age = desk.pendingSince.map { now - $0 } ?? .zero
        let quiet = idle && now - desk.lastCommit >= settings.idleTime
        if desk.pendingBytes >= settings.checkpointBytes || age >= settings.checkpointAge {
            try unlessBusy { try db.checkpoint(.passive) }
            desk.pendingBytes = 0
            desk.pendingSince = nil
        }
        let isLong = walBytes > 64 << 20
        guard !desk.isTruncated, quiet || urgent || isLong else { return }
        // Readers stand in its way for as long as they read; then the next call does it.
        try db.execute(sql: "PRAGMA busy_timeout = \(isLong ? 1_000 : 20)")
        defer {
            let limit = Int(settings.busyLimit / .milliseconds(1))
            try? db.execute(sql: "PRAGMA busy_timeout = \(limit)")
        }
        guard try unlessBusy({ try db.checkpoint(.truncate) }) else { return }
        desk.isTruncated = true
        desk.pendingBytes = 0
        desk.pendingSince = nil
        try? desk.highWater.sync()
    }

    /// - Returns: whether it was done; a checkpoint that somebody is in the way of is done later.
    @discardableResult
    private func unlessBusy(_ checkpoint: () throws -> Void) throws -> Bool {
        do {
            try checkpoint()
            return true
        } catch let error as DatabaseError where error.resultCode == .SQLITE_BUSY {
            return false
        }
    }

    /// Size of the write-ahead log.
    var walBytes: Int { FileSystem.status(settings.path + "-wal")?.size ?? 0 }

    /// Gives free pages back to the file system, some at a time.
    private func shrink(_ desk: inout Desk, _ db: Database) throws -> Bool {
        let free = try Int.fetchOne(db, sql: "PRAGMA freelist_count") ?? 0
        guard free > 0 else { return false }
        try db.execute(sql: "PRAGMA incremental_vacuum(\(Self.retentionChunk))")
        noteCommit(&desk, bytes: 4_096 * Self.retentionChunk)
        return free > Self.retentionChunk
    }

    // MARK: Other writers

    private func watchForeigners(
        _ desk: inout Desk, _ db: Database, _ note: (String) -> Void
    ) throws {
        let version = try Inspection.dataVersion(db)
        if version == desk.dataVersion { return }
        desk.dataVersion = version
        desk.foreignWrites += 1
        note("foreign writer: another program writes into \(settings.path); stop it")
        guard desk.foreignWrites >= Self.foreignLimit,
            Connection.hasResetBug(Connection.libraryVersion)
        else { return }
        throw StoreError(
            .foreignWriter,
            "another program wrote into \(settings.path) \(desk.foreignWrites) times, and this "
                + "version of SQLite can lose commits by it; find it with fuser, stop it")
    }
}
