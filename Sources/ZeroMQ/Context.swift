import CZeroMQ
import Dispatch
import Foundation
import Synchronization

/// A libzmq context: its I/O threads and all its sockets. Never `fork` once one exists.
///
/// `@unchecked Sendable`: libzmq documents contexts as thread-safe, the pointer itself never changes
/// and is given back exactly once, guarded by `ended`.
@safe public final class Context: @unchecked Sendable {
    let handle: UnsafeMutableRawPointer
    private let ended = Mutex(false)

    /// - Parameter maxSockets: of this process; peers' connections are not counted.
    public init(ioThreads: Int32 = 1, maxSockets: Int32 = 1023) throws(ZeroMQError) {
        guard let handle = unsafe zmq_ctx_new() else {
            throw ZeroMQError(function: "zmq_ctx_new", code: zmq_errno())
        }
        unsafe self.handle = unsafe handle
        do {
            try check("zmq_ctx_set") { unsafe zmq_ctx_set(handle, ZMQ_IO_THREADS, ioThreads) }
            try check("zmq_ctx_set") { unsafe zmq_ctx_set(handle, ZMQ_MAX_SOCKETS, maxSockets) }
        } catch {
            terminate()
            throw error
        }
    }

    /// Sockets hold their context, so none is open here: this waits for their linger at most.
    deinit { terminate() }

    /// Makes every call on every socket of this context fail with `isTerminated`.
    public func shutdown() {
        ended.withLock { ended in
            if !ended { _ = unsafe zmq_ctx_shutdown(handle) }
        }
    }

    /// Waits until all sockets are closed and have sent what their linger lets them.
    public func terminate() {
        let first = ended.withLock { ended in
            defer { ended = true }
            return !ended
        }
        guard first else { return }
        while unsafe zmq_ctx_term(handle) == -1, zmq_errno() == EINTR {}
    }

    /// As `terminate`, but gives up waiting: the remains are then the process's exit to clean up.
    ///
    /// - Returns: whether libzmq was done in time.
    public func terminate(within limit: Duration) -> Bool {
        let done = DispatchSemaphore(value: 0)
        Thread.detachNewThread {
            self.terminate()
            done.signal()
        }
        let milliseconds = Int(limit / .milliseconds(1))
        return done.wait(timeout: .now() + .milliseconds(milliseconds)) == .success
    }
}
