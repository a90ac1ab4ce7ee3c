internal import GRDB

/// Questions to a database about its own health.
enum Inspection {
    /// - Parameter thorough: also compares every index with its table.
    static func check(_ db: Database, _ path: String, thorough: Bool) throws {
        let pragma = thorough ? "integrity_check" : "quick_check"
        let faults = try String.fetchAll(db, sql: "PRAGMA \(pragma)(10)")
        guard faults == ["ok"] else {
            throw StoreError(
                .corrupt,
                "\(path) is damaged (\(faults.first ?? "no answer")); restore a backup, "
                    + "or salvage it with sqlite3 .recover")
        }
    }

    static func dataVersion(_ db: Database) throws -> Int64 {
        let statement = try db.cachedStatement(sql: "PRAGMA data_version")
        return try Int64.fetchOne(statement) ?? 0
    }
}

extension Store {
    /// Compares every page, index and log row; for tests and for `dateline` at a stopped daemon.
    ///
    /// - Complexity: reads the whole file.
    package func verify() throws(StoreError) {
        try working("verify") { _, db in
            try Inspection.check(db, settings.path, thorough: true)
            _ = try Tally(db)
        }
    }
}
