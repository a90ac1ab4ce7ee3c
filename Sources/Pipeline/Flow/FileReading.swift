import Inbox
import Intake
import News
import Store
import Text

/// A claimed file to the entry the store commits: what one analyst thread works with.
struct FileReading {
    let articles: ArticleReading
    /// Knows which contents were read before, and which one made the daemon crash.
    let store: StoreReader?

    func entry(for job: Job, hash: ContentHash?, deadline: Deadline) -> Entry {
        switch job.arrival.content {
        case .refused(let refusal, let message):
            return Self.quarantined(job, refusal.reason, message)
        case .bytes(let bytes):
            guard let hash else { return Self.quarantined(job, .unreadable, "no content") }
            if (try? store?.isPoisoned(hash: hash.bytes)) == true {
                return Self.quarantined(
                    job, .crashed, "the same content made the daemon crash before")
            }
            if let known = try? store?.knows(hash: hash.bytes), known {
                return Self.entry(for: job, .articles([.known(hash: hash.bytes)], failed: nil))
            }
            return read(bytes, for: job, deadline: deadline)
        }
    }

    private func read(_ bytes: [UInt8], for job: Job, deadline: Deadline) -> Entry {
        let file = job.file
        if Failpoints.hits("analysis.crash", file: file) { fatalError("failpoint") }
        while Failpoints.hits("analysis.hang", file: file) { continue }
        let outcomes: [ArticleReading.Outcome]
        do {
            outcomes = try articles.outcomes(
                bytes, file: file, folder: job.arrival.folder?.description, deadline: deadline)
        } catch {
            return Self.quarantined(job, .timeout, "took longer than it may")
        }
        return Self.entry(for: job, verdict(outcomes, for: job))
    }

    private func verdict(_ outcomes: [ArticleReading.Outcome], for job: Job) -> Verdict {
        var analysed: [AnalysedArticle] = []
        var failures: [(QuarantineReason, String, Int?)] = []
        for outcome in outcomes {
            switch outcome {
            case .report(let report, let hash, let line):
                do {
                    analysed.append(
                        try ReportNotices.article(
                            report, hash: hash, line: line, versions: articles.versions))
                } catch {
                    failures.append((.malformed, "the record cannot be written: \(error)", line))
                }
            case .refused(let reason, let message, let line):
                failures.append((reason, message, line))
            }
        }
        guard let (reason, message, line) = failures.first else {
            return .articles(analysed, failed: nil)
        }
        let record = Self.record(
            job, reason, line.map { "line \($0): \(message)" } ?? message,
            lines: failures.count > 1 || line != nil ? failures.compactMap(\.2) : nil)
        return analysed.isEmpty ? .quarantined(record) : .articles(analysed, failed: record)
    }

    // MARK: Entries without a reading

    static func gaveUp(_ job: Job, _ reason: QuarantineReason, _ message: String) -> Entry {
        quarantined(job, reason, message)
    }

    /// The entry of a file that has the same content as the one `first` is for.
    static func repeating(_ first: Entry, as twin: Job) -> Entry {
        switch first.verdict {
        case .articles(let articles, let failed):
            entry(for: twin, .articles(articles, failed: failed.map { again($0, as: twin) }))
        case .quarantined(let record):
            entry(for: twin, .quarantined(again(record, as: twin)))
        }
    }

    private static func again(_ record: QuarantineRecord, as twin: Job) -> QuarantineRecord {
        self.record(twin, record.reason, record.message, lines: record.lines)
    }

    private static func quarantined(
        _ job: Job, _ reason: QuarantineReason, _ message: String
    ) -> Entry {
        entry(for: job, .quarantined(record(job, reason, message)))
    }

    private static func record(
        _ job: Job, _ reason: QuarantineReason, _ message: String, lines: [Int]? = nil
    ) -> QuarantineRecord {
        QuarantineRecord(
            id: job.arrival.claim.id, file: job.file, reason: reason, message: message,
            attempts: job.arrival.attempts, sha256: job.hash()?.description,
            bytes: job.arrival.size, at: Timestamp.now(), lines: lines)
    }

    private static func entry(for job: Job, _ verdict: Verdict) -> Entry {
        Entry(
            claim: job.arrival.claim.id, file: job.file, fileBytes: job.arrival.name.bytes,
            size: job.arrival.size, verdict: verdict)
    }
}

extension Refusal {
    /// The Inbox knows nothing of the records; its reasons are a part of theirs.
    var reason: QuarantineReason {
        switch self {
        case .empty: .empty
        case .unstable: .unstable
        case .unreadable: .unreadable
        case .symlink: .symlink
        case .notRegular: .notRegular
        case .tooLarge: .tooLarge
        case .badName: .badName
        case .crashed: .crashed
        }
    }
}
