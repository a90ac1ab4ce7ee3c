internal import GRDB

extension Store {
    /// Opens with a schema of the caller's, as the tests of migrations do.
    ///
    /// - Parameter step: told the number of each migration statement before it runs.
    package static func open(
        _ settings: StoreSettings, schema: Schema, step: (Int) -> Void = { _ in },
        note: (String) -> Void
    ) throws(StoreError) -> Store {
        try FileSystem.makeFolder(settings.folder)
        try checkFileSystem(settings, note)
        let lock = try FolderLock(folder: settings.folder)
        let failures = FailureMarker(path: settings.folder + "/failures")
        try failures.check(now: Timestamp.now())
        do {
            return try open(
                settings, schema: schema, lock: lock, failures: failures, step: step, note: note)
        } catch {
            remember(error, in: failures, folder: settings.folder)
            throw error
        }
    }

    private static func open(
        _ settings: StoreSettings, schema: Schema, lock: consuming FolderLock,
        failures: FailureMarker, step: (Int) -> Void, note: (String) -> Void
    ) throws(StoreError) -> Store {
        let origin = try Origin(settings, note)
        let highWater = try HighWaterFile(path: settings.folder + "/high-water")
        let known = highWater.read()
        noteLibrary(note)
        let replaced = known.map { $0.inode != FileSystem.status(settings.path)?.inode } ?? false
        var disk = DiskGuard(settings)
        if disk.makeRoomToStart() { note("the disk is full: gave up the reserve to start at all") }
        let queue = try storing("\(settings.path): open", in: settings.folder) {
            try Connection.writer(settings)
        }
        let path = settings.path
        let (identity, tally, dataVersion) = try storing(
            "\(path): start", in: settings.folder
        ) {
            try queue.inDatabase { db in
                if origin != .fresh { try Inspection.check(db, path, thorough: replaced) }
                try Migration(schema: schema, path: path).run(db, step: step, note: note)
                let identity = try Lineage(known: known, restored: origin == .backup)
                    .settle(db, note: note)
                let tally = try Tally(db)
                try checkpointAtStart(db, settings, note)
                return (identity, tally, try Inspection.dataVersion(db))
            }
        }
        disk.hold()
        let inode = FileSystem.status(settings.path)?.inode ?? 0
        let mark = HighWater(
            stream: identity.stream, epoch: identity.epoch, head: tally.head, inode: inode)
        // Both slots: one of another stream must not outlive this start.
        for turn in 0..<2 { try highWater.write(mark, turn: turn) }
        try highWater.sync()
        try FileSystem.sync(settings.folder)
        let desk = Desk(
            lock: lock, highWater: highWater, inode: inode, tally: tally, dataVersion: dataVersion)
        return Store(
            settings, queue: queue, identity: identity, desk: desk, disk: disk, failures: failures)
    }

    /// What is in the write-ahead log is safe there too: for want of room it stays.
    private static func checkpointAtStart(
        _ db: Database, _ settings: StoreSettings, _ note: (String) -> Void
    ) throws {
        do {
            _ = try db.checkpoint(.truncate)
        } catch {
            let failure = StoreError(
                "\(settings.path): checkpoint at the start", error,
                isDiskFull: FileSystem.isFull(at: settings.folder))
            guard failure.isRetryable else { throw failure }
            note(failure.message)
        }
    }

    private static func checkFileSystem(
        _ settings: StoreSettings, _ note: (String) -> Void
    ) throws(StoreError) {
        guard let type = MountTable.type(of: settings.folder), MountTable.isUnsafe(type) else {
            return
        }
        guard settings.allowUnsafeFileSystem else {
            throw StoreError(
                .unsafeFileSystem,
                "\(settings.folder): \(type) loses locks or writes; use a local disk")
        }
        note("\(settings.folder) is on \(type): a power cut may lose what was committed")
    }

    private static func noteLibrary(_ note: (String) -> Void) {
        let version = Connection.libraryVersion
        let text = "\(version / 1_000_000).\(version / 1_000 % 1_000).\(version % 1_000)"
        let bug = Connection.hasResetBug(version)
        note("SQLite \(text)" + (bug ? ", wal-reset-bug: mitigated by single writer" : ""))
    }
}

/// What stood in the folder before SQLite looked at it.
enum Origin {
    case fresh, store, backup

    /// Reads the header, for a file's locks are lost when it is opened beside SQLite.
    ///
    /// A backup that was put in place has a mark of its own in the header. A write-ahead log beside
    /// it belongs to the file it replaced, and SQLite would play it into the wrong database.
    init(_ settings: StoreSettings, _ note: (String) -> Void) throws(StoreError) {
        let header = FileSystem.head(of: settings.path, count: 100)
        guard header.count == 100 else {
            if let size = FileSystem.status(settings.path)?.size, size > 0 {
                throw StoreError(.corrupt, "\(settings.path): no database; restore a backup")
            }
            self = .fresh
            return
        }
        guard header.starts(with: Array("SQLite format 3\0".utf8)) else {
            throw StoreError(.corrupt, "\(settings.path): no database; restore a backup")
        }
        let mark = header[68..<72].reduce(Int64(0)) { $0 << 8 | Int64($1) }
        switch mark {
        case Schema.backup:
            self = .backup
            if FileSystem.status(settings.path + "-wal") != nil {
                note("removed the write-ahead log of the database that the backup replaced")
            }
            FileSystem.remove(settings.path + "-wal")
            FileSystem.remove(settings.path + "-shm")
        case 0, Schema.application: self = .store
        default:
            throw StoreError(.notAStore, "\(settings.path): a database of another program")
        }
    }
}
