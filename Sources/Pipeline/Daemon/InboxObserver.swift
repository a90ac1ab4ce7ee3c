import Inbox
import Logging

/// What the Inbox tells, as log lines and counters.
struct InboxObserver: Sendable {
    let logger: Logger
    let counters: Counters

    func observe(_ signal: InboxSignal) {
        switch signal {
        case .overflow(let total):
            counters.set("inotify_overflows_total", total)
            logger.note(.inboxOverflow, ["total": "\(total)"], level: .warning)
        case .rescan(let cause, let files):
            counters.add("rescans_\(cause.rawValue)_total")
            logger.debug("inbox scanned", metadata: ["cause": "\(cause)", "files": "\(files)"])
        case .missing(let why):
            counters.add("inbox_missing_total")
            logger.note(.inboxMissing, ["why": "\(why)"], level: .error)
        case .found:
            logger.note(.inboxFound)
        case .pollingMode(let reason):
            counters.set("inbox_polled", 1)
            logger.note(.inboxPolled, ["why": "\(reason)"], level: .warning)
        case .watching:
            counters.set("inbox_polled", 0)
        case .ignored(let name, let count):
            counters.set("files_ignored", count)
            logger.info(
                "files ignored by name", metadata: ["file": "\(name)", "count": "\(count)"])
        case .directoryIgnored(let name):
            counters.add("directories_ignored_total")
            logger.warning(
                "folder in the inbox ignored; set spool.recursive to read it",
                metadata: ["file": "\(name)"])
        case .claimsFailing(let why):
            counters.add("claims_failing_total")
            logger.error("files cannot be claimed", metadata: ["why": "\(why)"])
        case .claimsResumed:
            logger.info("files can be claimed again")
        case .moveFailed(let name, let why):
            counters.add("moves_failed_total")
            logger.error(
                "file cannot be moved", metadata: ["file": "\(name)", "why": "\(why)"])
        case .strayFile(let name):
            logger.warning("a file in work is not ours", metadata: ["file": "\(name)"])
        case .quarantineDropped(let count):
            counters.add("quarantine_dropped_total", count)
            logger.warning("oldest quarantined files dropped", metadata: ["count": "\(count)"])
        }
    }
}
