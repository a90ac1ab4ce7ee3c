import Dispatch
import Inbox
import Logging
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

    /// Whom the desk tells, on its own thread.
    struct Listeners: Sendable {
        /// What is to become of a claimed file; after its commit, or when it was given back.
        var settle: @Sendable (Claim, Disposition) -> Void
        /// A group is in the log.
        var committed: @Sendable () -> Void
        /// A file is committed.
        var release: @Sendable (Finished) -> Void
        /// The desk has ended: this connection must not be used again.
        var failed: @Sendable (StoreError) -> Void
    }

    /// Why commits wait, when they do.
    enum Waiting: Sendable { case forSpace, forLock }

    private struct State {
        var errands: [Errand] = []
        var counts = Counts()
        var lastError: String?
        var errandSince: ContinuousClock.Instant?
        var waiting: Waiting?
    }

    /// What was committed since the start.
    struct Counts: Sendable {
        var articles = 0
        var repeated = 0
        var quarantined = 0
    }

    let mail = Mailbox<Finished>()
    let logger: Logger
    private let store: Store
    private let groupLimit: Int
    private let state = Mutex(State())
    private let progress = Atomic<Int>(0)
    private let thread = Mutex<FlowThread?>(nil)

    init(store: Store, groupLimit: Int = 100, logger: Logger) {
        self.store = store
        self.groupLimit = groupLimit
        self.logger = logger
    }

    func start(_ listeners: Listeners) {
        thread.withLock { thread in
            thread = FlowThread(name: "desk") { [self] in
                do throws(StoreError) {
                    try run(listeners)
                } catch {
                    state.withLock { $0.lastError = error.description }
                    giveBack([], listeners)
                    listeners.failed(error)
                }
            }
        }
    }

    var counts: Counts { state.withLock { $0.counts } }
    var steps: Int { progress.load(ordering: .relaxed) }
    var lastError: String? { state.withLock { $0.lastError } }
    var waiting: Waiting? { state.withLock { $0.waiting } }
    /// Whether it is at an errand, such as a backup, that may take minutes.
    var isOnErrand: Bool {
        state.withLock { state in
            state.errandSince.map { .now - $0 < .seconds(600) } ?? false
        }
    }

    /// Commits what it has and ends; `false` if that takes longer than `patience`.
    func stop(patience: Duration) -> Bool {
        mail.close()
        return thread.withLock { $0 }?.join(patience: patience) ?? true
    }

    private func run(_ listeners: Listeners) throws(StoreError) {
        while true {
            Failpoints.stall("stall.desk")
            let (group, isClosed) = mail.takeAll(limit: groupLimit, patience: .milliseconds(250))
            if !group.isEmpty { try commit(group, listeners) }
            try runErrands()
            // Cheap when nothing is due; what is left to delete is taken up at the next turn.
            try tidy(idle: group.isEmpty)
            progress.add(1, ordering: .relaxed)
            if isClosed { return }
        }
    }

    /// Maintenance that finds no room or no lock is tried again at the next turn.
    private func tidy(idle: Bool) throws(StoreError) {
        if case .hindered(let error) = try store.maintain(idle: idle, note: note) {
            state.withLock { $0.lastError = error.description }
        }
    }

    private func note(_ line: String) {
        logger.note(
            line.hasPrefix("foreign writer") ? .foreignWriter : .storeNote, ["note": "\(line)"])
    }

    // MARK: Commits

    private func commit(_ group: [Finished], _ listeners: Listeners) throws(StoreError) {
        Failpoints.kill("kill.before-commit")
        let outcomes: [Outcome]
        do throws(StoreError) {
            outcomes = try commitInTime(group.map(\.entry))
        } catch {
            if error.kind == .refused { return try commitApart(group, because: error, listeners) }
            // These files are innocent: they must not count as tries that crashed.
            giveBack(group, listeners)
            throw error
        }
        Failpoints.kill("kill.after-commit")
        listeners.committed()
        for (finished, outcome) in zip(group, outcomes) {
            state.withLock { $0.counts.add(outcome) }
            log(finished, outcome)
            listeners.settle(
                finished.job.arrival.claim, finished.disposition(after: outcome))
            listeners.release(finished)
        }
        Failpoints.kill("kill.after-settle")
    }

    /// One entry that the store refuses must not keep the others of its group from being committed;
    /// its file stays in `work/` until the next start.
    private func commitApart(
        _ group: [Finished], because error: StoreError, _ listeners: Listeners
    ) throws(StoreError) {
        if group.count > 1 {
            for finished in group { try commit([finished], listeners) }
        } else if let finished = group.first {
            state.withLock { $0.lastError = error.description }
            logger.error(
                "the store refused a file",
                metadata: ["file": "\(finished.entry.file)", "error": "\(error)"])
            listeners.settle(finished.job.arrival.claim, .retryLater)
        }
    }

    /// A full disk or a foreign lock is waited out: nothing is lost while the files stand in `work/`.
    private func commitInTime(_ entries: [Entry]) throws(StoreError) -> [Outcome] {
        while true {
            do throws(StoreError) {
                let outcomes = try store.commit(entries)
                state.withLock { $0.waiting = nil }
                return outcomes
            } catch {
                guard error.isRetryable, !mail.isClosed else { throw error }
                wait(for: error)
                try tidy(idle: true)
                progress.add(1, ordering: .relaxed)
                FlowThread.sleep(.milliseconds(500))
            }
        }
    }

    private func wait(for error: StoreError) {
        let waiting = error.kind == .diskFull ? Waiting.forSpace : .forLock
        let isNew = state.withLock { state in
            defer { state.waiting = waiting }
            state.lastError = error.description
            return state.waiting != waiting
        }
        guard isNew else { return }
        logger.error(
            waiting == .forSpace ? "disk full" : "another program holds the store's lock",
            metadata: ["error": "\(error)"])
    }

    /// Files that will not be committed now stay in `work/`, without a mark against them.
    private func giveBack(_ group: [Finished], _ listeners: Listeners) {
        mail.close()
        let rest = mail.takeAll(limit: .max, patience: .zero).letters
        for finished in group + rest {
            listeners.settle(finished.job.arrival.claim, .retryLater)
        }
    }
}

