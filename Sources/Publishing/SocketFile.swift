import Glibc
import ZeroMQ

/// The file of an `ipc` endpoint: locked, bound with narrow rights, and watched.
///
/// Binding steals a path from whoever serves it, so a lock file beside it is taken first and held as
/// long as this value lives.
struct SocketFile: ~Copyable {
    let path: String
    /// Connections the kernel holds before they are accepted.
    private static let backlog: Int32 = 128
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

    /// The socket goes, unless it is another's. The lock file stays: removing it would let two hold
    /// "the" lock.
    deinit {
        if isIntact { _ = unsafe unlink(path) }
        close(lock)
    }

    /// Binds, with read and write for owner and group alone, and makes sure of it.
    ///
    /// The file is made here and not by libzmq, whose file would have the rights of the process's
    /// mask: to change that, even for a moment, is to change what other threads make meanwhile.
    mutating func bind(
        _ socket: borrowing Socket, group: gid_t?
    ) throws(PublishingError) {
        let listener = try listen(group: group)
        do throws(ZeroMQError) {
            try socket.bind("ipc://" + path, listener: listener)
        } catch {
            close(listener)
            throw .socket(error)
        }
    }

    /// - Returns: the descriptor of a socket that listens at the path.
    private mutating func listen(group: gid_t?) throws(PublishingError) -> Int32 {
        try makeWay()
        let listener = socket(
            AF_UNIX, Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue | SOCK_NONBLOCK.rawValue),
            0)
        guard listener >= 0 else { throw Self.failure(path, "make a socket") }
        do throws(PublishingError) {
            // The file gets these rights at most; more only once it has its group.
            guard fchmod(listener, 0o600) == 0, bind(listener) == 0 else {
                throw Self.failure(path, "bind")
            }
            if let group, unsafe lchown(path, uid_t.max, group) != 0 {
                throw Self.failure(path, "give to the group")
            }
            guard unsafe chmod(path, 0o660) == 0 else { throw Self.failure(path, "change mode") }
            let status = try look()
            guard status.st_mode & 0o7777 == 0o660 else {
                let mode = String(status.st_mode & 0o7777, radix: 8)
                throw PublishingError.unsafeSocket(
                    path: path, reason: "mode \(mode) instead of 660")
            }
            guard Glibc.listen(listener, Self.backlog) == 0 else {
                throw Self.failure(path, "listen")
            }
            identity = Self.identity(status)
        } catch {
            close(listener)
            throw error
        }
        return listener
    }

    /// Removes a socket left behind; anything else is not ours to remove.
    private func makeWay() throws(PublishingError) {
        var status = stat()
        guard unsafe lstat(path, &status) == 0 else { return }
        guard status.st_mode & S_IFMT == S_IFSOCK else {
            throw .unsafeSocket(
                path: path, reason: "not a socket; move it away or choose another endpoint")
        }
        guard unsafe unlink(path) == 0 || errno == ENOENT else {
            throw Self.failure(path, "remove")
        }
    }

    private func bind(_ listener: Int32) -> Int32 {
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        unsafe withUnsafeMutableBytes(of: &address.sun_path) {
            unsafe $0.copyBytes(from: path.utf8)
        }
        return unsafe withUnsafePointer(to: &address) { pointer in
            unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                unsafe Glibc.bind(listener, $0, socklen_t(MemoryLayout<sockaddr_un>.size))
            }
        }
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
