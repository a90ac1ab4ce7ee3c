import Yams

/// The YAML file, checked key by key before anything reads a value from it.
///
/// swift-configuration ignores keys nobody asks for; a daemon that silently ignores a misspelt
/// limit is worse than one that refuses to start, so this walks the tree itself.
struct ConfigurationFile {
    let path: String
    /// Key to (text, line), lists joined by commas.
    private(set) var values: [String: (text: String, line: Int)] = [:]

    /// - Throws: `ConfigurationError` naming line and key.
    init(path: String, text: String) throws(ConfigurationError) {
        self.path = path
        let root: Node?
        do {
            root = try Yams.compose(yaml: text)
        } catch {
            let complaint = YAMLComplaint(error, text: text)
            let place = complaint.line.map { "\(path):\($0)" } ?? path
            throw ConfigurationError(place: place, problem: complaint.problem)
        }
        // A file of comments alone sets nothing, and that is fine.
        guard let root, root.null == nil else { return }
        guard let mapping = root.mapping else {
            throw ConfigurationError(
                place: "\(path):1", problem: "not a mapping; write lines such as `spool:`")
        }
        try walk(mapping, under: "")
    }

    private mutating func walk(
        _ mapping: Node.Mapping, under prefix: String
    ) throws(ConfigurationError) {
        for (keyNode, value) in mapping {
            let line = keyNode.mark?.line ?? value.mark?.line ?? 0
            let key = prefix + (keyNode.string ?? "?")
            if let setting = Setting.named(key) {
                if values[key] != nil {
                    throw ConfigurationError(
                        place: "\(path):\(line)", problem: "\(key) stands twice; keep one")
                }
                values[key] = (try text(of: value, setting: setting, line: line), line)
            } else if Setting.all.contains(where: { $0.key.hasPrefix(key + ".") }) {
                if value.null != nil { continue }
                guard let section = value.mapping else {
                    throw ConfigurationError(
                        place: "\(path):\(line)", problem: "\(key) is a section; indent its keys")
                }
                try walk(section, under: key + ".")
            } else {
                let hint = Self.meant(key, prefix).map { "; did you mean \($0)?" } ?? ""
                throw ConfigurationError(
                    place: "\(path):\(line)", problem: "unknown key \(key)\(hint)")
            }
        }
    }

    private func text(
        of node: Node, setting: Setting, line: Int
    ) throws(ConfigurationError) -> String {
        if node.null != nil { return setting.standard }
        if setting.kind == .list, let sequence = node.sequence {
            let parts = sequence.compactMap { $0.scalar?.string }
            if parts.count == sequence.count { return parts.joined(separator: ",") }
        }
        guard let scalar = node.scalar else {
            throw ConfigurationError(
                place: "\(path):\(line)",
                problem: "\(setting.key) takes \(setting.kind.example), not a nested value")
        }
        return scalar.string
    }

    /// At the top a section or a lone key is meant, or a key that lost its section.
    private static func meant(_ key: String, _ prefix: String) -> String? {
        let keys = Setting.all.map(\.key)
        guard prefix.isEmpty else { return Nearest.name(to: key, among: keys) }
        let tops = keys.compactMap { $0.split(separator: ".").first.map(String.init) }
        return keys.first { $0.hasSuffix("." + key) } ?? Nearest.name(to: key, among: tops)
            ?? Nearest.name(to: key, among: keys)
    }
}
