/// Keys turned away lately, so that the log is not filled by one that knocks ten times a second.
struct Denials {
    /// Time between two lines about one key.
    static let pause: Duration = .seconds(60)
    /// Keys told about in that time; a stranger can make up as many as it likes.
    static let limit = 32

    private var told: [[UInt8]: ContinuousClock.Instant] = [:]

    /// Whether to tell of this key now.
    mutating func mayTell(_ key: [UInt8], at now: ContinuousClock.Instant) -> Bool {
        if told[key] == nil, told.count >= Self.limit {
            told = told.filter { now - $0.value < Self.pause }
        }
        if let last = told[key], now - last < Self.pause { return false }
        guard told[key] != nil || told.count < Self.limit else { return false }
        told[key] = now
        return true
    }
}
