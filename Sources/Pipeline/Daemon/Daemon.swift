import Foundation
import Glibc
import Inbox
import Linguistics
import Logging
import Publishing
import Store
import Synchronization

/// The rooms joined into a running daemon.
///
/// Files come in on the Inbox's thread, are read by the analysts, committed by the desk and spoken
/// by the publisher, each on threads of their own; a file moves on only when the step before is
/// safe. This type starts them in order, watches over them, and stops them in reverse.
public final class Daemon: Sendable {
    /// What ends the daemon: a signal, or a thread that cannot go on.
    enum Ending: Sendable {
        case asked
        case failed(DaemonFailure)
    }

    let started = Date()
    let logger: Logger
    let store: Store
    let desk: Desk
    let models: ModelShelf
    let analysts: Analysts
    let inbox: Inbox
    let publisher: Publisher
    let questions: Questions
    let counters: Counters
    let configuration: Mutex<Configuration>
    let rate = Mutex(RateMeter())
    private let finish: @Sendable (Ending) -> Void

    /// Opens the store and makes every part, without starting any but the desk's threads.
    /// - Throws: `DaemonFailure`.
    init(
        _ configuration: Configuration, logger: Logger, notifier: ServiceNotifier,
        finish: @escaping @Sendable (Ending) -> Void
    ) throws {
        self.logger = logger
        self.finish = finish
        self.configuration = Mutex(configuration)
        let counters = Counters()
        self.counters = counters
        try Self.makeFolder(configuration.runtime)
        store = try Self.step {
            // Recovering and checking a large store takes longer than a start may.
            let patience = Patience { notifier.extendTimeout(by: .seconds(60)) }
            defer { patience.end() }
            return try Self.openStore(configuration.store, logger)
        }
        let desk = Desk(store: store, logger: logger)
        self.desk = desk
        let settings = try Self.step { try configuration.intake() }
        let models = ModelShelf(try Self.step { try configuration.languageModel() })
        self.models = models
        logger.info(
            "model opened",
            metadata: [
                "model": "\(models.model.hash.prefix(12))",
                "path": "\((try? configuration.modelPath()) ?? "")",
            ])
        let store = store
        let analysts = Analysts(
            count: configuration.analysisThreads > 0
                ? configuration.analysisThreads : ProcessInfo.processInfo.activeProcessorCount,
            deadline: configuration.analysisDeadline, desk: desk.mail, models: models,
            reading: { model in
                FileReading(
                    articles: ArticleReading(settings, model: model), store: try? store.reader())
            })
        self.analysts = analysts
        let observer = InboxObserver(logger: logger, counters: counters)
        inbox = try Self.step {
            try Inbox(
                configuration.inbox,
                memory: configuration.readOnly ? try StoreMemory(store: store, desk: desk) : nil,
                deliver: { arrival in
                    Failpoints.stall("stall.scanner")
                    analysts.read(arrival)
                }, observe: { observer.observe($0) })
        }
        let questions = Questions()
        self.questions = questions
        let speaker = PublishingObserver(logger: logger, counters: counters, finish: finish)
        publisher = try Self.step {
            try Publisher(
                configuration.publishing, log: { WatchedLog(log: try StoreLog(store)) },
                answer: { questions.ask($0, reply: $1) }, observe: { speaker.observe($0) })
        }
    }

    /// Sockets first, so that nobody misses the first notice; the inbox last.
    /// - Throws: `DaemonFailure`.
    func start() throws {
        try Self.step { try self.publisher.start() }
        questions.start { Answers(daemon: self) }
        let inbox = self.inbox, publisher = self.publisher, finish = self.finish
        let analysts = self.analysts
        desk.start(
            Desk.Listeners(
                settle: { inbox.settle($0, $1) }, committed: { publisher.wake() },
                release: { analysts.release(after: $0) },
                failed: {
                    finish(.failed(DaemonFailure(description: "\($0)", status: $0.exitCode)))
                }))
        try Self.step { try self.inbox.start() }
    }

