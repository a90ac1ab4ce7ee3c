internal import Glibc

/// A thread of its own for loops that block; Swift's pool has none to spare.
struct PosixThread: Sendable {
    private final class Body: Sendable {
        let run: @Sendable () -> Void
        init(_ run: @escaping @Sendable () -> Void) { self.run = run }
    }

    private let handle: pthread_t

    init(_ run: @escaping @Sendable () -> Void) throws(InboxError) {
        let body = unsafe Unmanaged.passRetained(Body(run))
        var handle = pthread_t()
        let code = unsafe pthread_create(
            &handle, nil,
            { argument in
                guard let argument = unsafe argument else { return nil }
                unsafe Unmanaged<Body>.fromOpaque(argument).takeRetainedValue().run()
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
