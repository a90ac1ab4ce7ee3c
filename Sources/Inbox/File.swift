internal import CLinux
internal import Glibc

/// An open file with one owner.
struct File: ~Copyable {
    let raw: Int32
    let name: FileName

    deinit { close(raw) }

    func stamp() throws(InboxError) -> FileStamp {
        var status = stat()
        try check("stat", name.description) { Int(unsafe fstat(raw, &status)) }
        return FileStamp(status)
    }

    /// Asks for a read lease and gives it back: nobody has the file open for writing now.
    func askLease() -> Readiness.Lease {
        if linux_set_lease(raw, Int32(F_RDLCK)) == 0 {
            _ = linux_set_lease(raw, Int32(F_UNLCK))
            return .granted
        }
        return errno == EAGAIN ? .writerHasIt : .unavailable
    }

    /// The first `size` bytes, fewer when the file ends before.
    func read(_ size: Int) throws(InboxError) -> [UInt8] {
        var code: Int32 = 0
        let bytes = unsafe [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
            while count < size {
                let got = unsafe pread(
                    raw, buffer.baseAddress?.advanced(by: count), size - count, off_t(count))
                if got > 0 {
                    count += got
                } else if got == 0 {
                    return
                } else if errno != EINTR {
                    code = errno
                    return
                }
            }
        }
        if code != 0 { throw InboxError(operation: "read", path: name.description, code: code) }
        return bytes
    }

    func write(_ bytes: [UInt8]) throws(InboxError) {
        let code: Int32 = unsafe bytes.withUnsafeBufferPointer { buffer in
            var done = 0
            while done < buffer.count {
                let put = unsafe Glibc.write(
                    raw, buffer.baseAddress?.advanced(by: done), buffer.count - done)
                if put >= 0 {
                    done += put
                } else if errno != EINTR {
                    return errno
                }
            }
            return 0
        }
        if code != 0 { throw InboxError(operation: "write", path: name.description, code: code) }
    }

    /// Copies what `source` has from its place on; `progress` gets the bytes so far.
    func copy(
        from source: borrowing File, progress: ((Int) -> Void)? = nil
    ) throws(InboxError) {
        var offset = 0
        while true {
            let piece = try source.sequential(256 << 10, at: offset)
            if piece.isEmpty { return }
            try write(piece)
            offset += piece.count
            progress?(offset)
        }
    }

    func sync() throws(InboxError) {
        try check("fsync", name.description) { Int(fsync(raw)) }
    }

    /// As `pread`, or `read` for pipes, which have no places.
    private func sequential(_ size: Int, at offset: Int) throws(InboxError) -> [UInt8] {
        var code: Int32 = 0
        let bytes = unsafe [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
            while true {
                var got = unsafe pread(raw, buffer.baseAddress, size, off_t(offset))
                if got < 0, errno == ESPIPE {
                    got = unsafe Glibc.read(raw, buffer.baseAddress, size)
                }
                if got >= 0 {
                    count = got
                    return
                }
                if errno != EINTR {
                    code = errno
                    return
                }
            }
        }
        if code != 0 { throw InboxError(operation: "read", path: name.description, code: code) }
        return bytes
    }
}
