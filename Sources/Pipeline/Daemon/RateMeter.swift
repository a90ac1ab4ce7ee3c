/// Articles a second over the last minute, from a total that is looked at now and then.
struct RateMeter: Sendable {
    private var readings: [(total: Int, at: ContinuousClock.Instant)] = []

    mutating func record(total: Int, at now: ContinuousClock.Instant) {
        readings.append((total, now))
        readings.removeAll { now - $0.at > .seconds(60) }
    }

    /// 0 before two readings.
    var perSecond: Double {
        guard let first = readings.first, let last = readings.last, first.at < last.at else {
            return 0
        }
        return Double(last.total - first.total) / ((last.at - first.at) / .seconds(1))
    }
}
