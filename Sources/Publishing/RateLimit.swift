/// A token bucket for each peer.
struct RateLimit {
    private struct Bucket {
        var tokens: Double
        var filled: ContinuousClock.Instant
    }

    /// A second, sustained; twice as many at once.
    var perSecond: Int
    private var buckets: [[UInt8]: Bucket] = [:]

    /// Peers remembered at most. Forgetting one fills its bucket, which is kind, not unsafe: a peer
    /// gets a new name with each connection anyway.
    private static let memory = 4_096

    init(perSecond: Int) { self.perSecond = perSecond }

    /// Takes a token.
    mutating func allows(_ peer: [UInt8], at now: ContinuousClock.Instant) -> Bool {
        let size = Double(perSecond * 2)
        if buckets.count >= Self.memory, buckets[peer] == nil { forgetTheIdle(at: now) }
        var bucket = buckets[peer] ?? Bucket(tokens: size, filled: now)
        let seconds = (now - bucket.filled) / .seconds(1)
        bucket.tokens = min(size, bucket.tokens + seconds * Double(perSecond))
        bucket.filled = now
        let allowed = bucket.tokens >= 1
        if allowed { bucket.tokens -= 1 }
        buckets[peer] = bucket
        return allowed
    }

    private mutating func forgetTheIdle(at now: ContinuousClock.Instant) {
        buckets = buckets.filter { now - $0.value.filled < .seconds(2) }
        if buckets.count >= Self.memory { buckets.removeAll(keepingCapacity: true) }
    }
}
