internal import Glibc

/// Processor time of one thread in each stage from text to names, for measuring.
public struct StageTimes: Sendable {
    public enum Stage: Int, Sendable, CaseIterable {
        case tokens, features, encoder, heads, lemmas, names
    }

    /// Seconds by stage, in their order.
    public private(set) var seconds = [Double](repeating: 0, count: Stage.allCases.count)
    private var last = Self.now

    public init() {}

    /// From here on time counts for the next stage.
    mutating func begin() { last = Self.now }

    mutating func end(_ stage: Stage) {
        let now = Self.now
        seconds[stage.rawValue] += now - last
        last = now
    }

    private static var now: Double {
        var time = timespec()
        unsafe clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }
}
