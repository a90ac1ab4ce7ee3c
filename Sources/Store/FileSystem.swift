internal import Glibc

/// The few calls on files that the store makes beside SQLite's own.
enum FileSystem {
    /// Runs a call that answers -1 on failure, again when a signal interrupts it.
    @discardableResult
    static func check(_ action: String, _ call: () -> Int32) throws(StoreError) -> Int32 {
        while true {
            let result = call()
            if result != -1 { return result }
            if errno == EINTR { continue }
            throw failure(action, errno)
        }
    }

    static func failure(_ action: String, _ code: Int32) -> StoreError {
        let reason = unsafe String(cString: strerror(code))
        let kind: StoreError.Kind =
            switch code {
            case ENOSPC, EDQUOT: .diskFull
            case EIO: .inputOutput
            case EACCES, EPERM: .noPermission
            default: .cannotCreate
            }
        return StoreError(kind, "\(action): \(reason)")
    }

    /// Makes a folder and those above it.
    static func makeFolder(_ path: String) throws(StoreError) {
        if unsafe mkdir(path, 0o750) == 0 || errno == EEXIST { return }
        let code = errno
        guard code == ENOENT, let slash = path.lastIndex(of: "/"), slash > path.startIndex else {
            throw failure("\(path): the folder cannot be made", code)
        }
        try makeFolder(String(path[..<slash]))
        try check("\(path): the folder cannot be made") { unsafe mkdir(path, 0o750) }
    }

    /// Size and identity; `nil` when there is no such file.
    static func status(_ path: String) -> (size: Int, inode: UInt64, device: UInt64)? {
        var info = stat()
        guard unsafe stat(path, &info) == 0 else { return nil }
        return (Int(info.st_size), UInt64(info.st_ino), UInt64(info.st_dev))
    }

    /// Free bytes for unprivileged programs and the size of the file system.
    static func space(at path: String) -> (free: Int, total: Int)? {
        var info = statvfs()
        guard unsafe statvfs(path, &info) == 0 else { return nil }
        let unit = Int(info.f_frsize)
        return (Int(info.f_bavail) * unit, Int(info.f_blocks) * unit)
    }

    /// Whether less than a megabyte is left, which is too little for SQLite to work in.
    static func isFull(at path: String) -> Bool {
        space(at: path).map { $0.free < 1 << 20 } ?? false
    }

    /// Makes a file's bytes, or a folder's names, survive a power cut.
    static func sync(_ path: String) throws(StoreError) {
        let descriptor = try check("\(path): cannot be opened to sync it") {
            unsafe open(path, O_RDONLY | O_CLOEXEC)
        }
        defer { close(descriptor) }
        try check("\(path): fsync") { fsync(descriptor) }
    }

    static func rename(_ from: String, to target: String) throws(StoreError) {
        try check("\(target): cannot be put in place") { unsafe Glibc.rename(from, target) }
    }

    /// Removes a file; one that is not there is no failure.
    static func remove(_ path: String) {
        _ = unsafe unlink(path)
    }

    /// The first bytes of a file; empty when it cannot be read.
    static func head(of path: String, count: Int) -> [UInt8] {
        let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { return [] }
        defer { close(descriptor) }
        var bytes = [UInt8](repeating: 0, count: count)
        let read = unsafe pread(descriptor, &bytes, count, 0)
        return Array(bytes.prefix(max(0, read)))
    }

    /// The folder a path stands in.
    static func parent(of path: String) -> String {
        guard let slash = path.lastIndex(of: "/") else { return "." }
        return slash == path.startIndex ? "/" : String(path[..<slash])
    }
}
