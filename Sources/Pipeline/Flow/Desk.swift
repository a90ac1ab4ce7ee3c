import Dispatch
import Inbox
import Logging
import News
import Publishing
import Store
import Synchronization

/// The one thread that writes: takes what the analysts read, commits it in groups, and only then
/// lets the files move and the publisher speak.
///
/// A group is whatever is there when the last commit returned, so a lone article waits for
/// nothing and a flood shares its fsyncs.
final class Desk: Sendable {
    /// What another thread wants done with the writing connection.
    typealias Errand = @Sendable (Store) throws(StoreError) -> Void

    private struct State {
        var errands: [Errand] = []
        var counts = Counts()
        var lastError: String?
        var errandSince: ContinuousClock.Instant?
        var waitsForSpace = false
    }

    /// What was committed since the start.
    struct Counts: Sendable {
        var articles = 0
        var repeated = 0
        var quarantined = 0
    }

    let mail = Mailbox<Result>()
    private let store: Store
    private let logger: Logger
    private let groupLimit: Int
    private let state = Mutex(State())
    private let progress = Atomic<Int>(0)
    private let thread = Mutex<FlowThread?>(nil)

    init(store: Store, groupLimit: Int = 100, logger: Logger) {
        self.store = store
        self.groupLimit = groupLimit
        self.logger = logger
    }

    /// - Parameters:
    ///   - settle: told of each file once its commit has returned.
    ///   - committed: told after each group.
    ///   - failed: told of an error after which this connection must not be used again.
    func start(
        settle: @escaping @Sendable (Claim, Disposition) -> Void,
        committed: @escaping @Sendable () -> Void,
        failed: @escaping @Sendable (StoreError) -> Void
    ) {
        thread.withLock { thread in
            thread = FlowThread(name: "desk") { [self] in
                do {
                    try run(settle: settle, committed: committed)
                } catch let error as StoreError {
                    state.withLock { $0.lastError = error.description }
                    failed(error)
                } catch {
                    preconditionFailure("the store throws StoreError only: \(error)")
                }
            }
        }
    }

    /// Has the desk do something with the store between two groups.
    func run(errand: @escaping Errand) {
        state.withLock { $0.errands.append(errand) }
        mail.poke()
    }

    /// The same, and waits until it is done; not on the desk's own thread.
    func perform(within limit: Duration, errand: @escaping Errand) -> Bool {
        let done = DispatchSemaphore(value: 0)
        run { store throws(StoreError) in
            defer { done.signal() }
            try errand(store)
        }
        let nanoseconds = Int(limit / .nanoseconds(1))
        return done.wait(timeout: .now() + .nanoseconds(nanoseconds)) == .success
    }

    var counts: Counts { state.withLock { $0.counts } }
    var steps: Int { progress.load(ordering: .relaxed) }
    var lastError: String? { state.withLock { $0.lastError } }
    /// Whether it is at an errand, such as a backup, that may take minutes.
    var isOnErrand: Bool {
        state.withLock { state in
            state.errandSince.map { .now - $0 < .seconds(600) } ?? false
        }
    }

    var waitsForSpace: Bool { state.withLock { $0.waitsForSpace } }

    /// Commits what it has and ends; `false` if that takes longer than `patience`.
    func stop(patience: Duration) -> Bool {
        mail.close()
        return thread.withLock { $0 }?.join(patience: patience) ?? true
    }

    private func run(
        settle: (Claim, Disposition) -> Void, committed: () -> Void
    ) throws {
        while true {
            Failpoints.stall("stall.desk")
            let (results, isClosed) = mail.takeAll(limit: groupLimit, patience: .milliseconds(250))
            if !results.isEmpty { try commit(results, settle: settle, committed: committed) }
            for errand in state.withLock({ state in
                defer { state.errands = [] }
                return state.errands
            }) {
                state.withLock { $0.errandSince = .now }
                defer { state.withLock { $0.errandSince = nil } }
                do { try errand(store) } catch { if error.isFatal { throw error } }
            }
            // Cheap when nothing is due; what is left to delete is taken up at the next turn.
            try store.maintain(idle: results.isEmpty, note: note)
            progress.add(1, ordering: .relaxed)
            if isClosed { return }
        }
    }

    private func commit(
        _ results: [Result], settle: (Claim, Disposition) -> Void, committed: () -> Void
    ) throws {
        Failpoints.kill("kill.before-commit")
        let outcomes = try commitWhenThereIsSpace(results.map(\.entry))
        Failpoints.kill("kill.after-commit")
        committed()
        for (result, outcome) in zip(results, outcomes) {
            count(outcome)
            log(result, outcome)
            settle(result.job.arrival.claim, Self.disposition(of: result, outcome))
        }
        Failpoints.kill("kill.after-settle")
    }

    /// A full disk is waited out: nothing is lost while the files stand in `work/`.
    private func commitWhenThereIsSpace(_ entries: [Entry]) throws(StoreError) -> [Outcome] {
        while true {
            do {
                let outcomes = try store.commit(entries)
                state.withLock { $0.waitsForSpace = false }
                return outcomes
            } catch {
                guard error.isRetryable else { throw error }
                let isNew = state.withLock { state in
                    defer { state.waitsForSpace = true }
                    state.lastError = error.description
                    return !state.waitsForSpace
                }
                if isNew { logger.error("disk full", metadata: ["error": "\(error)"]) }
                try store.maintain(idle: true, note: note)
                progress.add(1, ordering: .relaxed)
                FlowThread.sleep(.milliseconds(500))
                if mail.isClosed { throw error }
            }
        }
    }

    private func note(_ line: String) {
        logger.note(
            line.hasPrefix("foreign writer") ? .foreignWriter : .storeNote, ["note": "\(line)"])
    }

    private static func disposition(of result: Result, _ outcome: Outcome) -> Disposition {
        let record: QuarantineRecord?
        switch result.entry.verdict {
        case .articles(_, let failed): record = failed
        case .quarantined(let quarantined): record = quarantined
        }
        guard let record else { return .done }
        // A file nobody may open stays where its owner can mend it.
        if record.reason == .unreadable { return .leave }
        return .quarantine(sidecar: (try? RecordJSON.bytes(record)) ?? [])
    }

    private func count(_ outcome: Outcome) {
        guard case .committed(let new, let repeated, let quarantined) = outcome else { return }
        state.withLock { state in
            state.counts.articles += new
            state.counts.repeated += repeated
            state.counts.quarantined += quarantined ? 1 : 0
        }
    }

    private func log(_ result: Result, _ outcome: Outcome) {
        let entry = result.entry
        switch (entry.verdict, outcome) {
        case (_, .alreadyCommitted):
            logger.info("file was committed before", metadata: ["file": "\(entry.file)"])
        case (.quarantined(let record), _), (.articles(_, failed: let record?), _):
            logger.warning(
                "file quarantined",
                metadata: [
                    "file": "\(entry.file)", "reason": "\(record.reason.rawValue)",
                    "why": "\(record.message)",
                ])
        case (.articles(let articles, failed: nil), .committed(let new, _, _)):
            logger.info(
                new > 0 ? "article stored" : "article repeated",
                metadata: [
                    "file": "\(entry.file)", "article": "\(articles.first?.id ?? "-")",
                    "ms": "\(Int(result.took / .milliseconds(1)))",
                ])
        }
    }
}
