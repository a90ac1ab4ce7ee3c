/// What one scan has found, in bounded memory: of any number of files the oldest.
struct ScanPass {
    struct Found {
        var order: Int64
        var place: Place
    }

    let capacity: Int
    var remembers = true
    var entries = 0
    var ignored = 0
    var ignoredName: FileName?
    /// Files that are there and already listed.
    var seen: Set<Place> = []
    private var found: [Found] = []
    private var dropped = 0

    init(capacity: Int) { self.capacity = capacity }

    mutating func offer(_ place: Place, order: Int64) {
        found.append(Found(order: order, place: place))
        if found.count >= 2 * capacity { cut(to: capacity) }
    }

    /// The oldest, oldest first, and how many more there are.
    mutating func oldest(_ room: Int) -> (found: [Found], beyond: Int) {
        cut(to: room)
        return (found, dropped)
    }

    private mutating func cut(to room: Int) {
        found.sort { $0.order < $1.order }
        guard found.count > room else { return }
        dropped += found.count - room
        found.removeLast(found.count - room)
    }
}
