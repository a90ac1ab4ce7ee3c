internal import GRDB

/// A consistent, checked, compact copy under a name that appears only when it is whole.
struct Backup {
    let target: String

    /// - Complexity: reads the whole database and writes it once; the connection is busy meanwhile.
    func make(_ db: Database) throws {
        let part = target + ".part"
        for suffix in ["", "-journal", "-wal", "-shm"] { FileSystem.remove(part + suffix) }
        do {
            try db.execute(sql: "VACUUM INTO ?", arguments: [part])
            try mark(part)
            try FileSystem.sync(part)
            try FileSystem.rename(part, to: target)
            try FileSystem.sync(FileSystem.parent(of: target))
        } catch {
            FileSystem.remove(part)
            throw Self.failure(target, error)
        }
    }

    /// Says inside the copy that it is one, so that whoever opens it begins a new stream.
    private func mark(_ part: String) throws {
        let copy = try DatabaseQueue(path: part)
        try copy.inDatabase { db in
            try db.execute(sql: "PRAGMA journal_mode = DELETE")
            try db.execute(sql: "PRAGMA application_id = \(Schema.backup)")
            try Inspection.check(db, part, thorough: true)
        }
        try copy.close()
    }

    /// A backup that fails says nothing about the store, unless the store's own pages are damaged.
    private static func failure(_ target: String, _ error: any Error) -> StoreError {
        let failure = StoreError("\(target): backup", error)
        switch failure.kind {
        case .inputOutput, .diskFull, .noPermission:
            return StoreError(.cannotCreate, failure.message)
        default: return failure
        }
    }
}

extension Store {
    /// Writes a copy of the store that can be put in place of `datelined.db` of a stopped daemon.
    ///
    /// Desk thread. An existing file is replaced once the new one is checked.
    public func backup(to path: String) throws(StoreError) {
        guard FileSystem.parent(of: path) != settings.folder || path != settings.path else {
            throw StoreError(.cannotCreate, "\(path): is the store itself")
        }
        try working("backup") { _, db in try Backup(target: path).make(db) }
    }
}
