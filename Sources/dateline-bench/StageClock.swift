import Glibc

/// The least processor time of each stage over some rounds.
///
/// Processor time and the best round, so that other programs on the machine count for little.
struct StageClock {
    private(set) var best: [(name: String, seconds: Double)] = []
    private var stage = 0

    /// A new round.
    mutating func begin() { stage = 0 }

    mutating func measure<Value>(_ name: String, _ body: () throws -> Value) rethrows -> Value {
        let began = Self.now
        let value = try body()
        add(name, Self.now - began)
        return value
    }

    /// A stage that was measured in some other way.
    mutating func add(_ name: String, _ seconds: Double) {
        if stage < best.count {
            best[stage].seconds = min(best[stage].seconds, seconds)
        } else {
            best.append((name, seconds))
        }
        stage += 1
    }

    /// Seconds this thread has had a processor.
    static var now: Double {
        var time = timespec()
        unsafe clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }
}
