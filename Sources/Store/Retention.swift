internal import GRDB

/// Deletes the oldest rows of the log, and article records nobody can ask for any more.
struct Retention {
    let settings: StoreSettings
    let now: Int64

    /// A claim is known for so long after its commit, should its file still stand in `work/`.
    static let arrivalAge: Int64 = 7 * 86_400_000

    /// - Returns: whether rows were deleted, and so there may be more.
    func deleteChunk(_ db: Database, _ tally: inout Tally, limit: Int) throws -> Bool {
        let articles = try oldArticles(db, tally, limit)
        guard let (end, bytes) = try prefix(db, tally, limit) else {
            guard let articles else { return false }
            try db.inTransaction(.immediate) {
                try db.execute(
                    sql: "DELETE FROM article WHERE sequence <= ?", arguments: [articles])
                return .commit
            }
            return true
        }
        var next = tally
        next.oldest = end + 1
        next.logBytes -= bytes
        try db.inTransaction(.immediate) {
            try db.execute(sql: "DELETE FROM log WHERE sequence <= ?", arguments: [end])
            try db.execute(sql: "DELETE FROM refusal WHERE sequence <= ?", arguments: [end])
            try db.execute(
                sql: "UPDATE stream SET oldest = ?, log_bytes = ?",
                arguments: [next.oldest, next.logBytes])
            return .commit
        }
        tally = next
        return true
    }

    /// Deletes claims that were committed long ago, the oldest first: a claim begins with its time.
    ///
    /// - Returns: whether rows were deleted, and so there may be more.
    func deleteArrivals(_ db: Database, limit: Int) throws -> Bool {
        let cutoff = now - Self.arrivalAge
        let oldest = try db.cachedStatement(sql: "SELECT at FROM arrival ORDER BY claim LIMIT 1")
        guard let at = try Int64.fetchOne(oldest), at < cutoff else { return false }
        try db.execute(
            sql: """
                DELETE FROM arrival WHERE at < ? AND claim IN
                (SELECT claim FROM arrival ORDER BY claim LIMIT ?)
                """, arguments: [cutoff, limit])
        return true
    }

    /// The last row of the prefix that may go, and its bytes; `nil` when nothing may.
    private func prefix(
        _ db: Database, _ tally: Tally, _ limit: Int
    ) throws -> (end: Int64, bytes: Int64)? {
        guard settings.logMaxAge != nil || settings.logMaxBytes != nil else { return nil }
        let cutoff = settings.logMaxAge.map { now - Int64($0 / .milliseconds(1)) } ?? .min
        let excess = settings.logMaxBytes.map { tally.logBytes - Int64($0) } ?? 0
        let statement = try db.cachedStatement(
            sql: "SELECT sequence, at, bytes FROM log ORDER BY sequence LIMIT ?")
        var end: Int64?
        var bytes: Int64 = 0
        let rows = try Row.fetchCursor(statement, arguments: [limit])
        while let row = try rows.next() {
            let at: Int64 = row[1]
            guard at < cutoff || bytes < excess else { break }
            end = row[0]
            bytes += row[2]
        }
        return end.map { ($0, bytes) }
    }

    private func oldArticles(_ db: Database, _ tally: Tally, _ limit: Int) throws -> Int64? {
        guard let age = settings.articleMaxAge else { return nil }
        let statement = try db.cachedStatement(
            sql: "SELECT sequence, at FROM article WHERE sequence < ? ORDER BY sequence LIMIT ?")
        var end: Int64?
        let rows = try Row.fetchCursor(statement, arguments: [tally.oldest, limit])
        while let row = try rows.next() {
            let at: Int64 = row[1]
            guard at < now - Int64(age / .milliseconds(1)) else { break }
            end = row[0]
        }
        return end
    }
}
