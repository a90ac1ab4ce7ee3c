import Foundation
import Inbox
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
        var abandoned = 0
        /// Those given up on are not among them: a stop does not wait for them.
        var threads: [Int: FlowThread] = [:]
        /// Content hash of a file being read to the files of the same content that wait for it.
        var twins: [ContentHash: [Job]] = [:]
    }

    private let jobs = Mailbox<Job>()
    private let desk: Mailbox<Result>
    private let reading: @Sendable () -> FileReading
    private let state = Mutex(State())
    private let progress = Atomic<Int>(0)
    /// Files taken on and not yet handed to the desk.
    private let unfinished = Atomic<Int>(0)
    private let deadline: Mutex<Duration>

    /// - Parameters:
    ///   - reading: makes what one thread reads files with.
    init(
        count: Int, deadline: Duration, desk: Mailbox<Result>,
        reading: @escaping @Sendable () -> FileReading
    ) {
        self.desk = desk
        self.reading = reading
        self.deadline = Mutex(deadline)
        for _ in 0..<max(1, count) { startThread() }
    }

    func apply(deadline: Duration) { self.deadline.withLock { $0 = deadline } }

    func read(_ arrival: Arrival) {
        unfinished.add(1, ordering: .relaxed)
        jobs.put(Job(arrival))
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
                state.abandoned += 1
            }
            files.append(job.file)
            startThread()
            finish(
                job, FileReading.gaveUp(job, .timeout, "took longer than \(limit)"), took: limit)
        }
        return (files, state.withLock { $0.abandoned } >= 8)
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
        let reading = reading()
        while let job = jobs.take() {
            Failpoints.stall("stall.analysis")
            let hash = job.hash()
            if let hash, isTwin(job, of: hash) { continue }
            job.begin()
            state.withLock { $0.running[number] = job }
            let began = ContinuousClock.now
            job.arrival.beginReading()
            let entry = reading.entry(
                for: job, hash: hash, deadline: Deadline(in: deadline.withLock { $0 }))
            job.arrival.endReading()
            let isMine = job.end()
            state.withLock { $0.running[number] = nil }
            if isMine { finish(job, entry, took: .now - began) }
            // A thread that was given up on has been replaced.
            if !isMine { return }
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

    private func finish(_ job: Job, _ entry: Entry, took: Duration) {
        hand(Result(job: job, entry: entry, took: took))
        guard let hash = job.hash() else { return }
        // The desk takes letters in order: the twins come after the one they repeat.
        for twin in state.withLock({ $0.twins.removeValue(forKey: hash) }) ?? [] where twin.end() {
            let entry = FileReading.repeating(entry, as: twin)
            hand(Result(job: twin, entry: entry, took: .zero))
        }
    }

    private func hand(_ result: Result) {
        desk.put(result)
        progress.add(1, ordering: .relaxed)
        unfinished.subtract(1, ordering: .relaxed)
    }
}
