/// Where a file is: the number of its folder in the inbox's table, and its name.
struct Place: Hashable, Sendable {
    var folder: Int32
    var name: FileName
}

/// A file that was seen and not yet claimed.
struct Candidate: Sendable, Equatable {
    var place: Place
    /// Nanoseconds since 1970, when it came; decides only who is next.
    var order: Int64
    var firstSeen: Instant
    var movedIn: Bool
    var patience = Patience()
}

/// The files to look at: oldest first, those that wait apart, both lists bounded.
///
/// What does not fit is not lost, since the folder has it: `truncated` asks for another scan.
struct Backlog: Sendable {
    private struct Turn: Comparable, Sendable {
        var key: Int64
        var ticket: UInt64
        var place: Place
        static func < (a: Turn, b: Turn) -> Bool { (a.key, a.ticket) < (b.key, b.ticket) }
        static func == (a: Turn, b: Turn) -> Bool { a.ticket == b.ticket }
    }

    private struct Entry {
        var candidate: Candidate
        var ticket: UInt64
        var waiting: Bool
    }

    let capacity: Int
    let waitingCapacity: Int
    /// Whether the folder holds files that are not listed here.
    var truncated = false
    private var entries: [Place: Entry] = [:]
    private var fresh = Heap<Turn>()
    private var timers = Heap<Turn>()
    private var freshCount = 0
    private var nextTicket: UInt64 = 0

    init(capacity: Int = 8_192, waitingCapacity: Int = 65_536) {
        self.capacity = capacity
        self.waitingCapacity = waitingCapacity
    }

    var count: Int { entries.count }
    var hasFresh: Bool { freshCount > 0 }
    var freshRoom: Int { capacity - freshCount }
    /// Whether a scan would find room for more.
    var hasRoom: Bool { freshCount < capacity && entries.count - freshCount < waitingCapacity }

    func contains(_ place: Place) -> Bool { entries[place] != nil }

    /// - Complexity: O(n).
    var oldestFirstSeen: Instant? { entries.values.lazy.map(\.candidate.firstSeen).min() }

    /// Whether something that waits must be looked at, and when.
    mutating func nextDue() -> Instant? {
        while let turn = timers.first {
            if let entry = entries[turn.place], entry.ticket == turn.ticket { return turn.key }
            _ = timers.popFirst()
        }
        return nil
    }

    enum Sighting { case scanned, changed, movedIn, created }

    /// A file was seen: it is looked at in its turn, now also when it waited, except in a mere scan.
    mutating func notice(_ place: Place, _ sighting: Sighting, order: Int64, now: Instant) {
        if var entry = entries[place] {
            if sighting == .movedIn || sighting == .created {
                entry.candidate.movedIn = sighting == .movedIn
                entry.candidate.patience = Patience()
            }
            let wake = entry.waiting && sighting != .scanned
            if wake {
                entry.waiting = false
                entry.candidate.patience.refusals = 0
                entry.ticket = ticket()
                freshCount += 1
            }
            entries[place] = entry
            if wake {
                fresh.insert(
                    Turn(key: entry.candidate.order, ticket: entry.ticket, place: place))
            }
            return
        }
        guard freshCount < capacity else {
            truncated = true
            return
        }
        insertFresh(
            Candidate(place: place, order: order, firstSeen: now, movedIn: sighting == .movedIn))
    }

    /// The oldest file to look at now; it leaves the list.
    mutating func next(now: Instant) -> Candidate? {
        promoteDue(now: now)
        while let turn = fresh.popFirst() {
            guard let entry = entries[turn.place], entry.ticket == turn.ticket else { continue }
            entries[turn.place] = nil
            freshCount -= 1
            return entry.candidate
        }
        return nil
    }

    /// Puts a file back at its turn, as when there is no room to claim it.
    mutating func putBack(_ candidate: Candidate) {
        guard entries[candidate.place] == nil else { return }
        insertFresh(candidate)
    }

    /// Puts a file back to be looked at later.
    mutating func wait(_ candidate: Candidate, until due: Instant) {
        guard entries[candidate.place] == nil else { return }
        guard entries.count - freshCount < waitingCapacity else {
            truncated = true
            return
        }
        let ticket = ticket()
        entries[candidate.place] = Entry(candidate: candidate, ticket: ticket, waiting: true)
        timers.insert(Turn(key: due, ticket: ticket, place: candidate.place))
    }

    /// Forgets the files that are in none of the scanned folders any more.
    mutating func keep(where isThere: (Place) -> Bool) {
        for (place, entry) in entries where !isThere(place) {
            entries[place] = nil
            if !entry.waiting { freshCount -= 1 }
        }
    }

    mutating func removeAll() {
        entries.removeAll()
        fresh.removeAll()
        timers.removeAll()
        freshCount = 0
        truncated = false
    }

    private mutating func promoteDue(now: Instant) {
        while let due = nextDue(), due <= now, let turn = timers.popFirst(),
            var entry = entries[turn.place]
        {
            entry.waiting = false
            entry.ticket = ticket()
            entries[turn.place] = entry
            freshCount += 1
            fresh.insert(
                Turn(key: entry.candidate.order, ticket: entry.ticket, place: turn.place))
        }
    }

    private mutating func insertFresh(_ candidate: Candidate) {
        let ticket = ticket()
        entries[candidate.place] = Entry(candidate: candidate, ticket: ticket, waiting: false)
        freshCount += 1
        fresh.insert(Turn(key: candidate.order, ticket: ticket, place: candidate.place))
    }

    private mutating func ticket() -> UInt64 {
        nextTicket += 1
        return nextTicket
    }
}
