internal import Synchronization

/// A claimed file: where it is and what it was.
struct Held: Sendable {
    var claim: Claim
    /// Its name in `work/`; `nil` for a file that was left in the inbox.
    var work: WorkName?
    var folder: FileName?
    var name: FileName
    var attempts: Int
    var size = 0
    /// What a read-only inbox remembers it by.
    var identity: [UInt8]?

    /// Way from the inbox's folder to the file.
    var path: FileName { (folder ?? FileName(bytes: [])).appending(name) }
}

/// What the intake thread, the settling thread and the caller share.
final class Ledger: Sendable {
    struct State: Sendable {
        var settings: InboxSettings
        /// Grows with each `apply`.
        var revision = 0
        var stopping = false
        var held: [String: Held] = [:]
        var settled: [(held: Held, disposition: Disposition)] = []
        /// Whether the intake thread waits for a claim to be settled.
        var wantsRoom = false
        var oldest: Instant?
        var status = InboxStatus()
    }

    let state: Mutex<State>
    let intakeBell: Bell
    let settleBell: Bell
    let progress = Atomic<UInt64>(0)
    let idle = Atomic<Bool>(false)

    init(_ settings: InboxSettings) throws(InboxError) {
        state = Mutex(State(settings: settings))
        intakeBell = try Bell()
        settleBell = try Bell()
    }

    func tick() { progress.wrappingAdd(1, ordering: .relaxed) }

    /// Takes room for one claim; without any, the next settled claim rings.
    func reserve(_ bytes: Int, alone: Bool = false) -> Bool {
        state.withLock { state in
            let status = state.status
            let fits =
                status.inFlight == 0
                || (!alone && status.inFlight < state.settings.maxInFlight
                    && status.bytesInFlight + bytes <= state.settings.maxBytesInFlight)
            guard fits, !status.paused else {
                state.wantsRoom = true
                return false
            }
            state.status.inFlight += 1
            state.status.bytesInFlight += bytes
            return true
        }
    }

    /// Whether a claim of unknown size may have room.
    func hasRoom() -> Bool {
        state.withLock { state in
            let status = state.status
            let fits =
                !status.paused && status.inFlight < state.settings.maxInFlight
                && (status.inFlight == 0
                    || status.bytesInFlight < state.settings.maxBytesInFlight)
            if !fits { state.wantsRoom = true }
            return fits
        }
    }

    func release(count: Int, bytes: Int) {
        let ring = state.withLock { state in
            state.status.inFlight -= count
            state.status.bytesInFlight -= bytes
            defer { state.wantsRoom = false }
            return state.wantsRoom
        }
        if ring { intakeBell.ring() }
    }

    func hold(_ held: Held) {
        state.withLock {
            $0.held[held.claim.id] = held
            $0.status.delivered += 1
        }
    }

    func settle(_ claim: Claim, _ disposition: Disposition) {
        let ring = state.withLock { state in
            guard let held = state.held.removeValue(forKey: claim.id) else { return false }
            state.settled.append((held, disposition))
            return state.settled.count == 1
        }
        if ring { settleBell.ring() }
    }

    /// What is to be moved now.
    func takeSettled() -> (batch: [(held: Held, disposition: Disposition)], stopping: Bool) {
        state.withLock { state in
            defer { state.settled.removeAll() }
            return (state.settled, state.stopping)
        }
    }
}
