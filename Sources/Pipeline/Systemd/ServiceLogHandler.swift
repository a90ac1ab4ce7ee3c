public import Logging

/// swift-log's back end for the daemon: facts in metadata become journal fields.
///
/// A fact `article` is the field `DATELINE_ARTICLE`, and stands as `article=…` at the end of the
/// message too, so that plain `journalctl` shows it.
public struct ServiceLogHandler: LogHandler {
    /// The output's, which a reload may change for all loggers, unless this one was given its own.
    public var logLevel: Logger.Level {
        get { ownLevel ?? output.level }
        set { ownLevel = newValue }
    }
    public var metadata: Logger.Metadata = [:]
    public var metadataProvider: Logger.MetadataProvider?

    private let label: String
    private let output: LogOutput
    private var ownLevel: Logger.Level?

    /// - Parameter label: the room that speaks.
    public init(label: String, output: LogOutput) {
        self.label = label
        self.output = output
    }

    public subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { metadata[key] }
        set { metadata[key] = newValue }
    }

    public func log(event: LogEvent) {
        var facts = metadata
        if let provided = metadataProvider?.get() { facts.merge(provided) { $1 } }
        if let given = event.metadata { facts.merge(given) { $1 } }
        if let error = event.error { facts["error"] = "\(error)" }
        output.write(
            LogRecord(
                level: event.level, label: label, message: event.message.description,
                metadata: facts, file: event.file, line: event.line))
    }
}

extension Logger {
    /// Logs a message of a kind that operators search for.
    public func note(
        _ kind: MessageKind, _ facts: Logger.Metadata = [:], level: Logger.Level = .info,
        file: String = #fileID, function: String = #function, line: UInt = #line
    ) {
        log(
            level: level, "\(kind.rawValue)", metadata: facts, file: file, function: function,
            line: line)
    }
}
