internal import Foundation
internal import GRDB
internal import Text

/// An article as the store keeps it.
public struct StoredArticle: Hashable, Sendable {
    /// 32 hex digits.
    public var id: String
    /// Of its `article/analyzed`.
    public var sequence: UInt64
    /// The name it first came under.
    public var file: String
    public var line: Int?
    public var outlet: String?
    public var headline: String?
    public var language: String?
    public var published: String?
    public var versions: String
    /// RFC 3339, UTC.
    public var time: String
    /// The record, JSON; empty in lists.
    public var record: [UInt8]
}

/// A refusal as the store keeps it.
public struct StoredRefusal: Hashable, Sendable {
    public var sequence: UInt64
    /// RFC 3339, UTC.
    public var time: String
    /// A `QuarantineRecord`, JSON.
    public var record: [UInt8]
}

/// What the store has counted since it was made.
public struct StoreCounts: Hashable, Sendable {
    public var analysed: UInt64
    public var repeated: UInt64
    public var quarantined: UInt64
    /// Bytes of data in the log.
    public var logBytes: Int
    /// Size of the database without its write-ahead log.
    public var databaseBytes: Int
    /// Rows of the log by the topic's first two segments.
    public var topics: [String: UInt64]
}

extension StoreReader {
    /// Whether this content was read before, under whatever name.
    public func knows(hash: [UInt8]) throws(StoreError) -> Bool {
        try has("SELECT 1 FROM content WHERE hash = ?", hash)
    }

    /// Whether this content made the analysis crash too often.
    public func isPoisoned(hash: [UInt8]) throws(StoreError) -> Bool {
        try has("SELECT 1 FROM poison WHERE hash = ?", hash)
    }

    /// - Parameter id: 32 hex digits, or fewer when they say enough.
    /// - Returns: `nil` when there is none, or when retention took its record.
    public func article(id: String) throws(StoreError) -> StoredArticle? {
        let digits = id.lowercased()
        guard !digits.isEmpty, digits.utf8.count <= 64,
            let low = bytes(ofHexadecimal: digits.padded(with: "0")),
            let high = bytes(ofHexadecimal: digits.padded(with: "f"))
        else { return nil }
        return try reading("article") { db in
            let found = try Int64.fetchAll(
                db, sql: "SELECT article FROM content WHERE hash BETWEEN ? AND ? LIMIT 2",
                arguments: [Data(low), Data(high)])
            guard found.count == 1 else { return nil }
            let sql = Self.columns + ", a.crc, a.record FROM \(Self.tables) WHERE a.sequence = ?"
            guard let row = try Row.fetchOne(db, sql: sql, arguments: [found[0]]) else {
                return nil
            }
            var article = Self.article(row)
            let (crc, record): (Int64, Data) = (row[10], row[11])
            article.record = [UInt8](record)
            guard Int64(CRC32C.of(article.record)) == crc else {
                throw StoreError(
                    .corrupt, "article \(article.id) is damaged: its checksum differs")
            }
            return article
        }
    }

    /// The latest articles, newest first, without their records.
    public func articles(latest count: Int) throws(StoreError) -> [StoredArticle] {
        try reading("articles") { db in
            let sql = Self.columns + " FROM \(Self.tables) ORDER BY a.sequence DESC LIMIT ?"
            return try Row.fetchAll(db, sql: sql, arguments: [count]).map(Self.article)
        }
    }

    /// The latest refusals, newest first.
    public func quarantined(limit: Int) throws(StoreError) -> [StoredRefusal] {
        try reading("quarantined") { db in
            let sql = "SELECT sequence, at, record FROM refusal ORDER BY sequence DESC LIMIT ?"
            return try Row.fetchAll(db, sql: sql, arguments: [limit]).map { row in
                let (sequence, at, record): (Int64, Int64, Data) = (row[0], row[1], row[2])
                return StoredRefusal(
                    sequence: UInt64(sequence), time: Timestamp.text(at), record: [UInt8](record))
            }
        }
    }

    public func counts() throws(StoreError) -> StoreCounts {
        try reading("counts") { db in
            var topics: [String: UInt64] = [:]
            for row in try Row.fetchAll(db, sql: "SELECT name, count FROM topic") {
                let count: Int64 = row[1]
                topics[row[0]] = UInt64(count)
            }
            let pages = try Int.fetchOne(db, sql: "PRAGMA page_count") ?? 0
            let size = try Int.fetchOne(db, sql: "PRAGMA page_size") ?? 0
            return StoreCounts(
                analysed: topics["article/analyzed/"] ?? 0,
                repeated: topics["article/repeated/"] ?? 0,
                quarantined: topics["article/quarantined/"] ?? 0,
                logBytes: try Int.fetchOne(db, sql: "SELECT log_bytes FROM stream") ?? 0,
                databaseBytes: pages * size, topics: topics)
        }
    }

    private func has(_ sql: String, _ hash: [UInt8]) throws(StoreError) -> Bool {
        try reading("look-up") { db in
            let statement = try db.cachedStatement(sql: sql)
            return try Int.fetchOne(statement, arguments: [Data(hash)]) != nil
        }
    }

    private static let columns = """
        SELECT a.sequence, a.hash, a.file, a.line, a.outlet, a.headline, a.language, a.published,
            v.text, a.at
        """
    private static let tables = "article a JOIN versions v ON v.number = a.versions"

    private static func article(_ row: Row) -> StoredArticle {
        let (sequence, hash, at): (Int64, Data, Int64) = (row[0], row[1], row[9])
        return StoredArticle(
            id: hexadecimal([UInt8](hash.prefix(16))), sequence: UInt64(sequence), file: row[2],
            line: row[3], outlet: row[4], headline: row[5], language: row[6], published: row[7],
            versions: row[8], time: Timestamp.text(at), record: [])
    }
}

extension String {
    /// Hex digits filled up to a whole hash.
    fileprivate func padded(with digit: Character) -> String {
        self + String(repeating: digit, count: max(0, 64 - utf8.count))
    }
}
