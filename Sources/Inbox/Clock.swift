internal import Glibc

/// Nanoseconds on a clock that nobody sets.
typealias Instant = Int64

enum Clock {
    static func now() -> Instant { read(CLOCK_MONOTONIC) }

    /// Nanoseconds since 1970: for order, names and dates, never for waiting.
    static func wall() -> Int64 { read(CLOCK_REALTIME) }

    private static func read(_ clock: clockid_t) -> Int64 {
        var time = timespec()
        _ = unsafe clock_gettime(clock, &time)
        return Int64(time.tv_sec) &* 1_000_000_000 &+ Int64(time.tv_nsec)
    }
}

extension Duration {
    /// Whole nanoseconds, at most some 292 years.
    var nanoseconds: Int64 {
        let (seconds, attoseconds) = components
        let (product, overflow) = seconds.multipliedReportingOverflow(by: 1_000_000_000)
        return overflow ? .max / 4 : min(product + attoseconds / 1_000_000_000, .max / 4)
    }
}
