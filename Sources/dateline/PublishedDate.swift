/// Whether a person wrote a date: `YYYY`, `YYYY-MM`, `YYYY-MM-DD`, or a time of RFC 3339.
enum PublishedDate {
    static func isValid(_ text: String) -> Bool {
        let parts = text.split(
            maxSplits: 1, omittingEmptySubsequences: false, whereSeparator: { "Tt ".contains($0) })
        guard let day = parts.first, isDay(day) else { return false }
        return parts.count == 1 || (day.utf8.count == 10 && isTime(parts[1]))
    }

    private static func isDay(_ text: Substring) -> Bool {
        let fields = text.split(separator: "-", omittingEmptySubsequences: false)
        guard (1...3).contains(fields.count), let year = number(fields[0], 4, 1...9999) else {
            return false
        }
        guard fields.count > 1 else { return true }
        guard let month = number(fields[1], 2, 1...12) else { return false }
        let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
        let days = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1]
        return fields.count < 3 || number(fields[2], 2, 1...days) != nil
    }

    /// `09:30:00Z`, `09:30:00.5+01:00`; a second may be the leap second.
    private static func isTime(_ text: Substring) -> Bool {
        var clock = text
        if let last = clock.last, "Zz".contains(last) {
            clock.removeLast()
        } else {
            let zone = clock.suffix(6)
            guard zone.count == 6, let sign = zone.first, "+-".contains(sign),
                isClock(zone.dropFirst(), fields: 2)
            else { return false }
            clock.removeLast(6)
        }
        let parts = clock.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
        guard let whole = parts.first, isClock(whole, fields: 3) else { return false }
        return parts.count == 1
            || (!parts[1].isEmpty && parts[1].utf8.allSatisfy { (0x30...0x39).contains($0) })
    }

    private static func isClock(_ text: Substring, fields: Int) -> Bool {
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        return parts.count == fields
            && zip(parts, [0...23, 0...59, 0...60]).allSatisfy { number($0, 2, $1) != nil }
    }

    private static func number(
        _ text: Substring, _ digits: Int, _ range: ClosedRange<Int>
    ) -> Int? {
        guard text.utf8.count == digits, text.utf8.allSatisfy({ (0x30...0x39).contains($0) }),
            let value = Int(text), range.contains(value)
        else { return nil }
        return value
    }
}