    /// Stops intake, finishes what is under way, commits, says goodbye.
    ///
    /// What is not read by `patience` stays in `work/` and is read after the next start.
    func stop(patience: Duration) {
        let isQuiet = inbox.stopClaiming()
        let unread = analysts.stop(patience: patience)
        let committed = desk.stop(patience: .seconds(10))
        for claim in unread { inbox.settle(claim, .retryLater) }
        inbox.stop()
        questions.stop()
        publisher.stop(within: .seconds(2))
        if committed, let error = store.close() {
            logger.warning("the store is tidied at the next start", metadata: ["why": "\(error)"])
        }
        if !isQuiet { logger.warning("the inbox did not fall quiet in time") }
        if !unread.isEmpty {
            logger.warning("unread files stay in work", metadata: ["count": "\(unread.count)"])
        }
    }

    /// Applies what a reload may change; the model file is opened anew, whatever its path.
    ///
    /// - Returns: the changed keys that wait for a restart.
    /// - Throws: `ConfigurationError`, and nothing is applied, when the model cannot be opened.
    func apply(_ new: Configuration) throws(ConfigurationError) -> [String] {
        let model = try new.languageModel()
        let (merged, waiting) = configuration.withLock { current in
            let waiting = current.keysForRestart(new)
            current = current.taking(reloadableFrom: new)
            return (current, waiting)
        }
        inbox.apply(merged.inbox)
        analysts.apply(deadline: merged.analysisDeadline)
        if models.replace(with: model) {
            logger.info("model replaced", metadata: ["model": "\(model.hash.prefix(12))"])
        }
        publisher.apply(merged.publishing)
        return waiting
    }

    /// A full disk is waited out here too: a restart would find it as full.
    private static func openStore(
        _ settings: StoreSettings, _ logger: Logger
    ) throws(StoreError) -> Store {
        var isTold = false
        while true {
            do throws(StoreError) {
                return try Store.open(settings) { note in
                    logger.note(.storeNote, ["note": "\(note)"])
                }
            } catch {
                guard error.kind == .diskFull else { throw error }
                if !isTold {
                    logger.error(
                        "disk full, waiting for room to open the store",
                        metadata: ["error": "\(error)"])
                }
                isTold = true
                FlowThread.sleep(.seconds(2))
            }
        }
    }

    private static func makeFolder(_ path: String) throws {
        do {
            try FileManager.default.createDirectory(
                atPath: path, withIntermediateDirectories: true,
                attributes: [.posixPermissions: 0o750])
        } catch {
            throw DaemonFailure(
                description: "\(path): cannot be made: \(error.localizedDescription)",
                status: ExitStatus.cannotCreate)
        }
    }

    /// Gives errors of the rooms the exit status they stand for.
    private static func step<Value>(_ body: () throws -> Value) throws -> Value {
        do {
            return try body()
        } catch let error as StoreError {
            throw DaemonFailure(description: "\(error)", status: error.exitCode)
        } catch let error as InboxError {
            let isLocked = error.code == EWOULDBLOCK
            throw DaemonFailure(
                description: "\(error)",
                status: isLocked ? ExitStatus.tryAgain : ExitStatus.cannotCreate)
        } catch let error as PublishingError {
            throw DaemonFailure(description: "\(error)", status: error.exitStatus)
        } catch let error as ConfigurationError {
            throw DaemonFailure(description: "\(error)", status: ExitStatus.configuration)
        }
    }
}

/// Why the daemon cannot start or must end, with the exit status that says so.
struct DaemonFailure: Error, CustomStringConvertible {
    let description: String
    let status: Int32
}

extension PublishingError {
    fileprivate var exitStatus: Int32 {
        switch self {
        case .settings: ExitStatus.configuration
        case .locked: ExitStatus.tryAgain
        case .system, .unsafeSocket: ExitStatus.cannotCreate
        case .socket: ExitStatus.unavailable
        case .log: ExitStatus.inputOutput
        }
    }
}
