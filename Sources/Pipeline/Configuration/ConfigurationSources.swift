import Configuration
import Foundation
import Glibc

/// A setting's text with the place it came from.
public struct EffectiveValue: Sendable {
    public let setting: Setting
    public let text: String
    /// `--spool`, `DATELINE_SPOOL_PATH`, `/etc/dateline/dateline.yaml:12` or `default`.
    public let source: String
}

/// Flags over variables over the file over the defaults.
///
/// The layers are providers of swift-configuration, asked in order here so that each value can
/// name its source.
public struct ConfigurationSources: Sendable {
    private let flags: InMemoryProvider
    private let flagNames: [String: String]
    private let environment: KeyMappingProvider<EnvironmentVariablesProvider>
    private let file: InMemoryProvider
    private let lines: [String: String]
    /// Variables that are no key's own and stand below the file.
    private let lastVariables: [String: String]

    /// The file that is read when none is named; it may be missing.
    public static let installedFile = "/etc/dateline/dateline.yaml"

    /// - Parameters:
    ///   - path: the file to read; `nil` for the installed one, if it is there.
    ///   - flags: key to (flag as written, value).
    /// - Throws: `ConfigurationError` for a file that cannot be read or an unknown key, also an
    ///   unknown `DATELINE_` variable.
    public init(
        file path: String?, flags: [String: (flag: String, value: String)] = [:],
        environment: [String: String]? = nil
    ) throws(ConfigurationError) {
        let environment = environment ?? ProcessInfo.processInfo.environment
        var known: [AbsoluteConfigKey: ConfigValue] = [:]
        var lines: [String: String] = [:]
        if let file = try Self.read(path) {
            for (key, value) in file.values {
                known[AbsoluteConfigKey(ConfigKey(key))] = ConfigValue(
                    .string(value.text), isSecret: false)
                lines[key] = "\(file.path):\(value.line)"
            }
        }
        try Self.check(environment)
        self.file = InMemoryProvider(name: "file", values: known)
        self.lines = lines
        lastVariables = environment.filter { Self.lastVariableNames.contains($0.key) }
        self.flags = InMemoryProvider(
            name: "flags",
            values: Dictionary(
                uniqueKeysWithValues: flags.map {
                    (
                        AbsoluteConfigKey(ConfigKey($0.key)),
                        ConfigValue(.string($0.value.value), isSecret: false)
                    )
                }))
        flagNames = flags.mapValues(\.flag)
        self.environment = EnvironmentVariablesProvider(environmentVariables: environment)
            .prefixKeys(with: "dateline")
    }

    /// The value of a setting and where it was found.
    public func value(of setting: Setting) -> EffectiveValue {
        let key = AbsoluteConfigKey(ConfigKey(setting.key))
        func found(_ provider: some ConfigProvider) -> String? {
            guard let result = try? provider.value(forKey: key, type: .string),
                case .string(let text)? = result.value?.content
            else { return nil }
            return text
        }
        let (text, source) =
            found(flags).map { ($0, flagNames[setting.key] ?? "flag") }
            ?? found(environment).map { ($0, setting.variable) }
            ?? found(file).map { ($0, lines[setting.key] ?? "file") }
            ?? (setting.standard, "default")
        if text.isEmpty, let last = setting.lastVariable, let given = lastVariables[last],
            !given.isEmpty
        {
            return EffectiveValue(setting: setting, text: given, source: last)
        }
        return EffectiveValue(setting: setting, text: text, source: source)
    }

    private static func read(_ path: String?) throws(ConfigurationError) -> ConfigurationFile? {
        let name = path ?? installedFile
        let bytes: Data
        do {
            bytes = try Data(contentsOf: URL(fileURLWithPath: name))
        } catch {
            if path == nil && !FileManager.default.fileExists(atPath: name) { return nil }
            throw ConfigurationError(
                place: name, problem: "cannot be read: \(reason(name))")
        }
        guard let text = String(validating: bytes, as: UTF8.self) else {
            throw ConfigurationError(place: name, problem: "is not UTF-8 text")
        }
        return try ConfigurationFile(path: name, text: text)
    }

    /// The kernel's words for what Foundation wraps in its own.
    private static func reason(_ path: String) -> String {
        let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
        defer { if descriptor >= 0 { close(descriptor) } }
        var byte: UInt8 = 0
        if descriptor >= 0, unsafe Glibc.read(descriptor, &byte, 1) >= 0 { return "try again" }
        return unsafe String(cString: strerror(errno))
    }

    /// Variables that programs of this project read themselves and that are no settings.
    private static let otherVariables: Set<String> = ["DATELINE_CONFIG", "DATELINE_FAILPOINTS"]

    private static let lastVariableNames = Set(Setting.all.compactMap(\.lastVariable))

    private static func check(_ environment: [String: String]) throws(ConfigurationError) {
        let known = Setting.all.map(\.variable) + lastVariableNames.sorted()
        for name in environment.keys.sorted() where name.hasPrefix("DATELINE_") {
            if otherVariables.contains(name) || known.contains(name) { continue }
            if name.hasPrefix("DATELINE_TEST_") { continue }
            let near = Nearest.name(to: name, among: known).map { "; did you mean \($0)?" } ?? ""
            throw ConfigurationError(place: name, problem: "unknown variable\(near)")
        }
    }
}
