import Foundation
import Inbox
import Logging
import Store
import Synchronization

/// Looks after the running daemon once a second: overdue articles, the disk, the watchdog, the
/// status line.
///
/// A thread of its own, so that no loop it watches can stop it.
final class Steward: Sendable {
    private let daemon: Daemon
    private let notifier: ServiceNotifier
    private let finish: @Sendable (Daemon.Ending) -> Void
    private let isStopped = Atomic<Bool>(false)
    private let thread = Mutex<FlowThread?>(nil)

    init(
        daemon: Daemon, notifier: ServiceNotifier,
        finish: @escaping @Sendable (Daemon.Ending) -> Void
    ) {
        self.daemon = daemon
        self.notifier = notifier
        self.finish = finish
    }

    func start() {
        thread.withLock { thread in thread = FlowThread(name: "steward") { [self] in run() } }
    }

    func stop() {
        isStopped.store(true, ordering: .relaxed)
        thread.withLock { $0 }?.join(patience: .seconds(3))
    }

    private func run() {
        var watchdog = notifier.watchdogPeriod.map { Watchdog(period: $0) }
        var lastPing = ContinuousClock.now - .seconds(3600)
        var wasLow = false
        var told: [String] = []
        while !isStopped.load(ordering: .relaxed) {
            abandonOverdue()
            wasLow = guardDisk(wasLow: wasLow)
            let health = daemon.health()
            notifier.status(health.line)
            if let interval = watchdog?.interval, .now - lastPing >= interval {
                lastPing = .now
                var stalled: [String] = []
                if case .withhold(let loops)? = watchdog?.decide(daemon.beats(), at: .now) {
                    stalled = loops
                } else {
                    notifier.watchdog()
                }
                if !stalled.isEmpty && stalled != told {
                    daemon.counters.add("watchdog_stalls_total")
                    daemon.logger.note(
                        .loopStalled, ["loops": "\(stalled.joined(separator: ","))"],
                        level: .error)
                }
                told = stalled
            }
            FlowThread.sleep(.seconds(1))
        }
    }

    private func abandonOverdue() {
        let (files, tooMany) = daemon.analysts.abandonOverdue()
        for file in files {
            daemon.counters.add("analysis_abandoned_total")
            daemon.logger.error("article given up on", metadata: ["file": "\(file)"])
        }
        if tooMany {
            finish(
                .failed(
                    DaemonFailure(
                        description: "too many readers hang; starting afresh",
                        status: ExitStatus.software)))
        }
    }

    /// Stops intake while the disk is low; publishing and replay go on.
    private func guardDisk(wasLow: Bool) -> Bool {
        let disk = daemon.store.diskState()
        let isLow = disk.isLow || daemon.desk.waiting == .forSpace
        if isLow && !wasLow {
            daemon.inbox.pause()
            daemon.counters.add("disk_low_total")
            daemon.logger.note(
                .diskLow, ["free": "\(disk.freeBytes)"], level: .error)
        }
        if !isLow && wasLow {
            daemon.inbox.resume()
            daemon.logger.note(.diskRecovered, ["free": "\(disk.freeBytes)"])
        }
        return isLow
    }
}
