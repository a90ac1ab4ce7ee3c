/// A key of the configuration: its name, its kind of value, its default and what it is for.
///
/// The catalogue below is the one list of keys; the file check, the environment, the effective
/// values that `datelined --show-config` prints and `Config/dateline.yaml` are all held against it.
public struct Setting: Sendable {
    public enum Kind: String, Sendable {
        case text, path, list, count, flag, duration, size

        /// How to write such a value, for error messages.
        var example: String {
            switch self {
            case .text: "text"
            case .path: "a path"
            case .list: "a list"
            case .count: "a whole number"
            case .flag: "true or false"
            case .duration: "a duration such as 250ms, 2s, 10m, 12h, 90d"
            case .size: "a size such as 64KiB, 16MiB, 10GiB"
            }
        }
    }

    public let key: String
    public let kind: Kind
    /// As it would be written; a list's elements separated by commas; empty for none.
    public let standard: String
    public let purpose: String
    /// Whether a reload may change it; the others need a restart.
    public let reloadable: Bool
    /// A variable that is asked where flag, variable and file say nothing.
    public let lastVariable: String?

    init(
        _ key: String, _ kind: Kind, _ standard: String, _ purpose: String,
        reloadable: Bool = false, lastVariable: String? = nil
    ) {
        self.key = key
        self.kind = kind
        self.standard = standard
        self.purpose = purpose
        self.reloadable = reloadable
        self.lastVariable = lastVariable
    }

    /// The environment variable that sets it.
    public var variable: String {
        "DATELINE_"
            + key.uppercased().map { $0.isLetter || $0.isNumber ? String($0) : "_" }.joined()
    }

    public static func named(_ key: String) -> Setting? { all.first { $0.key == key } }

    public static let all: [Setting] = [
        Setting(
            "spool.path", .path, "/var/spool/dateline", "holds inbox, work, done and quarantine"),
        Setting(
            "spool.done", .text, "keep", "keep: read files go to done/DAY/; delete: they go away",
            reloadable: true),
        Setting(
            "spool.recursive", .flag, "false", "also take files from folders inside the inbox",
            reloadable: true),
        Setting(
            "spool.read_only", .flag, "false",
            "never move or delete: remember what was read instead"),
        Setting(
            "spool.done_marker", .flag, "false",
            "take NAME only once NAME.done stands beside it", reloadable: true),
        Setting(
            "spool.settle", .duration, "2s",
            "how long a file that may still be written to must stay unchanged", reloadable: true),
        Setting(
            "spool.empty_grace", .duration, "30s", "how long an empty file may stay empty",
            reloadable: true),
        Setting(
            "spool.unreadable_grace", .duration, "10m",
            "how long a file may refuse to be opened before that is recorded", reloadable: true),
        Setting(
            "spool.rescan", .duration, "60s", "how often the inbox is scanned without being woken",
            reloadable: true),
        Setting(
            "spool.polling", .duration, "5s",
            "the same where the file system cannot tell of changes", reloadable: true),
        Setting(
            "spool.ignored", .list, ".tmp,.part,.partial,.filepart,.crdownload,.swp,~",
            "endings of names that are left alone", reloadable: true),
        Setting(
            "spool.size_limit", .size, "16MiB", "larger files are quarantined", reloadable: true),
        Setting(
            "spool.quarantine_files", .count, "10000",
            "the oldest quarantined files make room beyond this many", reloadable: true),
        Setting(
            "spool.quarantine_size", .size, "1GiB", "the same, by size", reloadable: true),
        Setting("state.path", .path, "/var/lib/dateline", "the store"),
        Setting(
            "state.log_max_age", .duration, "90d", "notices older than this leave the log"),
        Setting(
            "state.log_max_size", .size, "20GiB", "the oldest notices leave a larger log"),
        Setting(
            "state.article_max_age", .duration, "3650d", "records older than this are dropped"),
        Setting(
            "state.low_space", .size, "2GiB",
            "with less free space, or less than 5 % of the disk, nothing is taken in"),
        Setting("state.reserve", .size, "64MiB", "space kept back for a full disk"),
        Setting(
            "state.allow_unsafe_fs", .flag, "false",
            "use a store on NFS, SMB, FUSE or an overlay all the same"),
        Setting("runtime.path", .path, "/run/dateline", "the sockets"),
        Setting(
            "runtime.group", .text, "", "the group that may connect to the ipc sockets"),
        Setting(
            "events.endpoints", .list, "",
            "where notices are published; by default ipc://RUNTIME/events.sock"),
        Setting(
            "events.high_water", .count, "10000",
            "notices a slow subscriber may lag behind before it loses some"),
        Setting(
            "events.max_peers", .count, "256", "subscribers at one time", reloadable: true),
        Setting(
            "query.endpoints", .list, "",
            "where questions are answered; by default ipc://RUNTIME/query.sock"),
        Setting(
            "query.requests_per_second", .count, "50", "questions one client may ask",
            reloadable: true),
        Setting(
            "curve.secret", .path, "",
            "the server's secret key; by default the credential curve.secret of the service"),
        Setting(
            "curve.clients", .path, "",
            "public keys that may connect, one a line; needed beyond loopback", reloadable: true),
        Setting(
            "i_know_this_is_plaintext", .flag, "false",
            "allow TCP beyond loopback without encryption"),
        Setting(
            "analysis.threads", .count, "0", "articles read at one time; 0: one a processor"),
        Setting(
            "analysis.deadline", .duration, "10s", "an article that takes longer is quarantined",
            reloadable: true),
        Setting(
            "intake.outlets", .path, "",
            "a file of lines DOMAIN = NAME, beside the outlets that are built in"),
        Setting(
            "intake.phrases", .path, "",
            "a file of lines that are never of an article, beside those that are built in"),
        Setting(
            "model.path", .path, "",
            "the model file; by default DATELINE_MODEL, or the installed one", reloadable: true,
            lastVariable: "DATELINE_MODEL"),
        Setting(
            "log.level", .text, "info", "error, warning, info or debug", reloadable: true),
        Setting(
            "log.format", .text, "auto", "auto, plain, json or journal"),
    ]
}
