internal import Glibc

/// Wall-clock milliseconds since 1970, as the store keeps times.
enum Timestamp {
    static func now() -> Int64 {
        var time = timespec()
        _ = unsafe clock_gettime(CLOCK_REALTIME, &time)
        return Int64(time.tv_sec) * 1_000 + Int64(time.tv_nsec) / 1_000_000
    }

    /// RFC 3339, UTC, milliseconds: `2019-03-18T09:30:00.250Z`.
    ///
    /// Source: days to civil date, Howard Hinnant, chrono-compatible low-level date algorithms.
    static func text(_ milliseconds: Int64) -> String {
        let (days, rest) = floored(milliseconds, by: 86_400_000)
        let (era, dayOfEra) = floored(days + 719_468, by: 146_097)
        let yearOfEra =
            (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shifted = (5 * dayOfYear + 2) / 153
        let day = dayOfYear - (153 * shifted + 2) / 5 + 1
        let month = shifted < 10 ? shifted + 3 : shifted - 9
        let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
        var bytes: [UInt8] = []
        bytes.reserveCapacity(24)
        append(year, 4, "-", to: &bytes)
        append(month, 2, "-", to: &bytes)
        append(day, 2, "T", to: &bytes)
        append(rest / 3_600_000, 2, ":", to: &bytes)
        append(rest / 60_000 % 60, 2, ":", to: &bytes)
        append(rest / 1_000 % 60, 2, ".", to: &bytes)
        append(rest % 1_000, 3, "Z", to: &bytes)
        return String(decoding: bytes, as: UTF8.self)
    }

    private static func floored(_ value: Int64, by unit: Int64) -> (Int64, Int64) {
        let rest = (value % unit + unit) % unit
        return ((value - rest) / unit, rest)
    }

    private static func append(
        _ value: Int64, _ width: Int, _ mark: Unicode.Scalar, to bytes: inout [UInt8]
    ) {
        var unit: Int64 = 1
        for _ in 1..<width { unit *= 10 }
        while unit > 0 {
            bytes.append(0x30 + UInt8(truncatingIfNeeded: value / unit % 10))
            unit /= 10
        }
        bytes.append(UInt8(mark.value))
    }
}
