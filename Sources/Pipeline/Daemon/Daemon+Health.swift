import Foundation
import Inbox
import Publishing
import Store
import Synchronization

extension Daemon {
    /// How it is now. Asks counters and one read of the log; nothing waits.
    func health() -> Health {
        let files = inbox.status
        let speaking = publisher.status
        let disk = store.diskState()
        let counts = desk.counts
        rate.withLock { $0.record(total: counts.articles, at: .now) }
        var totals = counters.all
        totals["articles_total"] = counts.articles
        totals["repeated_total"] = counts.repeated
        totals["quarantined_total"] = counts.quarantined
        totals["published_total"] = Int(speaking.published)
        totals["requests_total"] = Int(speaking.requests)
        totals["replays_total"] = Int(speaking.replays)
        totals["failed_handshakes_total"] = Int(speaking.failedHandshakes)
        totals["files_ignored"] = files.ignored
        totals["files_unreadable"] = files.unreadable
        totals["inotify_overflows_total"] = files.overflows
        let head = speaking.logHead
        return Health(
            problems: problems(), started: Timestamp.text(started), stream: store.stream,
            epoch: store.epoch, head: head, oldest: speaking.oldest, pending: files.pending,
            oldestPendingSeconds: files.oldestPendingAge / .seconds(1),
            inFlight: files.inFlight,
            articlesPerSecond: rate.withLock { $0.perSecond }, subscribers: speaking.peers,
            publishLag: head - min(head, speaking.head), diskFreeBytes: disk.freeBytes,
            residentBytes: ResidentMemory.bytes, lastError: desk.lastError, counters: totals)
    }

    /// What a person should look at, in a few words each.
    private func problems() -> [String] {
        let files = inbox.status
        var problems: [String] = []
        if files.missing { problems.append("inbox missing") }
        if files.claimsFailing { problems.append("files cannot be claimed") }
        if store.diskState().isLow || desk.waiting == .forSpace { problems.append("disk low") }
        if publisher.status.unboundSockets > 0 { problems.append("socket not bound") }
        if desk.waiting == .forLock { problems.append("store locked by another program") }
        if counters.all["config_last_reload_successful"] == 0 {
            problems.append("configuration refused")
        }
        return problems
    }

    /// What the watchdog looks at: each loop's steps, and whether it has nothing to do.
    func beats() -> [Watchdog.Beat] {
        let files = inbox.status
        return [
            Watchdog.Beat(loop: "scanner", progress: files.progress, isIdle: files.idle),
            Watchdog.Beat(
                loop: "analysts", progress: UInt64(analysts.steps), isIdle: analysts.isIdle),
            Watchdog.Beat(
                loop: "desk", progress: UInt64(desk.steps), isIdle: desk.isOnErrand),
            Watchdog.Beat(
                loop: "publisher", progress: publisher.status.progress, isIdle: false),
        ]
    }
}
