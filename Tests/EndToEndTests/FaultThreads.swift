import Foundation
import Testing

/// Runs a test on a thread that may wait, for it waits for other processes all the time.
///
/// Swift's own threads are as few as the processors: two tests that block them would stop every
/// other one of the run, and its time limit with it.
struct BlockingTrait: TestTrait, SuiteTrait, TestScoping {
    let isRecursive = true

    func provideScope(
        for test: Test, testCase: Test.Case?,
        performing function: @concurrent () async throws -> Void
    ) async throws {
        try await withTaskExecutorPreference(BlockingExecutor.shared) { try await function() }
    }
}

extension Trait where Self == BlockingTrait {
    /// See `BlockingTrait`.
    static var blocking: BlockingTrait { BlockingTrait() }
}

/// A few threads of its own, so that few daemons share the processors.
private final class BlockingExecutor: TaskExecutor {
    static let shared = BlockingExecutor()
    private let queue: OperationQueue

    init() {
        queue = OperationQueue()
        queue.name = "blocking tests"
        queue.maxConcurrentOperationCount = 3
    }

    func enqueue(_ job: consuming ExecutorJob) {
        let job = UnownedJob(job)
        queue.addOperation {
            unsafe job.runSynchronously(on: self.asUnownedTaskExecutor())
        }
    }
}
