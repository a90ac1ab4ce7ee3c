internal import Synchronization

/// Moves settled files, on a thread of its own so that fsync never delays an arrival.
///
/// Moves are done at once; folders are synced at most every 100 ms, all moves since together. A
/// rename is one change for the file system, so what a power cut takes back is the move, never the
/// file. Where a move is a copy, file and folder are on disk before the original goes.
struct Settler {
    private let ledger: Ledger
    private let memory: (any InboxMemory)?
    private let observe: @Sendable (InboxSignal) -> Void
    private let marks: ReadingMarks
    private let inbox: String
    private let work: Folder
    private var done: DoneFolder
    private var quarantine: Quarantine
    private var workIsDirty = false
    private var lastSync: Instant = 0
    private var failed: [(held: Held, disposition: Disposition)] = []
    private var backoff = Backoff(first: .seconds(1), longest: .seconds(30))
    private var retryDue: Instant?

    /// Beside a claimed file that was to be left; the arrival's own message is in the store.
    private static let noReason = Array("{}".utf8)
    private static let syncInterval: Int64 = 100_000_000

    init(
        _ ledger: Ledger, settings: InboxSettings, memory: (any InboxMemory)?,
        marks: ReadingMarks, observe: @escaping @Sendable (InboxSignal) -> Void
    ) throws(InboxError) {
        self.ledger = ledger
        self.memory = memory
        self.marks = marks
        self.observe = observe
        inbox = settings.inboxPath
        work = try Folder.make(settings.workPath, mode: 0o750)
        done = try DoneFolder(path: settings.donePath)
        quarantine = try Quarantine(path: settings.quarantinePath)
    }

    /// Returns after `stop`, when all that was settled is moved and synced.
    mutating func run() {
        while true {
            let (batch, closing) = ledger.takeSettled()
            let now = Clock.now()
            if !failed.isEmpty, closing || now >= retryDue ?? 0 {
                let again = failed
                failed = []
                move(again)
            }
            move(batch)
            if isDirty, closing || now - lastSync >= Self.syncInterval { sync() }
            if closing, batch.isEmpty { return }
            if closing || !batch.isEmpty { continue }
            var due = isDirty ? lastSync + Self.syncInterval : Int64.max
            if !failed.isEmpty { due = min(due, retryDue ?? due) }
            ledger.settleBell.wait(nanoseconds: due == .max ? nil : due - Clock.now())
            ledger.settleBell.silence()
        }
    }

    private var isDirty: Bool { workIsDirty || done.isDirty || quarantine.isDirty }

    private mutating func move(_ batch: [(held: Held, disposition: Disposition)]) {
        if batch.isEmpty { return }
        let settings = ledger.state.withLock { $0.settings }
        var count = 0
        for (held, disposition) in batch {
            do {
                try perform(held, disposition, settings)
                count += 1
            } catch {
                if failed.isEmpty {
                    observe(.moveFailed(held.name, error.description))
                    retryDue = backoff.failed(now: Clock.now())
                }
                failed.append((held, disposition))
            }
        }
        if failed.isEmpty { backoff.succeeded() }
        if count > 0 {
            marks.progressed()
            ledger.moved(count)
        }
        let dropped = quarantine.enforce(
            files: settings.quarantineLimitFiles, bytes: settings.quarantineLimitBytes)
        if dropped > 0 { observe(.quarantineDropped(dropped)) }
    }

    private mutating func perform(
        _ held: Held, _ disposition: Disposition, _ settings: InboxSettings
    ) throws(InboxError) {
        switch disposition {
        case .done:
            if let work = held.work { try finish(work, name: held.name, keep: settings.keepDone) }
            remember(held)
        case .quarantine(let sidecar):
            try quarantine.add(held, sidecar: sidecar, work: work, inbox: inbox)
            if let name = held.work { try removeSideFile(name) }
            remember(held)
        case .leave:
            guard let name = held.work else { return }
            try quarantine.add(held, sidecar: Self.noReason, work: work, inbox: inbox)
            try removeSideFile(name)
        case .retryLater:
            guard let name = held.work else { return }
            let back = name.with(attempt: name.attempt - 1)
            do {
                try work.move(name.fileName, to: work, as: back.fileName)
            } catch let error where error.isMissing {}
        }
        workIsDirty = workIsDirty || held.work != nil
    }

    private func remember(_ held: Held) {
        if let identity = held.identity { memory?.remember(identity) }
    }

    private mutating func finish(
        _ name: WorkName, name original: FileName, keep: Bool
    ) throws(InboxError) {
        do {
            if keep {
                try moveToDone(name, original)
            } else {
                try work.remove(name.fileName)
            }
        } catch let error where error.isMissing {
            // Gone by other hands is as good, unless it is the day's folder that went.
            if (try? work.stamp(of: name.fileName)) != nil {
                done.forget()
                try moveToDone(name, original)
            }
        }
        try removeSideFile(name)
    }

    private mutating func moveToDone(_ name: WorkName, _ original: FileName) throws(InboxError) {
        let folder = try done.folder(wall: Clock.wall())
        do {
            try work.transfer(name.fileName, to: folder, as: original)
        } catch let error where error.isAlreadyThere {
            let unique = FileName(bytes: Array("\(name.id)-".utf8) + original.bytes)
            try work.transfer(
                name.fileName, to: folder, as: unique.isValid ? unique : FileName(name.id))
        }
    }

    private func removeSideFile(_ name: WorkName) throws(InboxError) {
        guard name.name == nil else { return }
        do {
            try work.remove(WorkName.sideFile(name.id))
        } catch let error where error.isMissing {}
    }

    private mutating func sync() {
        do {
            if workIsDirty { try work.sync() }
            workIsDirty = false
            try done.sync()
            try quarantine.sync()
        } catch {
            observe(.moveFailed(FileName(error.path), error.description))
        }
        lastSync = Clock.now()
    }
}
