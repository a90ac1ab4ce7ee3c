internal import Foundation
internal import GRDB

extension Store {
    /// Remembers a file of an inbox that may not be touched. Desk thread.
    public func remember(identity: [UInt8]) throws(StoreError) {
        try working("remember") { desk, db in
            try db.execute(
                sql: "INSERT OR IGNORE INTO remembered VALUES (?)", arguments: [Data(identity)])
            noteCommit(&desk, bytes: identity.count)
        }
    }
}

extension StoreReader {
    /// Whether `Store.remember` was told of this file.
    public func remembers(identity: [UInt8]) throws(StoreError) -> Bool {
        try reading("remembered") { db in
            let statement = try db.cachedStatement(
                sql: "SELECT 1 FROM remembered WHERE identity = ?")
            return try Int.fetchOne(statement, arguments: [Data(identity)]) != nil
        }
    }
}