// MARK: Errands

extension Desk {
    /// How an errand that was waited for ended.
    enum Performed: Sendable {
        case done
        case failed(StoreError)
        /// Not in time; it will still be done.
        case late
    }

    /// Has the desk do something with the store between two groups.
    func run(errand: @escaping Errand) {
        state.withLock { $0.errands.append(errand) }
        mail.poke()
    }

    /// The same, and waits for the end; not on the desk's own thread.
    func perform(within limit: Duration, errand: @escaping Errand) -> Performed {
        let ended = DispatchSemaphore(value: 0)
        let failure = Shared<StoreError?>(nil)
        run { store throws(StoreError) in
            defer { ended.signal() }
            do throws(StoreError) {
                try errand(store)
            } catch {
                failure.set(error)
                throw error
            }
        }
        let nanoseconds = Int(limit / .nanoseconds(1))
        guard ended.wait(timeout: .now() + .nanoseconds(nanoseconds)) == .success else {
            return .late
        }
        return failure.value.map { .failed($0) } ?? .done
    }

    private func runErrands() throws(StoreError) {
        let errands = state.withLock { state in
            defer { state.errands = [] }
            return state.errands
        }
        for errand in errands {
            state.withLock { $0.errandSince = .now }
            defer { state.withLock { $0.errandSince = nil } }
            do throws(StoreError) {
                try errand(store)
            } catch {
                logger.error("the store refused", metadata: ["error": "\(error)"])
                if error.isFatal { throw error }
            }
        }
    }
}
