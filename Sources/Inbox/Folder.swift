internal import CLinux
internal import Glibc

/// An open folder, closed when the last user lets go. All names are relative to it, so that nothing
/// done here can be led elsewhere by a path that changes meanwhile.
final class Folder: Sendable {
    let raw: Int32
    let path: String

    private static let flags = O_RDONLY | O_DIRECTORY | O_CLOEXEC

    init(opening path: String) throws(InboxError) {
        raw = Int32(
            try check("open folder", path) {
                Int(unsafe linux_open(AT_FDCWD, path, Self.flags, 0))
            })
        self.path = path
    }

    /// Opens a folder below another; no part of the way may be a link or lead out.
    init(beneath parent: Folder, _ relative: FileName) throws(InboxError) {
        var code: Int32 = 0
        var opened = unsafe relative.withPointer { name in
            unsafe linux_open_beneath(parent.raw, name, UInt64(Self.flags))
        }
        if opened < 0 { code = errno }
        if opened < 0, code == ENOSYS || code == EPERM {
            opened = Self.walk(parent.raw, relative)
            if opened < 0 { code = errno }
        }
        path = parent.path + "/" + relative.description
        raw = opened
        if opened < 0 { throw InboxError(operation: "open folder", path: path, code: code) }
    }

    deinit { if raw >= 0 { close(raw) } }

    /// Makes a folder and those above it when missing, and opens it.
    static func make(_ path: String, mode: mode_t) throws(InboxError) -> Folder {
        var made = path.hasPrefix("/") ? "/" : ""
        for part in path.split(separator: "/") {
            made += made.isEmpty || made.hasSuffix("/") ? String(part) : "/" + part
            if unsafe mkdir(made, mode) != 0, errno != EEXIST {
                // A read-only or foreign parent answers so even where the folder exists.
                let code = errno
                var status = stat()
                if unsafe stat(made, &status) != 0 {
                    throw InboxError(operation: "make folder", path: made, code: code)
                }
            }
        }
        return try Folder(opening: path)
    }

    /// Kernels without openat2: one part at a time, none of them a link.
    private static func walk(_ start: Int32, _ relative: FileName) -> Int32 {
        var current = start
        for part in relative.bytes.split(separator: 0x2F) {
            let next = unsafe FileName(bytes: Array(part)).withPointer { name in
                unsafe linux_open(current, name, flags | O_NOFOLLOW, 0)
            }
            let code = errno
            if current != start { close(current) }
            errno = code
            if next < 0 { return -1 }
            current = next
        }
        return current
    }

    func stamp() throws(InboxError) -> FileStamp {
        var status = stat()
        try check("stat", path) { Int(unsafe fstat(raw, &status)) }
        return FileStamp(status)
    }

    /// The state of what a path leads to, `nil` when there is nothing.
    static func stamp(at path: String) -> FileStamp? {
        var status = stat()
        return unsafe stat(path, &status) == 0 ? FileStamp(status) : nil
    }

    /// The state of a file; a link is itself.
    func stamp(of name: FileName) throws(InboxError) -> FileStamp {
        var status = stat()
        try check("stat", describe(name)) {
            unsafe name.withPointer { pointer in
                Int(unsafe fstatat(raw, pointer, &status, AT_SYMLINK_NOFOLLOW))
            }
        }
        return FileStamp(status)
    }

    func open(_ name: FileName) throws(InboxError) -> File {
        let flags = O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC | O_NOCTTY
        return File(raw: try open(name, "open", flags, 0), name: name)
    }

    /// Opens what a person named, links and pipes included; waits for a pipe's writer.
    func open(following name: FileName) throws(InboxError) -> File {
        File(raw: try open(name, "open", O_RDONLY | O_CLOEXEC | O_NOCTTY, 0), name: name)
    }

    /// A new file, for writing.
    func create(_ name: FileName, mode: mode_t = 0o640) throws(InboxError) -> File {
        let flags = O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC
        return File(raw: try open(name, "create", flags, mode), name: name)
    }

    private func open(
        _ name: FileName, _ operation: String, _ flags: Int32, _ mode: mode_t
    ) throws(InboxError) -> Int32 {
        Int32(
            try check(operation, describe(name)) {
                unsafe name.withPointer { Int(unsafe linux_open(raw, $0, flags, mode)) }
            })
    }

    /// Writes a small file; with `durable`, its bytes are on disk when this returns.
    func write(_ bytes: [UInt8], as name: FileName, durable: Bool) throws(InboxError) {
        let file = try create(name)
        try file.write(bytes)
        if durable { try file.sync() }
    }

    /// Renames into a folder of the same file system; an existing name there is an error.
    func move(_ name: FileName, to target: Folder, as newName: FileName) throws(InboxError) {
        try check("move", describe(name)) {
            unsafe name.withPointer { from in
                unsafe newName.withPointer { to in
                    let result = unsafe linux_rename_exclusive(raw, from, target.raw, to)
                    // File systems that cannot promise "no replace" say so; our new names are unique.
                    guard result != 0, errno == EINVAL || errno == ENOSYS else {
                        return Int(result)
                    }
                    return Int(unsafe renameat(raw, from, target.raw, to))
                }
            }
        }
    }

    func remove(_ name: FileName) throws(InboxError) {
        try check("remove", describe(name)) {
            unsafe name.withPointer { Int(unsafe unlinkat(raw, $0, 0)) }
        }
    }

    /// What a link says.
    func target(ofLink name: FileName) throws(InboxError) -> [UInt8] {
        var buffer = [CChar](repeating: 0, count: 4096)
        let count = try check("read link", describe(name)) {
            unsafe name.withPointer { unsafe readlinkat(raw, $0, &buffer, buffer.count) }
        }
        return buffer.prefix(count).map { UInt8(bitPattern: $0) }
    }

    func makeLink(_ name: FileName, to target: [UInt8]) throws(InboxError) {
        try check("make link", describe(name)) {
            unsafe FileName(bytes: target).withPointer { target in
                unsafe name.withPointer { Int(unsafe symlinkat(target, raw, $0)) }
            }
        }
    }

    func makeFolder(_ name: FileName) throws(InboxError) {
        try check("make folder", describe(name)) {
            unsafe name.withPointer { Int(unsafe mkdirat(raw, $0, 0o750)) }
        }
    }

    func sync() throws(InboxError) {
        try check("fsync", path) { Int(fsync(raw)) }
    }

    /// Keeps other processes out for as long as this folder is open.
    func lock() throws(InboxError) {
        try check("lock", path) { Int(flock(raw, LOCK_EX | LOCK_NB)) }
    }

    func unlock() { _ = flock(raw, LOCK_UN) }

    var fileSystem: FileSystem { FileSystem(magic: linux_file_system(raw)) }

    func describe(_ name: FileName) -> String { path + "/" + name.description }
}
