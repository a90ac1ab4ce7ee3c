import Dispatch
import Foundation
import Synchronization
import Testing
import ZeroMQ

/// Signals that arrive while libzmq waits: each call goes on as if nothing had happened.
@Suite(.timeLimit(.minutes(1))) struct InterruptionTests {
    @Test func aSignalDoesNotEndAReceive() throws {
        let context = try Context()
        let sender = try Socket(.pair, in: context)
        try sender.set(.linger, 0)
        try sender.bind("inproc://interrupted")
        let target = Interrupted {
            let receiver = try Socket(.pair, in: context)
            try receiver.set(.linger, 0)
            try receiver.connect("inproc://interrupted")
            return try receiver.receive().frames == [[1], [2]]
        }
        target.interrupt(50)
        #expect(!target.hasEnded)
        try sender.send([[1], [2]])
        #expect(target.succeeded())
    }

    @Test func aSignalDoesNotCutAWaitShort() throws {
        let context = try Context()
        let target = Interrupted {
            let socket = try Socket(.pair, in: context)
            try socket.set(.linger, 0)
            try socket.bind("inproc://silent")
            var poller = Poller()
            _ = poller.add(socket)
            let start = ContinuousClock.now
            let count = try poller.wait(.milliseconds(400))
            return count == 0 && ContinuousClock.now - start >= .milliseconds(400)
        }
        target.interrupt(50)
        #expect(target.succeeded())
    }

    @Test func aSignalDoesNotEndTheWaitForTheLastSocket() throws {
        let context = try Context()
        let open = Mutex(true)
        let isHeld = DispatchSemaphore(value: 0)
        let holder = Interrupted {
            let socket = try Socket(.pair, in: context)
            try socket.bind("inproc://held")
            isHeld.signal()
            while open.withLock({ $0 }) { usleep(1_000) }
            return true
        }
        isHeld.wait()
        let target = Interrupted {
            context.terminate()
            return !open.withLock { $0 }
        }
        target.interrupt(50)
        open.withLock { $0 = false }
        #expect(holder.succeeded())
        #expect(target.succeeded())
    }
}

/// Work on a thread that gets signals.
private final class Interrupted: Sendable {
    private let thread = Mutex<pthread_t?>(nil)
    private let isGood = Mutex<Bool?>(nil)
    private let ended = DispatchSemaphore(value: 0)
    private let mayLeave = DispatchSemaphore(value: 0)

    init(_ work: @escaping @Sendable () throws -> Bool) {
        var action = sigaction()
        unsafe action.__sigaction_handler.sa_handler = { _ in }  // without SA_RESTART
        unsafe sigaction(SIGUSR2, &action, nil)
        let started = DispatchSemaphore(value: 0)
        Thread.detachNewThread { [self] in
            thread.withLock { $0 = pthread_self() }
            started.signal()
            let result = try? work()
            isGood.withLock { $0 = result ?? false }
            ended.signal()
            mayLeave.wait()  // a signal to a thread that is gone would hit anything
        }
        started.wait()
    }

    var hasEnded: Bool { isGood.withLock { $0 != nil } }

    func interrupt(_ count: Int) {
        for _ in 0..<count where !hasEnded {
            if let thread = thread.withLock({ $0 }) { pthread_kill(thread, SIGUSR2) }
            usleep(2_000)
        }
    }

    func succeeded() -> Bool {
        defer { mayLeave.signal() }
        return ended.wait(timeout: .now() + .seconds(20)) == .success
            && isGood.withLock { $0 } == true
    }
}
