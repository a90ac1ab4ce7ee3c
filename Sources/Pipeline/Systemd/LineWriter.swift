import Glibc
import Synchronization

/// Writes whole lines to a descriptor that others share, without ever waiting for a reader.
///
/// The descriptor is not made non-blocking: that would change it for the terminal or the parent
/// too. It is asked before each write whether it has room, and lines to anything but a regular
/// file are no longer than what a pipe with room always takes.
final class LineWriter: Sendable {
    /// Bytes that a pipe which polls writable takes without blocking: one page.
    static let lineLimit = 4096

    private let descriptor: Int32
    private let isSocket: Bool
    /// The rest of a line of which only a part was taken.
    private let rest = Mutex<[UInt8]>([])

    /// Keeps a copy of `descriptor`; nil when it is closed.
    init?(_ descriptor: Int32) {
        self.descriptor = fcntl(descriptor, F_DUPFD_CLOEXEC, 3)
        guard self.descriptor >= 0 else { return nil }
        var facts = stat()
        unsafe fstat(self.descriptor, &facts)
        isSocket = facts.st_mode & S_IFMT == S_IFSOCK
    }

    deinit { close(descriptor) }

    /// - Returns: false when the line was dropped: no room now, or nobody will ever read it.
    func write(_ line: [UInt8]) -> Bool {
        rest.withLock { rest in
            if !rest.isEmpty {
                guard let taken = take(rest) else { return false }
                rest.removeFirst(taken)
                if !rest.isEmpty { return false }
            }
            guard let taken = take(line) else { return false }
            rest = Array(line[taken...])
            return true
        }
    }

    private func take(_ bytes: [UInt8]) -> Int? {
        var question = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
        while true {
            let answer = unsafe poll(&question, 1, 0)
            if answer < 0, errno == EINTR { continue }
            guard answer > 0, question.revents & Int16(POLLOUT) != 0 else { return nil }
            let flags = Int32(MSG_NOSIGNAL) | Int32(MSG_DONTWAIT)
            let count =
                isSocket
                ? unsafe send(descriptor, bytes, bytes.count, flags)
                : unsafe Glibc.write(descriptor, bytes, bytes.count)
            if count > 0 { return count }
            if count < 0, errno == EINTR { continue }
            return nil
        }
    }
}
