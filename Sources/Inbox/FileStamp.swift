internal import Glibc

/// What tells one state of a file from another.
struct FileStamp: Hashable, Sendable {
    var device: UInt64
    var inode: UInt64
    var size: Int
    /// Nanoseconds since 1970; only compared, never used to decide what is new.
    var modified: Int64
    var changed: Int64
    var links: Int
    var mode: UInt32

    init(
        device: UInt64 = 1, inode: UInt64 = 1, size: Int, modified: Int64 = 0, changed: Int64 = 0,
        links: Int = 1, mode: UInt32 = UInt32(S_IFREG)
    ) {
        self.device = device
        self.inode = inode
        self.size = size
        self.modified = modified
        self.changed = changed
        self.links = links
        self.mode = mode
    }

    init(_ status: stat) {
        device = UInt64(status.st_dev)
        inode = UInt64(status.st_ino)
        size = Int(status.st_size)
        modified = Int64(status.st_mtim.tv_sec) &* 1_000_000_000 &+ Int64(status.st_mtim.tv_nsec)
        changed = Int64(status.st_ctim.tv_sec) &* 1_000_000_000 &+ Int64(status.st_ctim.tv_nsec)
        links = Int(status.st_nlink)
        mode = UInt32(status.st_mode)
    }

    enum Kind { case regular, directory, symlink, other }

    var kind: Kind {
        switch mode & UInt32(S_IFMT) {
        case UInt32(S_IFREG): .regular
        case UInt32(S_IFDIR): .directory
        case UInt32(S_IFLNK): .symlink
        default: .other
        }
    }

    func isSameFile(as other: FileStamp) -> Bool {
        device == other.device && inode == other.inode
    }

    /// Whether the content may have changed between two looks with a rename of our own between
    /// them, which sets ctime.
    func hasSameContent(as other: FileStamp) -> Bool {
        isSameFile(as: other) && size == other.size && modified == other.modified
    }
}
