internal import Glibc

/// Bytes that stay where they are and never change: a file mapped into memory, or a copy of some.
///
/// Whoever lends the bytes out holds on to this object.
@safe final class MappedBytes: @unchecked Sendable {
    // Sendable: the address and the length are constants, the memory is only ever read, and it is let
    // go of in `deinit`, when nobody holds this object any more.
    let buffer: UnsafeRawBufferPointer
    private let isMapped: Bool

    /// Maps a whole regular file, which must not be written to or cut while it is in use: a new model
    /// is put in place by renaming.
    init(path: String) throws(ModelError) {
        // A FIFO must not be waited for.
        let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
        guard descriptor >= 0 else { throw .missing(path: path, cause: Self.cause(errno)) }
        defer { close(descriptor) }
        var status = stat()
        guard unsafe fstat(descriptor, &status) == 0 else {
            throw .missing(path: path, cause: Self.cause(errno))
        }
        guard status.st_mode & S_IFMT == S_IFREG else { throw .foreign(path: path) }
        let count = Int(status.st_size)
        guard count > 0 else { throw .truncated(path: path) }
        let flags = MAP_PRIVATE | Int32(MAP_POPULATE)
        let address = unsafe mmap(nil, count, PROT_READ, flags, descriptor, 0)
        guard let address = unsafe address, unsafe address != MAP_FAILED else {
            throw .missing(path: path, cause: Self.cause(errno))
        }
        unsafe buffer = UnsafeRawBufferPointer(start: address, count: count)
        isMapped = true
    }

    /// Copies some bytes to an address that sections may stand at.
    init(copying bytes: [UInt8]) {
        let copy = UnsafeMutableRawBufferPointer.allocate(
            byteCount: max(bytes.count, 1), alignment: ModelFormat.alignment)
        unsafe copy.copyBytes(from: bytes)
        unsafe buffer = UnsafeRawBufferPointer(rebasing: copy.prefix(bytes.count))
        isMapped = false
    }

    deinit {
        guard let address = unsafe UnsafeMutableRawPointer(mutating: buffer.baseAddress) else {
            return
        }
        if isMapped { unsafe munmap(address, buffer.count) } else { unsafe address.deallocate() }
    }

    static func cause(_ code: Int32) -> String { unsafe String(cString: strerror(code)) }
}
