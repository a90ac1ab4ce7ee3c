import Foundation
import Publishing
import Synchronization
import Wire

/// A log in memory that tests append to.
final class MemoryLog: Sendable {
    private struct Contents {
        var rows: [LoggedNotice] = []
        var counts: [String: UInt64] = [:]
        var oldest: UInt64 = 1
        var isBroken = false
    }

    let stream: String
    private let contents = Mutex(Contents())

    init(stream: String = UUID().uuidString.lowercased()) { self.stream = stream }

    var head: UInt64 { contents.withLock { UInt64($0.rows.count) } }

    /// Commits notices of these topics; their first two segments are their type.
    func append(_ topics: [String], size: Int = 40) {
        contents.withLock { contents in
            for topic in topics {
                let type = Topic.type(of: topic) ?? topic
                contents.counts[type, default: 0] += 1
                let sequence = UInt64(contents.rows.count + 1)
                let filler = String(repeating: "x", count: size)
                contents.rows.append(
                    LoggedNotice(
                        sequence: sequence, topicCount: contents.counts[type] ?? 0, topic: topic,
                        type: type, subject: "s\(sequence)", time: "2026-03-04T05:06:07.000Z",
                        data: [UInt8](#"{"filler":"\#(filler)"}"#.utf8)))
            }
        }
    }

    func append(count: Int, size: Int = 40) {
        append([String](repeating: "article/analyzed/en/herald/", count: count), size: size)
    }

    /// Retention: rows below are no longer given.
    func drop(below oldest: UInt64) { contents.withLock { $0.oldest = oldest } }

    func setBroken(_ isBroken: Bool) { contents.withLock { $0.isBroken = isBroken } }

    var source: Source { Source(log: self) }

    struct Source: LogSource {
        let log: MemoryLog

        func state() throws -> LogState {
            try log.contents.withLock { contents in
                if contents.isBroken { throw Broken() }
                return LogState(
                    head: UInt64(contents.rows.count), oldest: contents.oldest,
                    counts: contents.counts, stream: log.stream, epoch: 1)
            }
        }

        func rows(from: UInt64, limit: Int, maxBytes: Int) throws -> [LoggedNotice] {
            try log.contents.withLock { contents in
                if contents.isBroken { throw Broken() }
                let start = Int(max(from, contents.oldest)) - 1
                guard start < contents.rows.count else { return [] }
                var bytes = 0
                var taken: [LoggedNotice] = []
                for row in contents.rows[start...].prefix(limit) {
                    bytes += row.data.count
                    if bytes > maxBytes, !taken.isEmpty { break }
                    taken.append(row)
                }
                return taken
            }
        }
    }

    struct Broken: Error {}
}
