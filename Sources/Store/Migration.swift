internal import GRDB

/// Brings a database forward to a schema, all steps in one transaction, after a copy was put aside.
struct Migration {
    let schema: Schema
    let path: String

    func run(_ db: Database, step: (Int) -> Void, note: (String) -> Void) throws {
        let version = try Int.fetchOne(db, sql: "PRAGMA user_version") ?? 0
        if version > schema.version {
            throw StoreError(
                .downgrade,
                "\(path): written by a newer version (\(version), this one knows \(schema.version)); "
                    + "install that version, or restore a backup from before")
        }
        if version == schema.version { return }
        let tables = try Int.fetchOne(db, sql: "SELECT count(*) FROM sqlite_schema") ?? 0
        if version == 0, tables > 0 {
            throw StoreError(.notAStore, "\(path): a database of another program")
        }
        if version > 0 { try putAside(db, version, note) }
        var number = 0
        try db.inTransaction(.immediate) {
            for statements in schema.steps[version...] {
                for statement in statements {
                    step(number)
                    try db.execute(sql: statement)
                    number += 1
                }
            }
            // A backup keeps its own mark here: the step to a new stream takes it off.
            if version == 0 {
                try Lineage.begin(db)
                try db.execute(sql: "PRAGMA application_id = \(Schema.application)")
            }
            try db.execute(sql: "PRAGMA user_version = \(schema.version)")
            step(number)
            return .commit
        }
    }

    private func putAside(_ db: Database, _ version: Int, _ note: (String) -> Void) throws {
        let copy = "\(path).before-\(schema.version)"
        try Backup(target: copy).make(db)
        note("migrating from version \(version) to \(schema.version); the old database is \(copy)")
    }
}
