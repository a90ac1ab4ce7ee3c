import Glibc

/// Lets any thread wake the publisher's poll: a pipe, since libzmq's sockets are one thread's only.
final class WakeUp: Sendable {
    /// Readable after a ring, until `quiet`.
    let descriptor: Int32
    private let writing: Int32

    init() throws(PublishingError) {
        var ends: [Int32] = [-1, -1]
        guard unsafe pipe(&ends) == 0 else {
            throw .system(
                path: "pipe", operation: "create", reason: unsafe String(cString: strerror(errno)))
        }
        for end in ends {
            _ = fcntl(end, F_SETFD, FD_CLOEXEC)
            _ = fcntl(end, F_SETFL, O_NONBLOCK)
        }
        descriptor = ends[0]
        writing = ends[1]
    }

    deinit {
        close(descriptor)
        close(writing)
    }

    /// Never blocks: a full pipe has woken already.
    func ring() {
        var byte: UInt8 = 1
        while unsafe write(writing, &byte, 1) == -1, errno == EINTR {}
    }

    func quiet() {
        var bytes = [UInt8](repeating: 0, count: 512)
        while true {
            let count = unsafe read(descriptor, &bytes, bytes.count)
            if count == -1, errno == EINTR { continue }
            if count < bytes.count { return }
        }
    }
}
