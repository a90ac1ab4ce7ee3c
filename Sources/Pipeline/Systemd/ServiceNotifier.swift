import Glibc
import Synchronization

/// Tells the service manager how the daemon is, in the protocol of sd_notify(3), without libsystemd.
///
/// Without `NOTIFY_SOCKET` in the environment every call does nothing, so the daemon runs anywhere.
public final class ServiceNotifier: Sendable {
    /// How long the manager waits between two `watchdog()` calls before it kills the daemon; nil
    /// when it does not watch this process.
    public let watchdogPeriod: Duration?

    /// Whether anyone listens.
    public var isActive: Bool { socket != nil }

    private struct Status {
        var shown: String?
        var waiting: String?
        /// Microseconds on the clock; nil before the first.
        var sentAt: UInt64?
    }

    private let socket: DatagramSocket?
    private let microseconds: @Sendable () -> UInt64
    private let status = Mutex(Status())

    /// - Parameter environment: `NOTIFY_SOCKET`, `WATCHDOG_USEC` and `WATCHDOG_PID` are read.
    public convenience init(environment: [String: String]) {
        self.init(
            environment: environment, process: getpid(),
            microseconds: ServiceNotifier.monotonicMicroseconds)
    }

    init(
        environment: [String: String], process: Int32,
        microseconds: @escaping @Sendable () -> UInt64
    ) {
        socket = environment["NOTIFY_SOCKET"].flatMap { DatagramSocket(to: $0) }
        self.microseconds = microseconds
        let meant = environment["WATCHDOG_PID"].map { $0 == String(process) } ?? true
        let period = environment["WATCHDOG_USEC"].flatMap { Int64($0) } ?? 0
        watchdogPeriod = socket != nil && meant && period > 0 ? .microseconds(period) : nil
    }

    /// Start-up or a reload is over. Waits up to two seconds for the manager to take it.
    public func ready(status line: String) {
        let text = Self.statusText(line)
        let now = microseconds()
        status.withLock { $0 = Status(shown: text, waiting: nil, sentAt: now) }
        send("READY=1\nSTATUS=\(text)", waiting: true)
    }

    /// What `systemctl status` shows. Sent at most once a second; between, the newest waits for
    /// the next call of `status` or `watchdog`.
    public func status(_ line: String) {
        let text = Self.statusText(line)
        status.withLock { $0.waiting = text == $0.shown ? nil : text }
        flushStatus()
    }

    /// A reload has begun; `ready` ends it.
    public func reloading() {
        send("RELOADING=1\nMONOTONIC_USEC=\(Self.monotonicMicroseconds())", waiting: true)
    }

    public func stopping() {
        send("STOPPING=1\nSTATUS=stopping", waiting: true)
    }

    /// The daemon lives. Also sends a status that waited.
    public func watchdog() {
        send("WATCHDOG=1", waiting: false)
        flushStatus()
    }

    /// Start-up, reload or stop needs until `duration` from now; to be repeated before that.
    public func extendTimeout(by duration: Duration) {
        let whole = duration.components
        let micro = whole.seconds * 1_000_000 + whole.attoseconds / 1_000_000_000_000
        send("EXTEND_TIMEOUT_USEC=\(max(micro, 1))", waiting: true)
    }

    private func flushStatus() {
        let now = microseconds()
        let due: String? = status.withLock { status in
            guard let waiting = status.waiting else { return nil }
            if let last = status.sentAt, now < last + 1_000_000 { return nil }
            status = Status(shown: waiting, waiting: nil, sentAt: now)
            return waiting
        }
        if let due { send("STATUS=\(due)", waiting: false) }
    }

    private func send(_ text: String, waiting: Bool) {
        _ = socket?.send(Array(text.utf8), waiting: waiting)
    }

    /// One line without control characters: a line break in it would be another assignment.
    private static func statusText(_ line: String) -> String {
        LogText.escaped(line, limit: 256)
    }

    private static let monotonicMicroseconds: @Sendable () -> UInt64 = {
        var now = timespec()
        unsafe clock_gettime(CLOCK_MONOTONIC, &now)
        return UInt64(now.tv_sec) * 1_000_000 + UInt64(now.tv_nsec) / 1000
    }
}
