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
        /// The intake thread has ended: what is settled now is all there will be.
        var closing = false
        var held: [String: Held] = [:]
        var settled: [(held: Held, disposition: Disposition)] = []
        /// Settled and not moved yet: they need no room, since moving may wait for the disk, up to
        /// a bound.
        var unmoved = 0
        /// Whether the intake thread waits for a claim to be settled.
        var wantsRoom = false
        /// Whether the intake thread is where it may deliver.
        var inTurn = false
        var oldest: Instant?
        var status = InboxStatus()
    }

    let state: Mutex<State>
    let intakeBell: Bell
    let settleBell: Bell
    /// Rung when a turn ends while the inbox is paused.
    let barrierBell: Bell
    let progress = Atomic<UInt64>(0)
    let idle = Atomic<Bool>(false)

    private static let mostUnmoved = 8_192

    init(_ settings: InboxSettings) throws(InboxError) {
        state = Mutex(State(settings: settings))
        intakeBell = try Bell()
        settleBell = try Bell()
        barrierBell = try Bell()
    }

    func tick() { progress.wrappingAdd(1, ordering: .relaxed) }

    /// Begins a turn of claims, unless the inbox is paused.
    func beginTurn() -> Bool {
        state.withLock { state in
            state.inTurn = !state.status.paused
            return state.inTurn
        }
    }

    func endTurn() {
        let ring = state.withLock { state in
            state.inTurn = false
            return state.status.paused
        }
        if ring { barrierBell.ring() }
    }

    var isPaused: Bool { state.withLock { $0.status.paused } }

    /// Takes room for one claim; without any, the next settled claim rings.
    func reserve(_ bytes: Int, alone: Bool = false) -> Bool {
        state.withLock { state in
            let status = state.status
            let fits =
                status.inFlight == 0
                || (!alone && status.inFlight < state.settings.maxInFlight
                    && status.bytesInFlight + bytes <= state.settings.maxBytesInFlight)
            guard fits, !status.paused, state.unmoved < Self.mostUnmoved else {
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
                !status.paused && state.unmoved < Self.mostUnmoved
                && status.inFlight < state.settings.maxInFlight
                && (status.inFlight == 0
                    || status.bytesInFlight < state.settings.maxBytesInFlight)
            if !fits { state.wantsRoom = true }
            return fits
        }
    }

    /// Gives back the room of a claim that came to nothing.
    func release(_ bytes: Int) {
        state.withLock { state in
            state.status.inFlight -= 1
            state.status.bytesInFlight -= bytes
        }
    }

    func moved(_ count: Int) {
        let ring = state.withLock { state in
            state.unmoved -= count
            guard state.wantsRoom, state.unmoved < Self.mostUnmoved / 2 else { return false }
            state.wantsRoom = false
            return true
        }
        if ring { intakeBell.ring() }
    }

    func hold(_ held: Held) {
        state.withLock {
            $0.held[held.claim.id] = held
            $0.status.delivered += 1
        }
    }

    /// Gives the claim's room back; wakes who waits for it once an eighth of all room is free, so
    /// that a full inbox goes on in strides.
    func settle(_ claim: Claim, _ disposition: Disposition) {
        let (ringSettle, ringIntake) = state.withLock { state in
            guard let held = state.held.removeValue(forKey: claim.id) else { return (false, false) }
            state.settled.append((held, disposition))
            state.unmoved += 1
            state.status.inFlight -= 1
            state.status.bytesInFlight -= held.size
            let status = state.status
            let isRoomy =
                status.inFlight == 0
                || (status.inFlight <= state.settings.maxInFlight
                    - max(state.settings.maxInFlight / 8, 1)
                    && status.bytesInFlight <= state.settings.maxBytesInFlight / 8 * 7)
            let ringIntake = state.wantsRoom && isRoomy
            if ringIntake { state.wantsRoom = false }
            return (state.settled.count == 1, ringIntake)
        }
        if ringSettle { settleBell.ring() }
        if ringIntake { intakeBell.ring() }
    }

    /// What is to be moved now.
    func takeSettled() -> (batch: [(held: Held, disposition: Disposition)], closing: Bool) {
        state.withLock { state in
            defer { state.settled.removeAll() }
            return (state.settled, state.closing)
        }
    }
}
