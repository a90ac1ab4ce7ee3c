internal import Synchronization

/// The intake thread: wakes by inotify, by a settled claim or by time, and hands over whole files.
///
/// One turn: take over what the caller changed, hear events, scan when that is due, look again at
/// files that changed under the reader, then claim the oldest files as long as there is room.
final class IntakeLoop {
    let ledger: Ledger
    let memory: (any InboxMemory)?
    let deliver: @Sendable (Arrival) -> Void
    let observe: @Sendable (InboxSignal) -> Void
    let makeWatch: @Sendable () throws(InboxError) -> Watch
    let work: Folder
    let marks: ReadingMarks

    var settings: InboxSettings
    var revision = -1
    var readiness: Readiness
    var ignoredNames: IgnoredNames
    var ids = ULIDGenerator()
    var backlog: Backlog

    // The inbox, while it is there.
    var folders: FolderTable?
    var watch: Watch?
    var fileSystem = FileSystem(magic: 0)
    var reopening = Backoff(first: .seconds(1), longest: .seconds(60))
    var reopenDue: Instant = 0
    var lastIdentityCheck: Instant = 0
    var pollingReason: String?
    var watchFailure: String?

    // Scans.
    var nextScan: (cause: RescanCause, due: Instant) = (.start, 0)
    var lastScanEnd: Instant = 0
    var lastScanDuration: Int64 = 0
    var movedSinceScan = false
    var ignoredDirectories: Set<Place> = []
    var ignoredCount = 0
    var beyondBacklog = 0
    var lastOverflowSignal: Instant?

    /// Files left in the inbox that were announced or handed over, as they were then.
    var left: [Place: FileStamp] = [:]

    // Claims.
    var suspects: [WorkName] = []
    var rereads: [Reread] = []
    var claiming = Backoff(first: .seconds(1), longest: .seconds(60))
    var claimDue: Instant = 0
    /// Whether the oldest file is too large for the room there is.
    var isBlocked = false
    /// Files that deny reading.
    var denied: Set<Place> = []
    var lastStatusOfAge: Instant = 0

    /// A claimed file that changed while it was read.
    struct Reread {
        var held: Held
        var tries: Int
        var due: Instant
    }

    private static let batch = 64

    /// Opens the inbox and watches it, so that nothing that comes from now on is missed.
    init(
        _ ledger: Ledger, settings: InboxSettings, memory: (any InboxMemory)?, work: Folder,
        backlog: Backlog,
        deliver: @escaping @Sendable (Arrival) -> Void,
        observe: @escaping @Sendable (InboxSignal) -> Void,
        makeWatch: @escaping @Sendable () throws(InboxError) -> Watch
    ) throws(InboxError) {
        self.ledger = ledger
        self.settings = settings
        self.memory = memory
        self.work = work
        marks = ReadingMarks(in: work)
        self.backlog = backlog
        self.deliver = deliver
        self.observe = observe
        self.makeWatch = makeWatch
        readiness = Readiness(settings)
        ignoredNames = IgnoredNames(
            suffixes: settings.ignoredSuffixes, doneMarker: settings.doneMarker)
        try recover()
        try openInbox()
    }

    func run() {
        while refresh() {
            ledger.tick()
            let now = Clock.now()
            hearEvents(now)
            checkInbox(now)
            if let cause = scanCause(now) { scan(cause) }
            let moreToDo = takeTurn()
            publish(Clock.now())
            if !moreToDo { sleep() }
        }
        giveBack()
    }

    /// Takes over new settings; `false` when the inbox is to stop.
    private func refresh() -> Bool {
        let (changed, stopping) = ledger.state.withLock { state in
            (state.revision == revision ? nil : (state.revision, state.settings), state.stopping)
        }
        if stopping { return false }
        guard let changed else { return true }
        let isFirst = revision < 0
        revision = changed.0
        if isFirst { return true }
        settings = changed.1
        readiness = Readiness(settings)
        ignoredNames = IgnoredNames(
            suffixes: settings.ignoredSuffixes, doneMarker: settings.doneMarker)
        ignoredDirectories = []
        requestScan(.reload, at: Clock.now())
        return true
    }

    /// All that may deliver; `true` when there is more to do at once.
    private func takeTurn() -> Bool {
        guard ledger.beginTurn() else { return false }
        defer { ledger.endTurn() }
        readAgain(Clock.now())
        return claimSome(Clock.now())
    }

    /// Claims up to one batch; `true` when there is more to claim at once.
    private func claimSome(_ now: Instant) -> Bool {
        if !suspects.isEmpty { return nextSuspect() }
        isBlocked = false
        guard folders != nil, now >= claimDue else { return false }
        for _ in 0..<Self.batch {
            guard ledger.hasRoom(), let candidate = backlog.next(now: Clock.now()) else {
                return false
            }
            guard look(at: candidate) else {
                isBlocked = true
                return false
            }
            movedSinceScan = true
            ledger.tick()
        }
        return true
    }

    private func sleep() {
        let now = Clock.now()
        var due = nextScan.due
        if folders == nil { due = min(due, reopenDue) }
        if !ledger.isPaused, let again = rereads.lazy.map(\.due).min() { due = min(due, again) }
        if backlog.count > 0, claimDue > now { due = min(due, claimDue) }
        if suspects.isEmpty, folders != nil, claimDue <= now, !isBlocked {
            // Without room, the settling thread rings.
            if ledger.hasRoom() {
                if backlog.hasFresh || scanCause(now) != nil { return }
                if let waiting = backlog.nextDue() { due = min(due, waiting) }
                if backlog.truncated { due = min(due, lastScanEnd + 1_000_000_000) }
            }
        }
        if due <= now { return }
        ledger.idle.store(true, ordering: .relaxed)
        ledger.intakeBell.wait(or: watch?.raw ?? -1, nanoseconds: due - now)
        ledger.idle.store(false, ordering: .relaxed)
        ledger.intakeBell.silence()
    }

    /// The oldest file's age costs a pass over a long list, so then it is taken only now and then.
    private func publish(_ now: Instant) {
        let isShort = backlog.count <= 64
        let count = backlog.count
        let unreadable = denied.count
        var oldest: Instant?
        let withAge = isShort || now - lastStatusOfAge > 500_000_000
        if withAge {
            lastStatusOfAge = now
            oldest = backlog.oldestFirstSeen
        }
        ledger.state.withLock { state in
            state.status.pending = count + beyondBacklog
            state.status.unreadable = unreadable
            if withAge { state.oldest = oldest }
        }
    }
}
