/// Everything the daemon can be told, with a default for every value.
///
/// Made once at the start and once at each reload, validated, and passed down as a value; nothing
/// else reads the file, the environment or the flags.
public struct Configuration: Sendable, Equatable {
    public enum Done: String, Sendable, CaseIterable { case keep, delete }
    public enum LogFormat: String, Sendable, CaseIterable { case auto, plain, json, journal }
    public enum LogLevel: String, Sendable, CaseIterable { case error, warning, info, debug }

    public var spool = "/var/spool/dateline"
    public var done = Done.keep
    public var recursive = false
    public var readOnly = false
    public var doneMarker = false
    public var settle = Duration.seconds(2)
    public var emptyGrace = Duration.seconds(30)
    public var unreadableGrace = Duration.seconds(600)
    public var rescan = Duration.seconds(60)
    public var polling = Duration.seconds(5)
    public var ignored: [String] = []
    public var sizeLimit = 16 << 20
    public var quarantineFiles = 10_000
    public var quarantineSize = 1 << 30

    public var state = "/var/lib/dateline"
    public var logMaxAge = Duration.seconds(90 * 86_400)
    public var logMaxSize = 20 << 30
    public var articleMaxAge = Duration.seconds(3650 * 86_400)
    public var lowSpace = 2 << 30
    public var reserve = 64 << 20
    public var allowUnsafeFileSystem = false

    public var runtime = "/run/dateline"
    public var runtimeGroup: String?
    /// As configured; empty means the socket in the runtime folder.
    public var eventEndpoints: [String] = []
    public var eventHighWater = 10_000
    public var maxPeers = 256
    public var queryEndpoints: [String] = []
    public var requestsPerSecond = 50
    public var curveSecret: String?
    public var curveClients: String?
    public var plaintextIsMeant = false

    public var analysisThreads = 0
    public var analysisDeadline = Duration.seconds(10)
    public var outlets: String?
    public var phrases: String?
    public var model: String?

    public var logLevel = LogLevel.info
    public var logFormat = LogFormat.auto

    public init() {}

    /// Where notices are published.
    public var events: [String] {
        eventEndpoints.isEmpty ? ["ipc://\(runtime)/events.sock"] : eventEndpoints
    }

    /// Where questions are answered.
    public var query: [String] {
        queryEndpoints.isEmpty ? ["ipc://\(runtime)/query.sock"] : queryEndpoints
    }

    /// Reads and checks every setting.
    /// - Throws: `ConfigurationError` naming the place of the first value that cannot be used.
    public init(_ sources: ConfigurationSources) throws(ConfigurationError) {
        let read = SettingReader(sources: sources)
        spool = try read.path("spool.path") ?? spool
        done = try read.choice("spool.done")
        recursive = try read.flag("spool.recursive")
        readOnly = try read.flag("spool.read_only")
        doneMarker = try read.flag("spool.done_marker")
        settle = try read.duration("spool.settle")
        emptyGrace = try read.duration("spool.empty_grace")
        unreadableGrace = try read.duration("spool.unreadable_grace")
        rescan = try read.duration("spool.rescan", atLeast: .seconds(1))
        polling = try read.duration("spool.polling", atLeast: .milliseconds(100))
        ignored = try read.list("spool.ignored")
        sizeLimit = try read.size("spool.size_limit", atLeast: 1024)
        quarantineFiles = try read.count("spool.quarantine_files", 1...10_000_000)
        quarantineSize = try read.size("spool.quarantine_size", atLeast: 1 << 20)
        state = try read.path("state.path") ?? state
        logMaxAge = try read.duration("state.log_max_age", atLeast: .seconds(60))
        logMaxSize = try read.size("state.log_max_size", atLeast: 1 << 20)
        articleMaxAge = try read.duration("state.article_max_age", atLeast: .seconds(60))
        lowSpace = try read.size("state.low_space", atLeast: 0)
        reserve = try read.size("state.reserve", atLeast: 0)
        allowUnsafeFileSystem = try read.flag("state.allow_unsafe_fs")
        runtime = try read.path("runtime.path") ?? runtime
        runtimeGroup = read.text("runtime.group")
        eventEndpoints = try read.list("events.endpoints")
        eventHighWater = try read.count("events.high_water", 1...10_000_000)
        maxPeers = try read.count("events.max_peers", 1...100_000)
        queryEndpoints = try read.list("query.endpoints")
        requestsPerSecond = try read.count("query.requests_per_second", 1...1_000_000)
        curveSecret = try read.path("curve.secret")
        curveClients = try read.path("curve.clients")
        plaintextIsMeant = try read.flag("i_know_this_is_plaintext")
        analysisThreads = try read.count("analysis.threads", 0...1024)
        analysisDeadline = try read.duration("analysis.deadline", atLeast: .milliseconds(100))
        outlets = try read.path("intake.outlets")
        phrases = try read.path("intake.phrases")
        model = try read.path("model.path")
        logLevel = try read.choice("log.level")
        logFormat = try read.choice("log.format")
    }
}
