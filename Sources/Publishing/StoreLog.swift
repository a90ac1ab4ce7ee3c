public import Store
public import Wire

/// The store's log as the publisher reads it.
public struct StoreLog: LogSource {
    private let reader: StoreReader
    private let epoch: Int

    /// - Throws: `StoreError`.
    public init(_ store: Store) throws {
        reader = try store.reader()
        epoch = store.epoch
    }

    public func state() throws -> LogState {
        let position = try reader.position()
        return LogState(
            head: position.bounds.head, oldest: position.bounds.oldest, counts: position.counts,
            stream: position.bounds.stream, epoch: epoch)
    }

    public func rows(from: UInt64, limit: Int, maxBytes: Int) throws -> [LoggedNotice] {
        let rows: [LogRow]
        do throws(StoreError) {
            rows = try reader.rows(from: from, limit: limit, maxBytes: maxBytes)
        } catch {
            guard case .gone(let oldest) = error.kind else { throw error }
            rows = try reader.rows(from: oldest, limit: limit, maxBytes: maxBytes)
        }
        return rows.map { row in
            LoggedNotice(
                sequence: row.sequence, topicCount: row.topicCount, topic: row.topic,
                type: row.type, subject: row.subject, time: row.time, data: row.data)
        }
    }
}
