internal import Foundation
internal import GRDB

extension Store {
    /// Commits a batch in one transaction, on disk when it returns. Desk thread.
    ///
    /// A claim that was committed before is left alone. Repeats, also those within the batch, are
    /// found here, where nobody can come between; `article/repeated` and `article/quarantined` are
    /// made here too.
    ///
    /// - Returns: one outcome an entry, in order.
    /// - Throws: when it throws, nothing of the batch is in the store.
    /// - Complexity: one fsync a batch.
    public func commit(_ entries: [Entry]) throws(StoreError) -> [Outcome] {
        if entries.isEmpty { return [] }
        return try working("commit") { desk, db in
            var ledger = Ledger(db, desk.tally, at: Timestamp.now())
            var outcomes: [Outcome] = []
            outcomes.reserveCapacity(entries.count)
            try db.inTransaction(.immediate) {
                for entry in entries { outcomes.append(try ledger.enter(entry)) }
                try ledger.finish()
                return .commit
            }
            desk.tally = ledger.tally
            noteCommit(&desk, bytes: ledger.bytes)
            return outcomes
        }
    }

    /// Forgets that a content made the analysis crash, so that it is tried again. Desk thread.
    public func forgive(hash: [UInt8]) throws(StoreError) {
        try working("forgive") { desk, db in
            try db.execute(sql: "DELETE FROM poison WHERE hash = ?", arguments: [Data(hash)])
            noteCommit(&desk, bytes: 64)
        }
    }

    func noteCommit(_ desk: inout Desk, bytes: Int) {
        desk.lastCommit = .now
        desk.pendingBytes += bytes
        if desk.pendingSince == nil { desk.pendingSince = .now }
        desk.isTruncated = false
        desk.highWaterTurn += 1
        // A side file that cannot be written only lags, which is what it may do.
        try? desk.highWater.write(mark(desk), turn: desk.highWaterTurn)
    }
}
