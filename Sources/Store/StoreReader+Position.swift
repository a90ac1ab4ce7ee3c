internal import GRDB

/// The log's bounds and its counts as of exactly that head.
public struct LogPosition: Hashable, Sendable {
    public var bounds: LogBounds
    /// Rows so far by type, `article/analyzed`; retention does not lower them.
    public var counts: [String: UInt64]
}

extension StoreReader {
    /// One moment of the log: what a heartbeat tells.
    /// - Complexity: O(types); two small reads.
    public func position() throws(StoreError) -> LogPosition {
        try reading("position") { db in
            var counts: [String: UInt64] = [:]
            let statement = try db.cachedStatement(sql: "SELECT name, count FROM topic")
            let rows = try Row.fetchCursor(statement)
            while let row = try rows.next() {
                let (name, count): (String, Int64) = (row[0], row[1])
                counts[name.hasSuffix("/") ? String(name.dropLast()) : name] = UInt64(count)
            }
            return LogPosition(bounds: try Self.bounds(db), counts: counts)
        }
    }
}
