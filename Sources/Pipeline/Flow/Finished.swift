import Inbox
import News
import Store

/// What became of a file, ready for the desk.
struct Finished: Sendable {
    let job: Job
    let entry: Entry
    /// The time it was read for, for the log.
    let took: Duration

    /// Why the file, or a part of it, could not be read.
    private var refusal: QuarantineRecord? {
        switch entry.verdict {
        case .articles(_, let failed): failed
        case .quarantined(let record): record
        }
    }

    /// Where the file goes once this is committed.
    func disposition(after outcome: Outcome) -> Disposition {
        // The article is in the store, whatever this try came to: only the move was missed.
        if case .alreadyCommitted(quarantined: false) = outcome { return .done }
        guard let refusal else { return .done }
        // A file nobody may open stays in the inbox, where its owner can mend it.
        if refusal.reason == .unreadable, !job.arrival.isClaimed { return .leave }
        // The record was written as JSON before, by the commit.
        return .quarantine(sidecar: (try? RecordJSON.bytes(refusal)) ?? [])
    }
}
