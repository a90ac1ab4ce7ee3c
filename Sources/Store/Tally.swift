internal import GRDB

/// What the writer knows without asking: where the log stands and how often each topic came.
struct Tally {
    var head: Int64
    var oldest: Int64
    var logBytes: Int64
    /// By the topic's first two segments.
    var counts: [String: Int64]
    var versions: [String: Int64]

    /// Reads it and checks that the log has no hole.
    ///
    /// - Complexity: one walk through the log's pages.
    init(_ db: Database) throws {
        guard
            let row = try Row.fetchOne(db, sql: "SELECT head, oldest, log_bytes FROM stream"),
            let log = try Row.fetchOne(
                db,
                sql:
                    "SELECT count(*), coalesce(min(sequence), 0), coalesce(max(sequence), 0) FROM log"
            )
        else { throw StoreError(.corrupt, "the store has no stream; restore a backup") }
        head = row[0]
        oldest = row[1]
        logBytes = row[2]
        let (count, first, last): (Int64, Int64, Int64) = (log[0], log[1], log[2])
        let isWhole =
            count == 0
            ? oldest == head + 1 : first == oldest && last == head && count == head - oldest + 1
        guard isWhole else {
            throw StoreError(
                .corrupt,
                "the log should hold \(oldest)-\(head) and holds \(count) rows of \(first)-\(last); "
                    + "restore a backup")
        }
        counts = [:]
        for row in try Row.fetchAll(db, sql: "SELECT name, count FROM topic") {
            counts[row[0]] = row[1]
        }
        versions = [:]
        for row in try Row.fetchAll(db, sql: "SELECT text, number FROM versions") {
            versions[row[0]] = row[1]
        }
    }
}

/// The first two segments of a topic, which are counted together.
func countedTopic(_ topic: String) -> String {
    var slashes = 0
    for index in topic.utf8.indices where topic.utf8[index] == 0x2F {
        slashes += 1
        if slashes == 2 { return String(topic[..<topic.utf8.index(after: index)]) }
    }
    return topic
}
