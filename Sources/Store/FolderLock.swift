internal import Glibc

/// The lock that keeps a second daemon out of the folder; the kernel lets go of it with the process.
struct FolderLock: ~Copyable {
    private let descriptor: Int32

    /// - Throws: `StoreError` `locked` when another process has it.
    init(folder: String) throws(StoreError) {
        let path = folder + "/lock"
        let opened = try FileSystem.check("\(path): cannot be opened") {
            unsafe open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o640)
        }
        while flock(opened, LOCK_EX | LOCK_NB) != 0 {
            let code = errno
            if code == EINTR { continue }
            var text = [UInt8](repeating: 0, count: 32)
            let count = unsafe pread(opened, &text, text.count, 0)
            close(opened)
            guard code == EWOULDBLOCK else { throw FileSystem.failure("\(path): flock", code) }
            let digits = text.prefix(max(0, count)).prefix { $0 >= 0x30 && $0 <= 0x39 }
            let owner = String(decoding: digits, as: UTF8.self)
            let who = owner.isEmpty ? "another daemon" : "another daemon (process \(owner))"
            throw StoreError(.locked, "\(folder): \(who) uses this store; stop it first")
        }
        descriptor = opened
        let text = Array("\(getpid())\n".utf8)
        _ = ftruncate(descriptor, 0)
        _ = unsafe pwrite(descriptor, text, text.count, 0)
    }

    deinit { close(descriptor) }
}
