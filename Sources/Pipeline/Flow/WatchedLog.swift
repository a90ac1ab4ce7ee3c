import Publishing
import Wire

/// The log the publisher reads, with a place where a test can make the publisher's loop stand still.
struct WatchedLog: LogSource {
    let log: StoreLog

    func state() throws -> LogState {
        Failpoints.stall("stall.publisher")
        return try log.state()
    }

    func rows(from: UInt64, limit: Int, maxBytes: Int) throws -> [LoggedNotice] {
        try log.rows(from: from, limit: limit, maxBytes: maxBytes)
    }
}
