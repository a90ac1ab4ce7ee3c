import Glibc

/// Safe faces of the calls that tests make the way producers do. -1 is failure.
enum Kernel {
    static func open(_ path: String, _ flags: Int32, _ mode: mode_t = 0o644) -> Int32 {
        unsafe Glibc.open(path, flags, mode)
    }

    static func move(_ from: String, _ to: String) -> Int32 { unsafe Glibc.rename(from, to) }
    static func link(_ from: String, _ to: String) -> Int32 { unsafe Glibc.link(from, to) }
    static func symlink(_ target: String, _ path: String) -> Int32 {
        unsafe Glibc.symlink(target, path)
    }

    @discardableResult
    static func remove(_ path: String) -> Int32 { unsafe Glibc.unlink(path) }
    static func makeFolder(_ path: String) -> Int32 { unsafe Glibc.mkdir(path, 0o755) }
    static func makePipe(_ path: String) -> Int32 { unsafe Glibc.mkfifo(path, 0o644) }
    static func makeDevice(_ path: String) -> Int32 {
        unsafe Glibc.mknod(path, S_IFCHR | 0o644, 0x103)
    }

    @discardableResult
    static func mode(_ path: String, _ mode: mode_t) -> Int32 { unsafe chmod(path, mode) }
    static func extend(_ path: String, _ size: Int) -> Int32 { unsafe truncate(path, off_t(size)) }
    static func exists(_ path: String) -> Bool {
        var status = stat()
        return unsafe lstat(path, &status) == 0
    }

    /// Gives an unnamed file, open as `file`, a name.
    static func name(_ file: Int32, _ path: String) -> Int32 {
        unsafe linkat(AT_FDCWD, "/proc/self/fd/\(file)", AT_FDCWD, path, AT_SYMLINK_FOLLOW)
    }

    static func makeSocket(_ path: String) -> Bool {
        let descriptor = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0)
        guard descriptor >= 0 else { return false }
        defer { close(descriptor) }
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        guard path.utf8.count < 108 else { return false }
        unsafe withUnsafeMutableBytes(of: &address.sun_path) {
            unsafe $0.copyBytes(from: path.utf8)
        }
        return unsafe withUnsafePointer(to: &address) { pointer in
            unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                unsafe bind(descriptor, $0, socklen_t(MemoryLayout<sockaddr_un>.size))
            }
        } == 0
    }

    /// A file mapped for writing and closed; its first bytes can be stored later.
    @safe final class Mapping {
        private let start: UnsafeMutableRawPointer?

        init(_ path: String, length: Int) {
            let file = Kernel.open(path, O_RDWR)
            unsafe start = mmap(nil, length, PROT_READ | PROT_WRITE, MAP_SHARED, file, 0)
            close(file)
        }

        func store(_ text: String) {
            unsafe start?.copyMemory(from: Array(text.utf8), byteCount: text.utf8.count)
        }

        func unmap(_ length: Int) { _ = unsafe munmap(start, length) }
    }

    /// Resident memory of this process in bytes.
    static func residentBytes() -> Int {
        let file = open("/proc/self/statm", O_RDONLY)
        defer { close(file) }
        var buffer = [UInt8](repeating: 0, count: 128)
        let count = unsafe read(file, &buffer, 128)
        let fields = String(decoding: buffer.prefix(max(count, 0)), as: UTF8.self).split(
            separator: " ")
        return (fields.count > 1 ? Int(fields[1]) ?? 0 : 0) * 4_096
    }
}
