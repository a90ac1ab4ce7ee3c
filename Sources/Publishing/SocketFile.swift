import Glibc
import Synchronization
import ZeroMQ

/// The file of an `ipc` endpoint: locked, bound with narrow rights, and watched.
///
/// Binding steals a path from whoever serves it, so a lock file beside it is taken first and held as
/// long as this value lives.
struct SocketFile: ~Copyable {
    let path: String
    private static let narrowly = Mutex(())
    private let lock: Int32
    private var identity: Identity?

    private struct Identity: Equatable {
        var device: UInt64
        var inode: UInt64
    }

    /// Takes the lock.
    init(path: String) throws(PublishingError) {
        self.path = path
        let lockPath = path + ".lock"
        let descriptor = unsafe open(lockPath, O_CREAT | O_RDWR | O_CLOEXEC | O_NOFOLLOW, 0o600)
        guard descriptor >= 0 else { throw Self.failure(lockPath, "open") }
        while flock(descriptor, LOCK_EX | LOCK_NB) != 0 {
            let code = errno
            if code == EINTR { continue }
            close(descriptor)
            if code == EWOULDBLOCK { throw .locked(path: path) }
            errno = code
            throw Self.failure(lockPath, "lock")
        }
        lock = descriptor
    }

    /// The lock file stays: removing it would let two hold "the" lock.
    deinit { close(lock) }

    /// Binds, with read and write for owner and group alone, and makes sure of it.
    mutating func bind(
        _ socket: borrowing Socket, group: gid_t?
    ) throws(PublishingError) {
        do {
            try Self.narrowly.withLock { _ throws(ZeroMQError) in
                let former = umask(0o117)
                defer { umask(former) }
                try socket.bind("ipc://" + path)
            }
        } catch {
            throw .socket(error)
        }
        if let group, unsafe lchown(path, uid_t.max, group) != 0 {
            throw Self.failure(path, "give to the group")
        }
        var status = try look()
        if status.st_mode & 0o777 != 0o660 {
            // The mask belongs to the whole process: another thread may have changed it just then.
            guard unsafe chmod(path, 0o660) == 0 else { throw Self.failure(path, "change mode") }
            status = try look()
        }
        guard status.st_mode & 0o7777 == 0o660 else {
            let mode = String(status.st_mode & 0o7777, radix: 8)
            throw .unsafeSocket(path: path, reason: "mode \(mode) instead of 660")
        }
        identity = Self.identity(status)
    }

    private func look() throws(PublishingError) -> stat {
        var status = stat()
        guard unsafe lstat(path, &status) == 0 else { throw Self.failure(path, "look at") }
        guard status.st_mode & S_IFMT == S_IFSOCK else {
            throw .unsafeSocket(path: path, reason: "not the socket that was bound")
        }
        return status
    }

    /// Whether the path still leads to what was bound.
    var isIntact: Bool {
        var status = stat()
        guard unsafe lstat(path, &status) == 0 else { return false }
        return Self.identity(status) == identity
    }

    private static func identity(_ status: stat) -> Identity {
        Identity(device: UInt64(status.st_dev), inode: UInt64(status.st_ino))
    }

    private static func failure(_ path: String, _ operation: String) -> PublishingError {
        .system(path: path, operation: operation, reason: unsafe String(cString: strerror(errno)))
    }
}

extension PublishingError {
    /// The number of a group.
    static func group(named name: String) throws(PublishingError) -> gid_t {
        guard let entry = unsafe getgrnam(name) else {
            throw .settings(["socket group \(name): no such group; create it or leave it out"])
        }
        return unsafe entry.pointee.gr_gid
    }
}
