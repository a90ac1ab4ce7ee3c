internal import CLinux
internal import Glibc

/// An inotify instance. Events only wake; the folder says what is true.
final class Watch {
    struct Event {
        var watch: Int32
        var mask: UInt32
        /// `nil` when the event is about the watched folder itself.
        var name: FileName?

        func has(_ bits: Int) -> Bool { mask & UInt32(bits) != 0 }
    }

    let raw: Int32
    private var buffer = [UInt8](repeating: 0, count: 64 << 10)

    private static let mask = UInt32(
        IN_CLOSE_WRITE | IN_MOVED_TO | IN_CREATE | IN_ATTRIB | IN_DELETE_SELF | IN_MOVE_SELF
            | IN_ONLYDIR | IN_EXCL_UNLINK)

    init() throws(InboxError) {
        raw = Int32(try check("watch", "inotify") { Int(linux_inotify()) })
    }

    deinit { close(raw) }

    /// Watches an open folder; the same folder twice gives the same number.
    ///
    /// The way through `/proc` names the folder that is open, whatever happens to its path.
    func add(_ folder: Folder) throws(InboxError) -> Int32 {
        let link = "/proc/self/fd/\(folder.raw)"
        var added = unsafe inotify_add_watch(raw, link, Self.mask)
        if added < 0, errno == ENOENT || errno == EACCES {
            added = unsafe inotify_add_watch(raw, folder.path, Self.mask)
        }
        if added < 0 { throw InboxError(operation: "watch", path: folder.path, code: errno) }
        return added
    }

    func remove(_ watch: Int32) { _ = inotify_rm_watch(raw, watch) }

    /// Hands over what has come, without waiting; a flood in portions, so that files get their turn.
    func drain(_ body: (Event) -> Void) {
        var portions = 0
        while portions < 16 {
            let count = unsafe buffer.withUnsafeMutableBytes { bytes in
                unsafe read(raw, bytes.baseAddress, bytes.count)
            }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { return }
            portions += 1
            var start = 0
            while start + 16 <= count {
                let length = Int(word(start + 12))
                let name = buffer[(start + 16)..<(start + 16 + length)].prefix { $0 != 0 }
                body(
                    Event(
                        watch: Int32(bitPattern: word(start)), mask: word(start + 4),
                        name: name.isEmpty ? nil : FileName(bytes: Array(name))))
                start += 16 + length
            }
        }
    }

    private func word(_ at: Int) -> UInt32 {
        UInt32(buffer[at]) | UInt32(buffer[at + 1]) << 8 | UInt32(buffer[at + 2]) << 16
            | UInt32(buffer[at + 3]) << 24
    }
}
