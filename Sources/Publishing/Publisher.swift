import Dispatch
import Foundation
import Synchronization
public import Wire
import ZeroMQ

/// Publishes every notice of the log, once and in order, and again on request.
///
/// One thread of its own makes all libzmq calls and reads the log. After a restart it goes on with
/// what is committed from then on; what came before is for replays.
public final class Publisher: Sendable {
    /// Gives the answer (JSON) to a question, from any thread, now or later.
    ///
    /// Only the first answer counts, and only while the question's time is not over.
    public typealias Answer =
        @Sendable (Question, @escaping @Sendable ([UInt8]) -> Void) -> Void

    private let settings: PublishingSettings
    private let openLog: @Sendable () throws -> any LogSource
    private let answer: Answer
    private let observe: @Sendable (PublishingSignal) -> Void
    private let link: PublisherLink
    private let ended = DispatchSemaphore(value: 0)
    private let isStarted = Mutex(false)
    private let context = Mutex<Context?>(nil)
    private let endpoints = Mutex<[String]>([])

    /// - Parameters:
    ///   - log: opens the log for reading, on the publisher's thread.
    ///   - answer: must not block; it is called on the publisher's thread.
    ///   - observe: must not block.
    /// - Throws: `PublishingError.settings` when they are wrong.
    public init(
        _ settings: PublishingSettings, log: @escaping @Sendable () throws -> any LogSource,
        answer: @escaping Answer, observe: @escaping @Sendable (PublishingSignal) -> Void
    ) throws(PublishingError) {
        let problems = settings.problems
        guard problems.isEmpty else { throw .settings(problems) }
        self.settings = settings
        openLog = log
        self.answer = answer
        self.observe = observe
        link = try PublisherLink()
    }

    /// Locks and binds, and returns once that is done.
    public func start() throws(PublishingError) {
        _ = signal(SIGPIPE, SIG_IGN)
        let ready = DispatchSemaphore(value: 0)
        let setUp = Outcome()
        isStarted.withLock { $0 = true }
        let thread = Thread { [self] in
            run { error in
                setUp.set(error)
                ready.signal()
            }
            ended.signal()
        }
        thread.name = "publisher"
        thread.start()
        ready.wait()
        if let error = setUp.error { throw error }
    }

    /// Says that something was committed; never blocks.
    public func wake() { link.wakeUp.ring() }

    /// Takes over limits and reads the allow-list again. Endpoints and keys need a restart.
    public func apply(_ settings: PublishingSettings) { link.apply(settings) }

    /// Publishes what is committed, says goodbye with the head, and closes.
    ///
    /// - Returns: whether all was closed in time; what was not is the process's exit to clean up.
    @discardableResult
    public func stop(within limit: Duration) -> Bool {
        guard isStarted.withLock({ $0 }) else { return true }
        let deadline = ContinuousClock.now + limit
        link.stop()
        let milliseconds = Int(limit / .milliseconds(1))
        guard ended.wait(timeout: .now() + .milliseconds(milliseconds)) == .success else {
            return false
        }
        ended.signal()
        let rest = deadline - .now
        return context.withLock { $0 }?.terminate(within: max(rest, .milliseconds(1))) ?? true
    }

    public var status: PublishingStatus { link.status }

    /// What is bound, with the ports the system chose; empty before `start`.
    public var boundEndpoints: [String] { endpoints.withLock { $0 } }

    /// The thread's whole life.
    private func run(_ report: (PublishingError?) -> Void) {
        let loop: PublisherLoop
        do throws(PublishingError) {
            loop = try setUp()
        } catch {
            report(error)
            return
        }
        report(nil)
        do {
            try loop.run()
        } catch {
            loop.failed(error)
        }
    }

    private func setUp() throws(PublishingError) -> PublisherLoop {
        do {
            let log = try openLog()
            let context = try Context(maxSockets: 64)
            self.context.withLock { $0 = context }
            let sockets = try PublisherSockets(settings, in: context)
            endpoints.withLock { $0 = sockets.bound }
            return try PublisherLoop(
                settings, log: log, sockets: sockets, link: link, answer: answer,
                observe: observe)
        } catch let error as PublishingError {
            throw error
        } catch let error as ZeroMQError {
            throw .socket(error)
        } catch {
            throw .log("\(error)")
        }
    }
}

/// How the start went, told from one thread to the other.
private final class Outcome: Sendable {
    private let value = Mutex<PublishingError?>(nil)
    func set(_ error: PublishingError?) { value.withLock { $0 = error } }
    var error: PublishingError? { value.withLock { $0 } }
}
