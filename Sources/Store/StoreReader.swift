internal import Foundation
internal import GRDB
internal import Text

/// Where the log begins and ends, and its name.
public struct LogBounds: Hashable, Sendable {
    public var stream: String
    /// The first row there is; one more than the head when the log is empty.
    public var oldest: UInt64
    /// The last row; 0 before the first.
    public var head: UInt64
}

/// A connection that reads; each call sees one moment and takes five seconds at most.
///
/// Not for two threads at once. It never waits for the writer.
public final class StoreReader {
    private let limit: ReadLimit
    private let queue: DatabaseQueue
    private let path: String
    private let folder: String

    init(_ settings: StoreSettings) throws(StoreError) {
        let limit = ReadLimit(settings.readLimit)
        path = settings.path
        folder = settings.folder
        queue = try storing("\(settings.path): open for reading", in: settings.folder) {
            let queue = try Connection.reader(settings)
            limit.restart()
            queue.inDatabase { db in limit.install(on: db) }
            return queue
        }
        self.limit = limit
    }

    deinit { try? queue.close() }

    /// Runs one read transaction.
    func reading<Result>(
        _ action: String, _ body: (Database) throws -> Result
    ) throws(StoreError) -> Result {
        limit.restart()
        return try storing("\(path): \(action)", in: folder) {
            try queue.inDatabase { db in
                var result: Result?
                try db.inTransaction(.deferred) {
                    result = try body(db)
                    return .commit
                }
                guard let result else { throw StoreError(.refused, "\(action): no result") }
                return result
            }
        }
    }

    // MARK: The log

    public func bounds() throws(StoreError) -> LogBounds {
        try reading("bounds") { db in try Self.bounds(db) }
    }

    /// The last sequence; 0 before the first.
    public func head() throws(StoreError) -> UInt64 { try bounds().head }

    /// The first sequence there is.
    public func oldest() throws(StoreError) -> UInt64 { try bounds().oldest }

    /// Rows in order, each with its checksum compared.
    ///
    /// - Parameters:
    ///   - from: the first sequence wanted; 0 means 1.
    ///   - maxBytes: of data; one row is given even when it is larger.
    /// - Throws: `StoreError` `gone` when `from` was deleted, `corrupt` when a row is damaged.
    public func rows(
        from: UInt64, limit: Int, maxBytes: Int
    ) throws(StoreError) -> [LogRow] {
        let first = max(1, from)
        return try reading("rows") { db in
            let bounds = try Self.bounds(db)
            if first > bounds.head { return [] }
            if first < bounds.oldest {
                throw StoreError(
                    .gone(oldest: bounds.oldest),
                    "row \(first) is gone; the oldest is \(bounds.oldest)")
            }
            return try LogCursor(db, from: Int64(first), limit: limit).take(maxBytes: maxBytes)
        }
    }

    static func bounds(_ db: Database) throws -> LogBounds {
        let statement = try db.cachedStatement(sql: "SELECT uuid, oldest, head FROM stream")
        guard let row = try Row.fetchOne(statement) else {
            throw StoreError(.corrupt, "the store has no stream; restore a backup")
        }
        let (oldest, head): (Int64, Int64) = (row[1], row[2])
        return LogBounds(stream: row[0], oldest: UInt64(oldest), head: UInt64(head))
    }
}

/// Reads log rows one after the other and compares what can be compared.
struct LogCursor {
    private let rows: RowCursor
    private let from: Int64

    init(_ db: Database, from: Int64, limit: Int) throws {
        self.from = from
        let statement = try db.cachedStatement(
            sql: """
                SELECT l.sequence, l.topic_count, l.topic, l.type, l.subject, l.at, l.crc,
                    l.article IS NULL, coalesce(l.data, a.record)
                FROM log l LEFT JOIN article a ON a.sequence = l.article
                WHERE l.sequence >= ? ORDER BY l.sequence LIMIT ?
                """)
        rows = try Row.fetchCursor(statement, arguments: [from, limit])
    }

    func take(maxBytes: Int) throws -> [LogRow] {
        var taken: [LogRow] = []
        var bytes = 0
        var expected = from
        while let row = try rows.next() {
            let next = try Self.row(row, expected)
            bytes += next.data.count
            if bytes > maxBytes, !taken.isEmpty { break }
            taken.append(next)
            expected += 1
        }
        return taken
    }

    private static func row(_ row: Row, _ expected: Int64) throws -> LogRow {
        let sequence: Int64 = row[0]
        guard sequence == expected else {
            throw StoreError(.corrupt, "log row \(expected) is missing; restore a backup")
        }
        let data = try row.withUnsafeData(atIndex: 8) { $0.map { [UInt8]($0) } }
        guard let data else {
            throw StoreError(.corrupt, "log row \(sequence) has lost its data; restore a backup")
        }
        let (count, at, crc): (Int64, Int64, Int64) = (row[1], row[5], row[6])
        let (topic, type, subject): (String, String, String?) = (row[2], row[3], row[4])
        let checksum = RowChecksum(
            sequence: sequence, topicCount: count, topic: topic, type: type, subject: subject,
            at: at, dataChecksum: CRC32C.of(data))
        guard checksum.value == crc else {
            throw StoreError(
                .corrupt, "log row \(sequence) is damaged: its checksum differs; restore a backup")
        }
        return LogRow(
            sequence: UInt64(sequence), topicCount: UInt64(count), topic: topic, type: type,
            subject: subject, time: Timestamp.text(at), data: data)
    }
}
