extension Configuration {
    /// This one with what a reload may change taken from another.
    func taking(reloadableFrom new: Configuration) -> Configuration {
        var merged = self
        merged.done = new.done
        merged.recursive = new.recursive
        merged.doneMarker = new.doneMarker
        merged.settle = new.settle
        merged.emptyGrace = new.emptyGrace
        merged.unreadableGrace = new.unreadableGrace
        merged.rescan = new.rescan
        merged.polling = new.polling
        merged.ignored = new.ignored
        merged.sizeLimit = new.sizeLimit
        merged.quarantineFiles = new.quarantineFiles
        merged.quarantineSize = new.quarantineSize
        merged.maxPeers = new.maxPeers
        merged.requestsPerSecond = new.requestsPerSecond
        merged.curveClients = new.curveClients
        merged.analysisDeadline = new.analysisDeadline
        merged.model = new.model
        merged.logLevel = new.logLevel
        return merged
    }

    /// Keys that differ and that only a restart applies.
    func keysForRestart(_ new: Configuration) -> [String] {
        Self.fixed.filter { !$0.isSame(self, new) }.map(\.key)
    }

    typealias Fixed = (key: String, isSame: @Sendable (Configuration, Configuration) -> Bool)

    /// The keys that a reload leaves alone.
    static let fixed: [Fixed] = [
        ("spool.path", { $0.spool == $1.spool }),
        ("spool.read_only", { $0.readOnly == $1.readOnly }),
        ("state.path", { $0.state == $1.state }),
        ("state.log_max_age", { $0.logMaxAge == $1.logMaxAge }),
        ("state.log_max_size", { $0.logMaxSize == $1.logMaxSize }),
        ("state.article_max_age", { $0.articleMaxAge == $1.articleMaxAge }),
        ("state.low_space", { $0.lowSpace == $1.lowSpace }),
        ("state.reserve", { $0.reserve == $1.reserve }),
        ("state.allow_unsafe_fs", { $0.allowUnsafeFileSystem == $1.allowUnsafeFileSystem }),
        ("runtime.path", { $0.runtime == $1.runtime }),
        ("runtime.group", { $0.runtimeGroup == $1.runtimeGroup }),
        ("events.endpoints", { $0.eventEndpoints == $1.eventEndpoints }),
        ("events.high_water", { $0.eventHighWater == $1.eventHighWater }),
        ("query.endpoints", { $0.queryEndpoints == $1.queryEndpoints }),
        ("curve.secret", { $0.curveSecret == $1.curveSecret }),
        ("i_know_this_is_plaintext", { $0.plaintextIsMeant == $1.plaintextIsMeant }),
        ("analysis.threads", { $0.analysisThreads == $1.analysisThreads }),
        ("intake.outlets", { $0.outlets == $1.outlets }),
        ("intake.phrases", { $0.phrases == $1.phrases }),
        ("log.format", { $0.logFormat == $1.logFormat }),
    ]
}
