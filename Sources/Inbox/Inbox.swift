internal import Synchronization

/// A folder that hands over files once they are whole, each once, and keeps them until they are
/// settled.
///
/// Two threads: one listens, claims and reads; one moves what was settled. `deliver` and `observe`
/// are called on them and must not wait for long; `deliver` may be slow to return only to slow the
/// inbox down.
///
/// A claim moves a file to `work/`. What is found there at the next start is handed over again under
/// the same claim, those that were in flight at a crash one at a time.
public final class Inbox: Sendable {
    private let ledger: Ledger
    private let memory: (any InboxMemory)?
    private let deliver: @Sendable (Arrival) -> Void
    private let observe: @Sendable (InboxSignal) -> Void
    private let makeWatch: @Sendable () throws(InboxError) -> Watch
    private let backlog: Backlog
    private let work: Folder
    private let threads = Mutex<[PosixThread]>([])

    /// Makes the folders and takes the lock on `work/`.
    ///
    /// - Parameter memory: Needed with `readOnly`, otherwise not used.
    /// - Throws: `InboxError`; EWOULDBLOCK when another inbox works in this spool, EINVAL when the
    ///   folders are in one another.
    public convenience init(
        _ settings: InboxSettings, memory: (any InboxMemory)?,
        deliver: @escaping @Sendable (Arrival) -> Void,
        observe: @escaping @Sendable (InboxSignal) -> Void
    ) throws(InboxError) {
        try self.init(
            settings, memory: memory, backlog: Backlog(), deliver: deliver, observe: observe,
            makeWatch: { () throws(InboxError) in try Watch() })
    }

    init(
        _ settings: InboxSettings, memory: (any InboxMemory)?, backlog: Backlog,
        deliver: @escaping @Sendable (Arrival) -> Void,
        observe: @escaping @Sendable (InboxSignal) -> Void,
        makeWatch: @escaping @Sendable () throws(InboxError) -> Watch
    ) throws(InboxError) {
        if let conflict = FolderLayout.conflict(in: settings) {
            throw InboxError(operation: "use (\(conflict))", path: settings.spool, code: 22)
        }
        _ = try Folder.make(settings.inboxPath, mode: 0o770)
        work = try Folder.make(settings.workPath, mode: 0o750)
        _ = try Folder.make(settings.donePath, mode: 0o750)
        _ = try Folder.make(settings.quarantinePath, mode: 0o750)
        try work.lock()
        ledger = try Ledger(settings)
        self.memory = memory
        self.deliver = deliver
        self.observe = observe
        self.makeWatch = makeWatch
        self.backlog = backlog
    }

    /// Returns once the watch is set and the first scan is about to begin; a second call does nothing.
    public func start() throws(InboxError) {
        guard threads.withLock({ $0.isEmpty }) else { return }
        let settings = ledger.state.withLock { $0.settings }
        let loop = try IntakeLoop(
            ledger, settings: settings, memory: memory, work: work, backlog: backlog,
            deliver: deliver, observe: observe, makeWatch: makeWatch)
        let settler = try Settler(
            ledger, settings: settings, memory: memory, marks: loop.marks, observe: observe)
        let loopBox = Handover(loop)
        let settlerBox = Handover(settler)
        let intake = try PosixThread("inbox") { loopBox.value.run() }
        threads.withLock { $0 = [intake] }
        let settling = try PosixThread("settler") {
            var settler = settlerBox.value
            settler.run()
        }
        threads.withLock { $0.append(settling) }
    }

    /// Says what became of an arrival. Any thread, never waits; a claim that is not held is ignored.
    public func settle(_ claim: Claim, _ disposition: Disposition) {
        ledger.settle(claim, disposition)
    }

    /// No new claims until `resume`; files stay where they are, events are still heard.
    public func pause() { ledger.state.withLock { $0.status.paused = true } }

    /// Pauses, and waits until no further `deliver` can come before `resume`.
    ///
    /// Not from `deliver`.
    ///
    /// - Returns: `false` if a call of `deliver` was still under way after `limit`; that arrival, and
    ///   no other, may yet come.
    @discardableResult
    public func stopClaiming(within limit: Duration = .seconds(5)) -> Bool {
        pause()
        let end = Clock.now() + limit.nanoseconds
        while ledger.state.withLock({ $0.inTurn && $0.status.paused }) {
            let left = end - Clock.now()
            if left <= 0 { return false }
            ledger.barrierBell.silence()
            guard ledger.state.withLock({ $0.inTurn }) else { break }
            // Two callers share the bell, and one may silence it for the other.
            ledger.barrierBell.wait(nanoseconds: min(left, 10_000_000))
        }
        return true
    }

    public func resume() {
        ledger.state.withLock { $0.status.paused = false }
        ledger.intakeBell.ring()
    }

    /// Takes over new settings and scans again. The folders and `readOnly` stay as they were.
    public func apply(_ settings: InboxSettings) {
        ledger.state.withLock { state in
            var settings = settings
            settings.spool = state.settings.spool
            settings.inbox = state.settings.inbox
            settings.readOnly = state.settings.readOnly
            state.settings = settings
            state.revision += 1
        }
        ledger.intakeBell.ring()
    }

    /// No new claims; moves what is settled and syncs; returns when both threads have ended.
    ///
    /// Must be called on neither of them, so not from `deliver`, and before the inbox is let go.
    /// Claims not settled stay in `work/` and count as tries at the next start: settle them with
    /// `retryLater` before.
    public func stop() {
        let running = threads.withLock { threads in
            defer { threads = [] }
            return threads
        }
        guard let intake = running.first else { return }
        ledger.state.withLock { $0.stopping = true }
        ledger.intakeBell.ring()
        intake.join()
        ledger.state.withLock { $0.closing = true }
        ledger.settleBell.ring()
        for thread in running.dropFirst() { thread.join() }
        work.unlock()
    }

    /// The inbox now. Cheap; any thread.
    public var status: InboxStatus {
        var (status, oldest) = ledger.state.withLock { ($0.status, $0.oldest) }
        status.oldestPendingAge = oldest.map { .nanoseconds(max(0, Clock.now() - $0)) } ?? .zero
        status.progress = ledger.progress.load(ordering: .relaxed)
        status.idle = ledger.idle.load(ordering: .relaxed)
        return status
    }
}

/// Carries a value to the one thread that uses it.
///
/// Unchecked because the compiler cannot see the handing over: the maker drops its reference, and the
/// new thread, started after that, is the only one that reads it.
private final class Handover<Value>: @unchecked Sendable {
    let value: Value

    init(_ value: Value) { self.value = value }
}
