internal import CLinux
internal import Glibc

/// A thread of its own for loops that block; Swift's pool has none to spare.
struct PosixThread: Sendable {
    private final class Body: Sendable {
        let name: String
        let run: @Sendable () -> Void
        init(_ name: String, _ run: @escaping @Sendable () -> Void) {
            self.name = name
            self.run = run
        }
    }

    private let handle: pthread_t

    /// - Parameter name: 15 bytes at most, for `ps -L` and gdb.
    init(_ name: String, _ run: @escaping @Sendable () -> Void) throws(InboxError) {
        let body = unsafe Unmanaged.passRetained(Body(name, run))
        var handle = pthread_t()
        let code = unsafe pthread_create(
            &handle, nil,
            { argument in
                guard let argument = unsafe argument else { return nil }
                let body = unsafe Unmanaged<Body>.fromOpaque(argument).takeRetainedValue()
                unsafe linux_name_thread(body.name)
                body.run()
                return nil
            }, body.toOpaque())
        if code != 0 {
            unsafe body.release()
            throw InboxError(operation: "start", path: "inbox thread", code: code)
        }
        self.handle = handle
    }

    func join() { _ = pthread_join(handle, nil) }
}
