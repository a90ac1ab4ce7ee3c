internal import GRDB
internal import GRDBSQLite

/// Aborts whatever a connection does once its time is over.
///
/// A read that never ends would keep the write-ahead log from being emptied.
final class ReadLimit {
    private static let instructionsBetweenLooks: Int32 = 10_000
    private let limit: Duration
    private var end = ContinuousClock.now

    init(_ limit: Duration) { self.limit = limit }

    /// Starts the time of one read.
    func restart() { end = .now + limit }

    private var hasPassed: Bool { .now > end }

    /// Asks SQLite to look at the clock; the limit must outlive the connection.
    func install(on db: Database) {
        let context = unsafe Unmanaged.passUnretained(self).toOpaque()
        unsafe sqlite3_progress_handler(
            db.sqliteConnection, Self.instructionsBetweenLooks,
            { context in
                guard let context = unsafe context else { return 0 }
                return unsafe Unmanaged<ReadLimit>.fromOpaque(context).takeUnretainedValue()
                    .hasPassed ? 1 : 0
            }, context)
    }
}
