import Glibc

/// The time of day, as records write it.
enum WallClock {
    /// RFC 3339, UTC, milliseconds.
    static func now() -> String {
        var time = timespec()
        unsafe clock_gettime(CLOCK_REALTIME, &time)
        var parts = unsafe tm()
        unsafe gmtime_r(&time.tv_sec, &parts)
        func padded(_ value: some BinaryInteger, _ width: Int) -> String {
            let text = String(value)
            return String(repeating: "0", count: max(0, width - text.count)) + text
        }
        let year = unsafe [parts.tm_year + 1_900, parts.tm_mon + 1, parts.tm_mday]
        let clock = unsafe [parts.tm_hour, parts.tm_min, parts.tm_sec]
        let day = year.map { padded($0, 2) }
        let hour = clock.map { padded($0, 2) }
        return day.joined(separator: "-") + "T" + hour.joined(separator: ":") + "."
            + padded(time.tv_nsec / 1_000_000, 3) + "Z"
    }
}
