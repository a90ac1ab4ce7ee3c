internal import Glibc

extension Folder {
    /// What a listing says of an entry's kind without looking at the file.
    enum EntryKind { case folder, unknown, other }

    /// Every entry but `.` and `..`, in the file system's order.
    ///
    /// - Complexity: one pass; memory does not grow with the folder.
    func list(_ body: (FileName, EntryKind) -> Void) throws(InboxError) {
        let copy = try check("list", path) {
            // A second description of its own: a duplicate would share the reading position.
            Int(unsafe openat(raw, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC))
        }
        guard let stream = unsafe fdopendir(Int32(copy)) else {
            let code = errno
            close(Int32(copy))
            throw InboxError(operation: "list", path: path, code: code)
        }
        defer { unsafe closedir(stream) }
        while true {
            errno = 0
            guard let entry = unsafe readdir(stream) else {
                let code = errno
                if code == 0 { return }
                throw InboxError(operation: "list", path: path, code: code)
            }
            guard let name = unsafe Self.name(entry) else { continue }
            let kind: EntryKind =
                switch unsafe Int(entry.pointee.d_type) {
                case Int(DT_DIR): .folder
                case Int(DT_UNKNOWN): .unknown
                default: .other
                }
            body(name, kind)
        }
    }

    /// The entry's name, `nil` for the folder itself and the one above.
    ///
    /// Read in place: an entry may be shorter in memory than the type says.
    private static func name(_ entry: UnsafeMutablePointer<dirent>) -> FileName? {
        guard let offset = MemoryLayout<dirent>.offset(of: \.d_name) else { return nil }
        let start = unsafe UnsafeRawPointer(entry).advanced(by: offset)
        let length = unsafe strlen(start.assumingMemoryBound(to: CChar.self))
        let bytes = unsafe [UInt8](UnsafeRawBufferPointer(start: start, count: length))
        if bytes == [0x2E] || bytes == [0x2E, 0x2E] { return nil }
        return FileName(bytes: bytes)
    }
}
