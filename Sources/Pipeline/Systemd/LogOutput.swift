import Glibc
public import Logging
import Synchronization

/// Where log messages go, and in which form. It never waits: what finds no room is dropped, counted,
/// and told once there is room again.
public final class LogOutput: Sendable {
    /// What the flag or configuration asks for. `auto` is the journal when standard error is one of
    /// its streams, `<N>` lines under systemd otherwise, plain lines elsewhere; `journal` is the
    /// journal whatever standard error is.
    public typealias Format = Configuration.LogFormat

    enum Destination {
        case journal(DatagramSocket)
        case lines(LineWriter, LogLine.Style)
        /// Standard error is closed.
        case nowhere
    }

    /// Messages that found no room since the start.
    public var dropped: UInt64 { counts.withLock { $0.dropped } }

    /// Statements below it are not written.
    public var level: Logger.Level {
        get { threshold.withLock { $0 } }
        set { threshold.withLock { $0 = newValue } }
    }

    private let threshold = Mutex(Logger.Level.info)
    private let destination: Destination
    private let identifier: String
    private let counts = Mutex((dropped: UInt64(0), untold: UInt64(0)))

    /// - Parameters:
    ///   - identifier: the program's name in the journal.
    ///   - environment: `JOURNAL_STREAM` and `SYSTEMD_EXEC_PID` are read.
    public convenience init(
        _ format: Format = .auto, identifier: String = "datelined",
        environment: [String: String]
    ) {
        self.init(
            format, identifier: identifier, environment: environment, descriptor: STDERR_FILENO,
            journal: "/run/systemd/journal/socket")
    }

    init(
        _ format: Format, identifier: String, environment: [String: String], descriptor: Int32,
        journal: String
    ) {
        self.identifier = identifier
        destination = Self.choose(format, environment, descriptor, journal)
    }

    /// What `auto` came to: `journal`, `prefixed`, `plain`, `json` or `nowhere`.
    public var form: String {
        switch destination {
        case .journal: "journal"
        case .lines(_, .prefixed): "prefixed"
        case .lines(_, .plain): "plain"
        case .lines(_, .json): "json"
        case .nowhere: "nowhere"
        }
    }

    func write(_ record: LogRecord) {
        guard send(record) else {
            counts.withLock {
                $0.dropped += 1
                $0.untold += 1
            }
            return
        }
        let untold = counts.withLock { counts in
            defer { counts.untold = 0 }
            return counts.untold
        }
        if untold > 0 { tell(untold) }
    }

    private func tell(_ count: UInt64) {
        let kind = MessageKind.messagesDropped
        let note = LogRecord(
            level: .warning, label: "Pipeline", message: kind.rawValue,
            metadata: ["count": "\(count)"], file: #fileID, line: #line)
        if !send(note) { counts.withLock { $0.untold += count } }
    }

    private func send(_ record: LogRecord) -> Bool {
        switch destination {
        case .journal(let socket):
            let entry = JournalEntry(record, identifier: identifier)
            switch socket.send(entry.bytes) {
            case .sent: return true
            case .tooLarge:
                let short = record.shortened(to: 256, fields: 16)
                return socket.send(JournalEntry(short, identifier: identifier).bytes) == .sent
            case .full, .failed: return false
            }
        case .lines(let writer, let style):
            var line = LogLine.bytes(record, style)
            if line.count > LineWriter.lineLimit {
                // Each byte may double when quoted: 10 texts of 150 stay below the limit.
                line = LogLine.bytes(record.shortened(to: 150, fields: 8), style)
            }
            return writer.write(line)
        case .nowhere: return false
        }
    }

    private static func choose(
        _ format: Format, _ environment: [String: String], _ descriptor: Int32, _ journal: String
    ) -> Destination {
        let socket = unsafe access(journal, F_OK) == 0 ? DatagramSocket(to: journal) : nil
        if format == .journal, let socket { return .journal(socket) }
        guard let writer = LineWriter(descriptor) else { return .nowhere }
        switch format {
        case .plain: return .lines(writer, .plain)
        case .json: return .lines(writer, .json)
        case .auto, .journal: break
        }
        var facts = stat()
        unsafe fstat(descriptor, &facts)
        if environment["JOURNAL_STREAM"] == "\(facts.st_dev):\(facts.st_ino)" {
            return socket.map { .journal($0) } ?? .lines(writer, .prefixed)
        }
        // Unlike INVOCATION_ID this is not inherited by what a service starts.
        let underSystemd = environment["SYSTEMD_EXEC_PID"] == String(getpid())
        return .lines(writer, underSystemd && isatty(descriptor) == 0 ? .prefixed : .plain)
    }
}
