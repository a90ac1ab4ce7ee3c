import Glibc
import Inbox
import Publishing
import Store

/// What stands in the way of a start, found without changing anything.
///
/// `datelined --check-config` prints it, `ExecStartPre` and every reload ask it.
public enum ConfigurationCheck {
    /// Problems in the order of the settings; empty when a start can be tried.
    public static func problems(_ configuration: Configuration) -> [ConfigurationError] {
        folders(configuration) + fileSystem(configuration) + nesting(configuration)
            + sockets(configuration) + files(configuration) + model(configuration)
    }

    /// What does not stand in the way of a start, and is better known before.
    public static func warnings(_ configuration: Configuration) -> [ConfigurationError] {
        let existing = nearest(configuration.state)
        return configuration.store.spaceProblem(at: existing).map {
            [ConfigurationError(place: "state.low_space", problem: $0)]
        } ?? []
    }

    private static func fileSystem(_ configuration: Configuration) -> [ConfigurationError] {
        let existing = nearest(configuration.state)
        return configuration.store.fileSystemProblem(at: existing).map {
            [ConfigurationError(place: "state.path", problem: $0)]
        } ?? []
    }

    /// Each folder must be there and writable, or be makeable where it will stand.
    private static func folders(_ configuration: Configuration) -> [ConfigurationError] {
        [
            ("spool.path", configuration.spool), ("state.path", configuration.state),
            ("runtime.path", configuration.runtime),
        ].compactMap { key, path in
            if isFolder(path) {
                guard unsafe access(path, R_OK | W_OK | X_OK) != 0 else { return nil }
                return ConfigurationError(
                    place: key, problem: "\(path) cannot be written to: \(reason(errno))")
            }
            if unsafe access(path, F_OK) == 0 {
                return ConfigurationError(place: key, problem: "\(path) is not a folder")
            }
            let parent = firstExisting(above: path)
            guard unsafe access(parent, W_OK | X_OK) != 0 else { return nil }
            return ConfigurationError(
                place: key,
                problem: "\(path) is missing and cannot be made in \(parent): \(reason(errno))")
        }
    }

    /// The daemon must never read what it wrote.
    private static func nesting(_ configuration: Configuration) -> [ConfigurationError] {
        let others = [
            (role: "state", path: configuration.state),
            (role: "runtime", path: configuration.runtime),
        ]
        return FolderLayout.conflict(in: configuration.inbox, others: others).map {
            [ConfigurationError(place: "spool.path", problem: $0)]
        } ?? []
    }

    private static func sockets(_ configuration: Configuration) -> [ConfigurationError] {
        configuration.publishing.problems.map { ConfigurationError(place: "sockets", problem: $0) }
            + configuration.publishing.fileProblems.map {
                ConfigurationError(place: $0.key, problem: $0.problem)
            }
    }

    private static func files(_ configuration: Configuration) -> [ConfigurationError] {
        [
            ("curve.secret", configuration.curveClients == nil ? configuration.curveSecret : nil),
            ("intake.outlets", configuration.outlets),
            ("intake.phrases", configuration.phrases),
        ].compactMap { key, path in
            guard let path, unsafe access(path, R_OK) != 0 else { return nil }
            return ConfigurationError(
                place: key, problem: "\(path) cannot be read: \(reason(errno))")
        }
    }

    private static func model(_ configuration: Configuration) -> [ConfigurationError] {
        do throws(ConfigurationError) {
            _ = try configuration.languageModel()
            return []
        } catch {
            return [error]
        }
    }

    private static func isFolder(_ path: String) -> Bool {
        var info = stat()
        return unsafe stat(path, &info) == 0 && info.st_mode & S_IFMT == S_IFDIR
    }

    private static func nearest(_ path: String) -> String {
        isFolder(path) ? path : firstExisting(above: path)
    }

    private static func firstExisting(above path: String) -> String {
        var parts = clean(path).split(separator: "/", omittingEmptySubsequences: false)
        while parts.count > 1 {
            parts.removeLast()
            let parent = parts.count == 1 ? "/" : parts.joined(separator: "/")
            if unsafe access(parent, F_OK) == 0 { return parent }
        }
        return path.hasPrefix("/") ? "/" : "."
    }

    private static func clean(_ path: String) -> String {
        path.count > 1 && path.hasSuffix("/") ? String(path.dropLast()) : path
    }

    private static func reason(_ code: Int32) -> String { unsafe String(cString: strerror(code)) }
}
