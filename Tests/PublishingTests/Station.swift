import Foundation
import Publishing
import Synchronization
import Testing
import Wire
import ZeroMQ

/// How questions are answered.
struct Answering {
    let answer: Publisher.Answer

    static let withTheirNames = Answering { question, reply in
        Thread.detachNewThread {
            reply([UInt8](#"{"op":"\#(question.operation.rawValue)"}"#.utf8))
        }
    }
}

/// A publisher over a log in memory, in a folder of its own.
final class Station {
    let folder: URL
    let log: MemoryLog
    let publisher: Publisher
    let settings: PublishingSettings
    let context: Context
    private let heard = Signals()

    init(
        log: MemoryLog = MemoryLog(), tcp: Bool = false,
        answers: Answering = .withTheirNames,
        _ adjust: (inout PublishingSettings, URL) throws -> Void = { _, _ in }
    ) throws {
        folder = FileManager.default.temporaryDirectory
            .appending(path: "dl-\(UUID().uuidString.prefix(8))")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        var settings = PublishingSettings(
            events: ["ipc://\(folder.path)/events.sock"],
            query: ["ipc://\(folder.path)/query.sock"])
        if tcp {
            settings.events = ["tcp://127.0.0.1:*"]
            settings.query = ["tcp://127.0.0.1:*"]
        }
        try adjust(&settings, folder)
        self.settings = settings
        self.log = log
        context = try Context()
        let heard = heard
        publisher = try Publisher(
            settings, log: { log.source },
            answer: answers.answer,
            observe: { heard.note($0) })
        try publisher.start()
    }

    deinit {
        publisher.stop(within: .seconds(5))
        context.terminate()
        try? FileManager.default.removeItem(at: folder)
    }

    var signals: [PublishingSignal] { heard.all }
    var events: String { publisher.boundEndpoints.first ?? "" }
    var query: String { publisher.boundEndpoints.last ?? "" }

    /// Commits and says so.
    func publish(_ count: Int, size: Int = 40) {
        log.append(count: count, size: size)
        publisher.wake()
    }

    func feed(
        since: UInt64?, topics: [String] = [], credit: Int = 1_000, keys: ClientKeys? = nil
    ) throws -> Feed {
        try Feed(
            events: events, query: query, since: since, topics: topics, keys: keys, credit: credit,
            patience: .seconds(2), context: context)
    }

    func subscription(_ prefixes: [String] = [""], keys: ClientKeys? = nil) throws -> Subscription {
        try Subscription(events, prefixes: prefixes, in: context, keys: keys)
    }

    func client(keys: ClientKeys? = nil) throws -> QueryClient {
        try QueryClient(query, in: context, keys: keys)
    }
}

private final class Signals: Sendable {
    private let list = Mutex<[PublishingSignal]>([])
    func note(_ signal: PublishingSignal) { list.withLock { $0.append(signal) } }
    var all: [PublishingSignal] { list.withLock { $0 } }
}

/// Asks again and again until it holds or the time is over.
func eventually(
    within limit: Duration = .seconds(15), _ condition: () throws -> Bool
) rethrows -> Bool {
    let end = ContinuousClock.now + limit
    while ContinuousClock.now < end {
        if try condition() { return true }
        usleep(5_000)
    }
    return try condition()
}

extension Feed {
    /// The sequences delivered until `last`, or until the time is over.
    func sequences(until last: UInt64, within limit: Duration = .seconds(20)) throws -> [UInt64] {
        var sequences: [UInt64] = []
        let end = ContinuousClock.now + limit
        while ContinuousClock.now < end {
            guard case .event(let event)? = try next(within: .milliseconds(200)) else { continue }
            sequences.append(event.sequence)
            if event.sequence >= last { break }
        }
        return sequences
    }
}
