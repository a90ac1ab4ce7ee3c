import Foundation
import Inbox
import Linguistics
import News
import Store
import Synchronization
import Text

/// The threads that read articles, as many as there are processors.
///
/// They are threads of their own and not tasks of Swift's pool: an article that hangs a reader in
/// spite of the deadlines inside it can be given up on and the thread replaced, and the rest of
/// the flow goes on. A file of the same content as one being read waits for that one, so that a
/// content is read once.
final class Analysts: Sendable {
    private struct State {
        var running: [Int: Job] = [:]
        var nextNumber = 0
        /// Threads that were given up on and have not come back.
        var abandoned: Set<Int> = []
        /// Claims that came when nothing was taken on any more.
        var late: [Claim] = []
        /// Those given up on are not among them: a stop does not wait for them.
        var threads: [Int: FlowThread] = [:]
        /// Content hash of a file that is read and not yet committed to the files of the same
        /// content that wait for it.
        var twins: [ContentHash: [Job]] = [:]
    }

    private let jobs = Mailbox<Job>()
    private let desk: Mailbox<Finished>
    private let models: ModelShelf
    private let makeReading: @Sendable (LanguageModel) -> FileReading
    private let state = Mutex(State())
    private let progress = Atomic<Int>(0)
    /// Files taken on and not yet handed to the desk.
    private let unfinished = Atomic<Int>(0)
    private let deadline: Mutex<Duration>

    /// - Parameters:
    ///   - models: asked before each file, so that a new model is taken up at once.
    ///   - reading: makes what one thread reads files with.
    init(
        count: Int, deadline: Duration, desk: Mailbox<Finished>, models: ModelShelf,
        reading: @escaping @Sendable (LanguageModel) -> FileReading
    ) {
        self.desk = desk
        self.models = models
        makeReading = reading
        self.deadline = Mutex(deadline)
        for _ in 0..<max(1, count) { startThread() }
    }

    func apply(deadline: Duration) { self.deadline.withLock { $0 = deadline } }

    func read(_ arrival: Arrival) {
        unfinished.add(1, ordering: .relaxed)
        if !jobs.put(Job(arrival)) { state.withLock { $0.late.append(arrival.claim) } }
    }

    /// Gives up on articles that are far past their deadline.
    /// - Returns: their names, and whether so many threads are lost that a restart is better.
    func abandonOverdue() -> (files: [String], tooMany: Bool) {
        // The reader's own checks have the first word; this is for loops that do not ask.
        let limit = deadline.withLock { $0 } + .seconds(1)
        let overdue = state.withLock { state in
            state.running.filter { $0.value.runningFor.map { $0 > limit } ?? false }
        }
        var files: [String] = []
        for (number, job) in overdue where job.end() {
            state.withLock { state in
                state.running[number] = nil
                state.threads[number] = nil
                state.abandoned.insert(number)
            }
            files.append(job.file)
            startThread()
            let entry = FileReading.gaveUp(job, .timeout, "took longer than \(limit)")
            hand(Finished(job: job, entry: entry, took: limit))
        }
        return (files, state.withLock { $0.abandoned.count } >= 8)
    }

    /// Advances with every file read.
    var steps: Int { progress.load(ordering: .relaxed) }

    var isIdle: Bool { unfinished.load(ordering: .relaxed) == 0 }

    /// Reads what it has and ends.
    /// - Returns: the claims that were not read within `patience`.
    func stop(patience: Duration) -> [Claim] {
        jobs.close()
        let end = ContinuousClock.now + patience
        for thread in state.withLock({ Array($0.threads.values) }) {
            thread.join(patience: max(.zero, end - .now))
        }
        let late = jobs.takeAll(limit: .max, patience: .zero).letters
        let stuck = state.withLock { state in
            Array(state.running.values) + state.twins.values.flatMap { $0 }
        }
        return (late + stuck).filter { $0.end() }.map(\.arrival.claim)
            + state.withLock { $0.late }
    }

    /// Told once a file is committed: those of the same content are repeats of it now.
    func release(after finished: Finished) {
        guard let hash = finished.job.hash() else { return }
        for twin in state.withLock({ $0.twins.removeValue(forKey: hash) }) ?? [] where twin.end() {
            let entry = FileReading.repeating(finished.entry, as: twin)
            unfinished.add(1, ordering: .relaxed)
            hand(Finished(job: twin, entry: entry, took: .zero))
        }
    }

    private func startThread() {
        let number = state.withLock { state in
            state.nextNumber += 1
            return state.nextNumber
        }
        let thread = FlowThread(name: "analyst-\(number)") { [self] in work(as: number) }
        state.withLock { $0.threads[number] = thread }
    }

    private func work(as number: Int) {
        var edition = models.edition
        var reading = makeReading(models.model)
        while let job = jobs.take() {
            // Without the store nothing is known of repeats and of what made the daemon crash.
            if reading.store == nil || edition != models.edition {
                edition = models.edition
                reading = makeReading(models.model)
            }
            Failpoints.stall("stall.analysis")
            let hash = job.hash()
            if let hash, isTwin(job, of: hash) {
                // It waits for the desk now, and not for a reader.
                unfinished.subtract(1, ordering: .relaxed)
                continue
            }
            job.begin()
            state.withLock { $0.running[number] = job }
            let began = ContinuousClock.now
            job.arrival.beginReading()
            let entry = reading.entry(
                for: job, hash: hash, deadline: Deadline(in: deadline.withLock { $0 }))
            job.arrival.endReading()
            let isMine = job.end()
            state.withLock { $0.running[number] = nil }
            if isMine { hand(Finished(job: job, entry: entry, took: .now - began)) }
            if !isMine {
                // It was given up on, and has been replaced.
                state.withLock { _ = $0.abandoned.remove(number) }
                return
            }
        }
    }

    private func isTwin(_ job: Job, of hash: ContentHash) -> Bool {
        state.withLock { state in
            if state.twins[hash] == nil {
                state.twins[hash] = []
                return false
            }
            state.twins[hash]?.append(job)
            return true
        }
    }

    private func hand(_ result: Finished) {
        desk.put(result)
        progress.add(1, ordering: .relaxed)
        unfinished.subtract(1, ordering: .relaxed)
    }
}
