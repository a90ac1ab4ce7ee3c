internal import Glibc

/// What kind of file system a folder is on.
///
/// The kernel's mount table is asked, because `statfs` gives numbers that are to be looked up and is
/// not in Swift's view of the C library.
enum MountTable {
    /// File systems where SQLite's locks, its shared memory or its fsync cannot be relied on.
    static func isUnsafe(_ type: String) -> Bool {
        let network = [
            "nfs", "nfs4", "cifs", "smb3", "smbfs", "9p", "afs", "ceph", "coda", "ncpfs",
        ]
        return network.contains(type) || type.hasPrefix("fuse") || type == "overlay"
            || type == "aufs" || type == "virtiofs" || type == "vboxsf"
    }

    /// Type of the file system `folder` is on, such as `ext4`; `nil` when the table does not say.
    static func type(of folder: String) -> String? {
        guard let device = FileSystem.status(folder)?.device else { return nil }
        // The C library's macros for this are not in Swift's view of it either.
        let major = device >> 8 & 0xFFF | device >> 32 & ~0xFFF
        let minor = device & 0xFF | device >> 12 & ~0xFF
        let number = "\(major & 0xFFFF_FFFF):\(minor & 0xFFFF_FFFF)"
        return type(ofDevice: number, in: text())
    }

    /// - Parameter table: lines of `/proc/self/mountinfo`, see proc(5).
    static func type(ofDevice device: String, in table: String) -> String? {
        for line in table.split(separator: "\n") {
            let fields = line.split(separator: " ")
            guard fields.count > 6, fields[2] == device,
                let mark = fields.firstIndex(of: "-"), mark + 1 < fields.count
            else { continue }
            return String(fields[mark + 1])
        }
        return nil
    }

    private static func text() -> String {
        let descriptor = unsafe open("/proc/self/mountinfo", O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { return "" }
        defer { close(descriptor) }
        var all: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 65_536)
        while true {
            let count = unsafe read(descriptor, &buffer, buffer.count)
            if count <= 0 { break }
            all.append(contentsOf: buffer.prefix(count))
        }
        return String(decoding: all, as: UTF8.self)
    }
}
