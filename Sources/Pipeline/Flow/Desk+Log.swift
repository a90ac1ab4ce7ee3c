import Logging
import News
import Store

extension Desk.Counts {
    mutating func add(_ outcome: Outcome) {
        guard case .committed(let new, let again, let quarantined) = outcome else { return }
        articles += new
        repeated += again
        self.quarantined += quarantined ? 1 : 0
    }
}

extension Desk {
    /// One line a file, once it is committed.
    func log(_ finished: Finished, _ outcome: Outcome) {
        let entry = finished.entry
        switch (entry.verdict, outcome) {
        case (_, .alreadyCommitted):
            logger.info("file was committed before", metadata: ["file": "\(entry.file)"])
        case (.quarantined(let record), _), (.articles(_, failed: let record?), _):
            logger.note(
                .fileQuarantined,
                [
                    "file": "\(entry.file)", "reason": "\(record.reason.rawValue)",
                    "why": "\(record.message)",
                ], level: .warning)
        case (.articles(let articles, failed: nil), .committed(let new, _, _)):
            logger.note(
                new > 0 ? .articleStored : .articleRepeated,
                [
                    "file": "\(entry.file)", "article": "\(articles.first?.id ?? "-")",
                    "ms": "\(Int(finished.took / .milliseconds(1)))",
                ])
        }
    }
}
