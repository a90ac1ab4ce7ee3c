/// What is known about one file that was not whole yet.
struct Patience: Sendable, Equatable {
    /// The state last seen, and since when nothing changed.
    var stamp: FileStamp?
    var unchangedSince: Instant = 0
    /// Looks at which a writer still had it open.
    var refusals = 0
    /// Since when reading is denied.
    var deniedSince: Instant?
}

/// Decides whether a file is whole. Pure: no clock, no files.
///
/// In this order, first hit wins: it was renamed in; with markers on, its marker is there; the kernel
/// grants a read lease, so nobody has it open for writing; where leases are not to be had, it stayed
/// the same for `settleTime`. A file that a writer has open is never taken, however long it rests.
struct Readiness: Sendable {
    var settleTime: Int64
    var emptyGrace: Int64
    var unreadableGrace: Int64
    var doneMarker: Bool

    enum Lease { case granted, writerHasIt, unavailable }
    enum Verdict: Equatable { case take, refuse(Refusal), wait(until: Instant) }

    init(_ settings: InboxSettings) {
        settleTime = settings.settleTime.nanoseconds
        emptyGrace = settings.emptyGrace.nanoseconds
        unreadableGrace = settings.unreadableGrace.nanoseconds
        doneMarker = settings.doneMarker
    }

    func judge(
        _ patience: inout Patience, stamp: FileStamp, movedIn: Bool, now: Instant,
        lease: () -> Lease, marker: () -> Bool
    ) -> Verdict {
        patience.deniedSince = nil
        if patience.stamp != stamp {
            patience.stamp = stamp
            patience.unchangedSince = now
        }
        let rested = now - patience.unchangedSince
        if stamp.size == 0 {
            if rested < emptyGrace {
                return .wait(until: min(now + settleTime, patience.unchangedSince + emptyGrace))
            }
            return lease() == .writerHasIt ? .wait(until: retry(&patience, now)) : .refuse(.empty)
        }
        if movedIn { return .take }
        if doneMarker { return marker() ? .take : .wait(until: now + Self.longest) }
        switch lease() {
        case .granted: return .take
        case .writerHasIt: return .wait(until: retry(&patience, now))
        case .unavailable:
            if rested >= settleTime { return .take }
            return .wait(until: patience.unchangedSince + settleTime)
        }
    }

    /// Reading is denied: looked at again by event and at rescans, announced after the grace.
    func denied(_ patience: inout Patience, now: Instant) -> Verdict {
        let since = patience.deniedSince ?? now
        patience.deniedSince = since
        if now - since >= unreadableGrace { return .refuse(.unreadable) }
        return .wait(until: min(since + unreadableGrace, now + Self.longest * 5))
    }

    /// Longest pause between two looks at a file that a writer has open, or that waits for its marker.
    static let longest: Int64 = 1_000_000_000

    /// The close event comes a moment before the kernel lets go of the file: the first looks are close.
    private func retry(_ patience: inout Patience, _ now: Instant) -> Instant {
        let pause = min(100_000 << Int64(min(patience.refusals, 14)), Self.longest)
        patience.refusals += 1
        return now + pause
    }
}

/// Pauses that double, for what may fail for long.
struct Backoff: Sendable, Equatable {
    let first: Int64
    let longest: Int64
    private(set) var failures = 0

    init(first: Duration, longest: Duration) {
        self.first = first.nanoseconds
        self.longest = longest.nanoseconds
    }

    mutating func failed(now: Instant) -> Instant {
        let pause = min(first << Int64(min(failures, 20)), longest)
        failures += 1
        return now + pause
    }

    mutating func succeeded() { failures = 0 }
}
