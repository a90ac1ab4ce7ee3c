import Foundation
import Inbox
import News
import Store
import Synchronization
import Text
import Wire

/// What the daemon answers to each operation of the query socket.
struct Answers {
    private let daemon: Daemon
    private let reader: StoreReader?

    /// For one thread: it reads through a connection of its own.
    init(daemon: Daemon) {
        self.daemon = daemon
        reader = try? daemon.store.reader()
    }

    func answer(_ question: Question, _ reply: @escaping @Sendable ([UInt8]) -> Void) {
        do {
            switch question.operation {
            case .health:
                reply(Self.object("health", try RecordJSON.bytes(daemon.health())))
            case .article:
                reply(Self.object("article", try record(of: question.id ?? "")))
            case .quarantine:
                reply(Self.object("quarantine", try quarantine(question)))
            case .backup:
                backup(to: question.path ?? "", reply)
            case .stories, .story, .entity, .search:
                throw RequestError(
                    .unknown,
                    "\(question.operation.rawValue) is not answered by version "
                        + "\(Version.text)")
            }
        } catch let error as RequestError {
            reply(error.bytes)
        } catch {
            daemon.counters.add("questions_failed_total")
            reply(RequestError(.internal, "\(error)").bytes)
        }
    }

    private func record(of id: String) throws -> [UInt8] {
        guard let article = try store().article(id: id), !article.record.isEmpty else {
            throw RequestError(.notFound, "no article \(id)")
        }
        return article.record
    }

    /// The latest refusals, newest first; with an id, gives that file back to the inbox.
    private func quarantine(_ question: Question) throws -> [UInt8] {
        if let id = question.id { return try retry(id) }
        let records = try store().quarantined(limit: min(question.limit ?? 100, 10_000))
            .map(\.record).filter { !$0.isEmpty }
        return Array("[".utf8) + Array(records.joined(separator: Array(",".utf8)))
            + Array("]".utf8)
    }

    /// A content that made the daemon crash is given another chance, too.
    private func retry(_ id: String) throws -> [UInt8] {
        let folder = try QuarantineFolder(settings: daemon.configuration.withLock(\.inbox))
        let item: QuarantineFolder.Item
        do {
            item = try folder.item(id)
        } catch {
            throw RequestError(.notFound, "no file \(id) in quarantine")
        }
        let record = item.sidecar.flatMap {
            try? RecordJSON.decode(QuarantineRecord.self, from: $0)
        }
        if let hash = record?.sha256.flatMap(ContentHash.init(hexadecimal:)) {
            // Before the file is back: else it would be refused again at once.
            let forgiven = daemon.desk.perform(within: .seconds(10)) { store throws(StoreError) in
                try store.forgive(hash: hash.bytes)
            }
            switch forgiven {
            case .done: break
            case .failed(let error): throw error
            case .late: throw RequestError(.busy, "the desk is busy; try again")
            }
        }
        let name = try folder.retry(id)
        return try RecordJSON.bytes(["id": id, "file": name.description])
    }

    /// Made by the desk, which has the one connection that writes.
    private func backup(to path: String, _ reply: @escaping @Sendable ([UInt8]) -> Void) {
        guard path.hasPrefix("/") else {
            return reply(RequestError(.malformed, "path is not absolute").bytes)
        }
        guard !FileManager.default.fileExists(atPath: path) else {
            return reply(
                RequestError(.malformed, "\(path) is there already; name a new file").bytes)
        }
        daemon.desk.run { store throws(StoreError) in
            do throws(StoreError) {
                try store.backup(to: path)
                reply(Self.object("backup", Array("{}".utf8)))
            } catch {
                reply(RequestError(.internal, "\(error)").bytes)
                throw error
            }
        }
    }

    private func store() throws -> StoreReader {
        guard let reader else {
            throw RequestError(.internal, "the store cannot be read")
        }
        return reader
    }

    private static func object(_ key: String, _ value: [UInt8]) -> [UInt8] {
        Array("{\"\(key)\":".utf8) + value + Array("}".utf8)
    }
}
