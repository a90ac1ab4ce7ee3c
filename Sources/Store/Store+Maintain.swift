internal import GRDB
internal import Synchronization

/// What one call of `Store.maintain` came to.
public enum Upkeep: Hashable, Sendable {
    /// Nothing is left to do for now.
    case done
    /// There is more to delete: call again soon.
    case more
    /// A step could not be done, the others were: `diskFull` for no room yet, `busy` for a lock of
    /// somebody else. Call again after a while.
    case hindered(StoreError)
}

extension Store {
    /// Most rows that one call deletes, so that a commit never waits long.
    static let retentionChunk = 1_000
    /// Foreign writes after which a library that can lose commits by them is not trusted any more.
    static let foreignLimit = 3

    /// What one call deletes when even that found no room.
    private static let smallChunk = 50
    /// Files of a run before are handed over again right after a start: until then their claims must
    /// be known, however long the daemon was down.
    private static let arrivalGrace: Duration = .seconds(3_600)

    /// Deletes what is too old, carries the write-ahead log over, watches for other writers.
    ///
    /// Desk thread, after each batch and when there is nothing to do. Cheap when nothing is due. It
    /// is what makes room on a full disk, so a step that finds none does not keep it from the others.
    ///
    /// - Parameter note: takes lines for the log.
    /// - Throws: `StoreError` that is fatal, or `closed`.
    @discardableResult
    public func maintain(
        idle: Bool, note: (String) -> Void = { _ in }
    ) throws(StoreError) -> Upkeep {
        let upkeep = try working("maintain") { desk, db in
            var upkeep = Upkeep.done
            try watchForeigners(&desk, db, note)
            let state = diskState()
            let isTight = state.isLow || state.reserveReleased
            if isTight, !desk.isTruncated {
                // What it frees in the log is room for what is deleted next.
                try attempt("checkpoint", &desk, &upkeep) { _ in
                    try unlessBusy { try db.checkpoint(.passive) }
                    return false
                }
            }
            try attempt("retention", &desk, &upkeep) { desk in
                try delete(&desk, db, limit: Self.retentionChunk)
            }
            if case .hindered(let failure) = upkeep, failure.kind == .diskFull {
                // The reserve was given up by now.
                upkeep = .done
                try attempt("retention", &desk, &upkeep) { desk in
                    try delete(&desk, db, limit: Self.smallChunk)
                }
            }
            if isTight {
                try attempt("shrinking", &desk, &upkeep) { desk in try shrink(&desk, db) }
            }
            try attempt("checkpoint", &desk, &upkeep) { desk in
                try checkpoint(&desk, db, idle: idle, urgent: diskState().isLow)
                return false
            }
            return upkeep
        }
        disk.withLock { $0.hold() }
        return upkeep
    }

    /// Runs one step; what is no end of the store is only told of.
    private func attempt(
        _ action: String, _ desk: inout Desk, _ upkeep: inout Upkeep,
        _ step: (inout Desk) throws -> Bool
    ) throws {
        do {
            if try step(&desk), upkeep == .done { upkeep = .more }
        } catch {
            let failure = judged("\(settings.path): \(action)", error, &desk)
            if failure.isFatal { throw failure }
            if case .hindered = upkeep { return }
            upkeep = .hindered(failure)
        }
    }

    private func delete(_ desk: inout Desk, _ db: Database, limit: Int) throws -> Bool {
        let retention = Retention(settings: settings, now: Timestamp.now())
        var more = try retention.deleteChunk(db, &desk.tally, limit: limit)
        if more { noteCommit(&desk, bytes: 64 << 10) }
        if .now - desk.opened >= Self.arrivalGrace,
            try retention.deleteArrivals(db, limit: limit)
        {
            noteCommit(&desk, bytes: 64 << 10)
            more = true
        }
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
        // Each page that is moved needs room in the write-ahead log first.
        let room = diskState().freeBytes / 4_096 / 8
        let pages = min(max(room, 1), Self.retentionChunk)
        try db.execute(sql: "PRAGMA incremental_vacuum(\(pages))")
        noteCommit(&desk, bytes: 4_096 * pages)
        return free > pages
    }

    // MARK: Other writers

    private func watchForeigners(
        _ desk: inout Desk, _ db: Database, _ note: (String) -> Void
    ) throws {
        let version = try Inspection.dataVersion(db)
        if version == desk.dataVersion { return }
        desk.dataVersion = version
        if desk.isVersionUnsure {
            desk.isVersionUnsure = false
            return
        }
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
