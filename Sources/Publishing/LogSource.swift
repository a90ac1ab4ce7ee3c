public import Wire

/// The log as the publisher reads it; used on the publisher's thread alone.
public protocol LogSource {
    /// Where the log stands now. `counts` must belong to exactly this `head`.
    func state() throws -> LogState

    /// Committed notices in order, from a sequence on.
    ///
    /// - Parameters:
    ///   - from: the first sequence wanted; when it is below the oldest, the oldest comes first.
    ///   - limit: rows at most.
    ///   - maxBytes: of `data` at most, yet at least one row when there is one.
    func rows(from: UInt64, limit: Int, maxBytes: Int) throws -> [LoggedNotice]
}
