import Glibc
import Logging

/// One log statement, escaped and in order, ready to be written in any form.
struct LogRecord {
    /// Seconds and nanoseconds since 1970.
    var time: timespec
    var level: Logger.Level
    /// The room that speaks.
    var label: String
    var message: String
    var kind: MessageKind?
    /// Sorted by name.
    var fields: [(name: String, value: String)]
    var file: String
    var line: UInt

    /// - Parameter limit: bytes a message or value may have; more is cut.
    init(
        level: Logger.Level, label: String, message: String, metadata: Logger.Metadata,
        file: String, line: UInt, limit: Int = 16_384
    ) {
        var now = timespec()
        unsafe clock_gettime(CLOCK_REALTIME, &now)
        time = now
        self.level = level
        self.label = LogText.escaped(label, limit: 256)
        self.message = LogText.escaped(message, limit: limit)
        kind = MessageKind.named(message)
        fields = metadata.sorted { $0.key < $1.key }.map {
            (LogText.escaped($0.key, limit: 64), LogText.escaped("\($0.value)", limit: limit))
        }
        self.file = file
        self.line = line
    }

    /// The number that syslog and the journal use: 2 critical … 7 debug.
    var priority: Int {
        switch level {
        case .critical: 2
        case .error: 3
        case .warning: 4
        case .notice: 5
        case .info: 6
        case .debug, .trace: 7
        }
    }

    /// The same with long texts cut, for receivers that refuse long datagrams or lines.
    func shortened(to limit: Int, fields count: Int) -> LogRecord {
        var short = self
        short.message = LogText.escaped(message, limit: limit)
        short.fields = fields.prefix(count).map {
            ($0.name, LogText.escaped($0.value, limit: limit))
        }
        return short
    }
}
