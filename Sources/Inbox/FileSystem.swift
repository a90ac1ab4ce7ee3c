/// What a file system's kind means for watching it.
struct FileSystem: Sendable, Equatable {
    let name: String
    /// Changes may come from where inotify does not see them.
    let needsPolling: Bool
    /// A refused lease may mean something else than a writer on this machine.
    let leasesLie: Bool

    init(magic: Int64) {
        (name, needsPolling, leasesLie) =
            switch magic {
            case 0x6969: ("nfs", true, true)
            case 0x517B, 0xFE53_4D42, 0xFF53_4D42: ("smb", true, true)
            case 0x6573_5546: ("fuse", true, true)
            case 0x0102_1997: ("9p", true, true)
            case 0x00C3_6400: ("ceph", true, true)
            case 0x794C_7630: ("overlay", true, false)
            default: ("local", false, false)
            }
    }
}
