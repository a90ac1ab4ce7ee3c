internal import Foundation
internal import GRDB

/// Decides whether a database continues its stream or has to begin another one.
///
/// A sequence must never be given twice under one stream's name. So a database that is a restored
/// copy, or that stands behind what the side file saw, gets a new name.
struct Lineage {
    /// What the side file says; `nil` when there is none.
    let known: HighWater?
    let restored: Bool

    /// Writes the first stream of a new database.
    static func begin(_ db: Database) throws {
        try db.execute(
            sql: "INSERT INTO stream VALUES (1, ?, 1, 0, 1, 0)", arguments: [newName()])
    }

    func settle(
        _ db: Database, note: (String) -> Void
    ) throws -> (stream: String, epoch: Int64) {
        guard let row = try Row.fetchOne(db, sql: "SELECT uuid, epoch, head FROM stream") else {
            throw StoreError(.corrupt, "the store has no stream; restore a backup")
        }
        let (stream, epoch, head): (String, Int64, Int64) = (row[0], row[1], row[2])
        guard let reason = reasonToBegin(stream: stream, head: head) else {
            if let known, known.stream != stream, known.head > 0 {
                note("the database is gone: new stream \(stream) instead of \(known.stream)")
            }
            return (stream, epoch)
        }
        let next = (stream: Self.newName(), epoch: max(epoch, known?.epoch ?? 0) + 1)
        try db.inTransaction(.immediate) {
            try db.execute(
                sql: "UPDATE stream SET uuid = ?, epoch = ?", arguments: [next.stream, next.epoch])
            try db.execute(sql: "PRAGMA application_id = \(Schema.application)")
            return .commit
        }
        note("new stream \(next.stream): \(reason)")
        return next
    }

    /// Why the stream cannot go on; `nil` when it can.
    func reasonToBegin(stream: String, head: Int64) -> String? {
        if restored { return "the store was restored from a backup" }
        guard let known else {
            return head == 0 ? nil : "the store came without its side file"
        }
        if known.stream != stream {
            return head == 0 ? nil : "the database is not the one that was here before"
        }
        if head < known.head {
            return "the database ends at \(head), but \(known.head) was committed: "
                + "its write-ahead log is lost or an older copy was put in place"
        }
        return nil
    }

    private static func newName() -> String { UUID().uuidString.lowercased() }
}
