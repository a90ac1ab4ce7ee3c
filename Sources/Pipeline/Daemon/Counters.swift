import Synchronization

/// Named totals since the start, for the health record: each fault shows up in one of them.
final class Counters: Sendable {
    private let totals = Mutex<[String: Int]>(["config_last_reload_successful": 1])

    func add(_ name: String, _ count: Int = 1) {
        totals.withLock { $0[name, default: 0] += count }
    }

    func set(_ name: String, _ value: Int) { totals.withLock { $0[name] = value } }

    var all: [String: Int] { totals.withLock { $0 } }
}
