internal import GRDB
internal import GRDBSQLite

/// How the database is opened, and the settings that are read back to be sure of them.
enum Connection {
    /// The one connection that writes and makes checkpoints.
    static func writer(_ settings: StoreSettings) throws -> DatabaseQueue {
        var configuration = Configuration()
        configuration.label = "store.writer"
        let milliseconds = max(1, Int(settings.busyLimit / .milliseconds(1)))
        configuration.busyMode = .timeout(Double(milliseconds) / 1_000)
        configuration.prepareDatabase { db in
            // Takes effect in an empty file only, and so before the journal mode fills page one.
            try db.execute(sql: "PRAGMA auto_vacuum = INCREMENTAL")
            try set(db, "journal_mode", "WAL", reads: "wal")
            try set(db, "synchronous", "FULL", reads: "2")
            try set(db, "foreign_keys", "ON", reads: "1")
            try set(db, "busy_timeout", "\(milliseconds)", reads: "\(milliseconds)")
            try set(db, "trusted_schema", "OFF", reads: "0")
            try set(db, "cell_size_check", "ON", reads: "1")
            try set(db, "journal_size_limit", "67108864", reads: "67108864")
            try set(db, "wal_autocheckpoint", "0", reads: "0")
            // Debian overwrites deleted rows with zeros by default: retention would write twice.
            try set(db, "secure_delete", "OFF", reads: "0")
            try set(db, "temp_store", "MEMORY", reads: "2")
            try set(db, "mmap_size", "0", reads: "0")
            // What is read again is the tops of the indices; the system keeps the rest.
            try set(db, "cache_size", "-4096", reads: "-4096")
        }
        return try DatabaseQueue(path: settings.path, configuration: configuration)
    }

    /// A connection that can only read.
    static func reader(_ settings: StoreSettings) throws -> DatabaseQueue {
        var configuration = Configuration()
        configuration.label = "store.reader"
        configuration.readonly = true
        configuration.busyMode = .timeout(5)
        configuration.prepareDatabase { db in
            try set(db, "query_only", "ON", reads: "1")
            try set(db, "trusted_schema", "OFF", reads: "0")
            try set(db, "cell_size_check", "ON", reads: "1")
            try set(db, "mmap_size", "0", reads: "0")
        }
        return try DatabaseQueue(path: settings.path, configuration: configuration)
    }

    /// Version of the SQLite library that is loaded, such as 3.40.1 as 3040001.
    static var libraryVersion: Int { Int(sqlite3_libversion_number()) }

    /// Versions that may lose a commit when two connections write or checkpoint at once.
    ///
    /// Source: the release notes of SQLite 3.51.3 and of the branches 3.44.6 and 3.50.7.
    static func hasResetBug(_ version: Int) -> Bool {
        if (3_044_006..<3_045_000).contains(version) { return false }
        if (3_050_007..<3_051_000).contains(version) { return false }
        return (3_007_000...3_051_002).contains(version)
    }

    private static func set(
        _ db: Database, _ name: String, _ value: String, reads expected: String
    ) throws {
        try db.execute(sql: "PRAGMA \(name) = \(value)")
        let row = try Row.fetchOne(db, sql: "PRAGMA \(name)")
        let got = row.flatMap {
            String.fromDatabaseValue($0[0]) ?? Int.fromDatabaseValue($0[0]).map(String.init)
        }
        guard got == expected else {
            throw StoreError(.refused, "SQLite refuses \(name) = \(value): it is \(got ?? "unset")")
        }
    }
}
