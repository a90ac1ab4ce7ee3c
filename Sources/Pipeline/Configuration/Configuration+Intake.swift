import Foundation
import Intake

extension Configuration {
    /// What Intake is told, with the operator's lists read from their files.
    /// - Throws: `ConfigurationError` for a list that cannot be read.
    func intake() throws(ConfigurationError) -> IntakeSettings {
        IntakeSettings(
            outlets: try Self.outlets(outlets), phrases: try Self.text("intake.phrases", phrases))
    }

    /// Lines `domain = Name`; `#` begins a comment.
    private static func outlets(_ path: String?) throws(ConfigurationError) -> [String: String] {
        var outlets: [String: String] = [:]
        let lines = try text("intake.outlets", path)
            .split(separator: "\n", omittingEmptySubsequences: false)
        for (number, line) in lines.enumerated() {
            let bare = line.prefix { $0 != "#" }.trimmingCharacters(in: .whitespaces)
            if bare.isEmpty { continue }
            let parts = bare.split(separator: "=", maxSplits: 1)
                .map { $0.trimmingCharacters(in: .whitespaces) }
            guard parts.count == 2, !parts[0].isEmpty, !parts[1].isEmpty else {
                throw ConfigurationError(
                    place: "\(path ?? ""):\(number + 1)", problem: "write `domain = Name`")
            }
            outlets[parts[0].lowercased()] = parts[1]
        }
        return outlets
    }

    private static func text(_ key: String, _ path: String?) throws(ConfigurationError) -> String {
        guard let path else { return "" }
        guard let data = FileManager.default.contents(atPath: path),
            let text = String(validating: data, as: UTF8.self)
        else {
            throw ConfigurationError(place: key, problem: "\(path) cannot be read as UTF-8")
        }
        return text
    }
}
