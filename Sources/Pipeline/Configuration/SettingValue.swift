/// Reads the values of settings as a person writes them.
enum SettingValue {
    /// `250ms`, `2s`, `10m`, `12h`, `90d`; a bare number is seconds.
    static func duration(_ text: String) -> Duration? {
        guard let (number, unit) = split(text), number >= 0 else { return nil }
        let seconds: Double
        switch unit {
        case "ms": seconds = number / 1000
        case "", "s": seconds = number
        case "m", "min": seconds = number * 60
        case "h": seconds = number * 3600
        case "d": seconds = number * 86_400
        default: return nil
        }
        guard seconds < 1e11 else { return nil }
        return .seconds(seconds)
    }

    /// `512`, `64KiB`, `16MiB`, `10GiB`, in bytes; `K`, `M`, `G` mean the same.
    static func size(_ text: String) -> Int? {
        guard let (number, unit) = split(text), number >= 0 else { return nil }
        let scale: Double
        switch unit.lowercased() {
        case "", "b": scale = 1
        case "k", "kib": scale = 1024
        case "m", "mib": scale = 1_048_576
        case "g", "gib": scale = 1_073_741_824
        case "t", "tib": scale = 1_099_511_627_776
        default: return nil
        }
        let bytes = number * scale
        return bytes < 9e18 ? Int(bytes) : nil
    }

    static func flag(_ text: String) -> Bool? {
        switch text.lowercased() {
        case "true", "yes", "on", "1": true
        case "false", "no", "off", "0": false
        default: nil
        }
    }

    private static func split(_ text: String) -> (Double, String)? {
        let trimmed = text.filter { $0 != " " && $0 != "_" }
        let digits = trimmed.prefix { $0.isNumber || $0 == "." }
        guard let number = Double(digits) else { return nil }
        return (number, String(trimmed.dropFirst(digits.count)))
    }
}
