internal import CLinux
internal import Glibc

/// Wakes a thread that waits in `poll`. Ringing never blocks and is never lost.
final class Bell: Sendable {
    let raw: Int32

    init() throws(InboxError) {
        raw = Int32(try check("make", "eventfd") { Int(linux_event_fd()) })
    }

    deinit { close(raw) }

    func ring() {
        var one: UInt64 = 1
        _ = unsafe write(raw, &one, 8)
    }

    func silence() {
        var count: UInt64 = 0
        _ = unsafe read(raw, &count, 8)
    }

    /// Waits for the bell, for `other` to be readable, or for the time.
    func wait(or other: Int32 = -1, nanoseconds: Int64?) {
        _ = linux_wait(raw, other, nanoseconds.map { max($0, 0) } ?? -1)
    }
}
