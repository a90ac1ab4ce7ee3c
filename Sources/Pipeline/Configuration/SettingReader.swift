import Foundation

/// Turns the texts of settings into values, each error naming the place the text came from.
struct SettingReader {
    let sources: ConfigurationSources

    /// `nil` for an empty value.
    func text(_ key: String) -> String? {
        let text = effective(key).text
        return text.isEmpty ? nil : text
    }

    func path(_ key: String) throws(ConfigurationError) -> String? {
        guard let text = text(key) else { return nil }
        if text.hasPrefix("/") { return text }
        // A file is read from any folder; a flag or a variable is meant where it was typed.
        let source = effective(key).source
        guard source.hasPrefix("--") || source.hasPrefix("DATELINE_") else {
            throw wrong(key, "is not an absolute path; begin it with /")
        }
        let here = FileManager.default.currentDirectoryPath
        let relative = text.hasPrefix("./") ? String(text.dropFirst(2)) : text
        return here == "/" ? here + relative : "\(here)/\(relative)"
    }

    func list(_ key: String) throws(ConfigurationError) -> [String] {
        effective(key).text.split(separator: ",").map { part in
            String(part.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
        }
    }

    func flag(_ key: String) throws(ConfigurationError) -> Bool {
        guard let value = SettingValue.flag(effective(key).text) else { throw notA(key) }
        return value
    }

    func count(_ key: String, _ range: ClosedRange<Int>) throws(ConfigurationError) -> Int {
        guard let value = Int(effective(key).text) else { throw notA(key) }
        guard range.contains(value) else {
            throw wrong(
                key, "is \(value); from \(range.lowerBound) to \(range.upperBound) is meant")
        }
        return value
    }

    func duration(
        _ key: String, atLeast least: Duration = .zero
    ) throws(ConfigurationError) -> Duration {
        guard let value = SettingValue.duration(effective(key).text) else { throw notA(key) }
        guard value >= least else { throw wrong(key, "is less than \(least)") }
        return value
    }

    func size(_ key: String, atLeast least: Int) throws(ConfigurationError) -> Int {
        guard let value = SettingValue.size(effective(key).text) else { throw notA(key) }
        guard value >= least else { throw wrong(key, "is less than \(least) bytes") }
        return value
    }

    func choice<Choice: RawRepresentable<String> & CaseIterable>(
        _ key: String
    ) throws(ConfigurationError) -> Choice {
        let text = effective(key).text
        guard let value = Choice(rawValue: text) else {
            let choices = Choice.allCases.map(\.rawValue).joined(separator: ", ")
            throw wrong(key, "is `\(text)`; one of \(choices) is meant")
        }
        return value
    }

    private func effective(_ key: String) -> EffectiveValue {
        guard let setting = Setting.named(key) else {
            preconditionFailure("\(key) is not in the catalogue of settings")
        }
        return sources.value(of: setting)
    }

    private func notA(_ key: String) -> ConfigurationError {
        let value = effective(key)
        return wrong(key, "is `\(value.text)`; it takes \(value.setting.kind.example)")
    }

    private func wrong(_ key: String, _ problem: String) -> ConfigurationError {
        let source = effective(key).source
        return ConfigurationError(
            place: source == "default" ? key : source, problem: "\(key) \(problem)")
    }
}
