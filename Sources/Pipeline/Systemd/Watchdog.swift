/// Decides whether the service manager may be told that the daemon lives.
///
/// It is asked every `interval`. Each named loop shows a count that grows with its work, or says
/// that it has nothing to do. Once a loop has done neither for `patience`, no ping goes out until
/// it moves again, and the manager kills the daemon a period after the last ping: at the earliest
/// `period`, at the latest `1.27 × period` after the loop stood still.
public struct Watchdog: Sendable {
    /// What a loop shows of itself.
    public struct Beat: Hashable, Sendable {
        public var loop: String
        /// Any number that differs from the last one when work was done.
        public var progress: UInt64
        /// Whether the loop waits for work, and not for anything else.
        public var isIdle: Bool

        public init(loop: String, progress: UInt64, isIdle: Bool) {
            self.loop = loop
            self.progress = progress
            self.isIdle = isIdle
        }
    }

    public enum Verdict: Hashable, Sendable {
        case ping
        /// The loops that stand still, in the order given.
        case withhold(stalled: [String])
    }

    /// How often to decide.
    public let interval: Duration
    /// How long a loop may stand still before pings stop.
    public let patience: Duration

    private struct Pulse {
        var progress: UInt64
        var aliveAt: ContinuousClock.Instant
    }

    private var pulses: [String: Pulse] = [:]

    /// - Parameter period: the manager's, `ServiceNotifier.watchdogPeriod`.
    public init(period: Duration) {
        interval = period / 15
        patience = period / 5
    }

    /// - Parameter beats: every loop that must live; one not named any more is forgotten.
    public mutating func decide(_ beats: [Beat], at now: ContinuousClock.Instant) -> Verdict {
        var next: [String: Pulse] = [:]
        var stalled: [String] = []
        for beat in beats {
            var pulse = pulses[beat.loop] ?? Pulse(progress: beat.progress, aliveAt: now)
            if beat.isIdle || beat.progress != pulse.progress {
                pulse = Pulse(progress: beat.progress, aliveAt: now)
            }
            if now - pulse.aliveAt > patience { stalled.append(beat.loop) }
            next[beat.loop] = pulse
        }
        pulses = next
        return stalled.isEmpty ? .ping : .withhold(stalled: stalled)
    }
}
