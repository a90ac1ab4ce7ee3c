internal import Glibc

/// inotify's bits by what they mean here.
enum IN {
    static let overflow = Int(IN_Q_OVERFLOW)
    static let gone = Int(IN_IGNORED | IN_UNMOUNT | IN_DELETE_SELF | IN_MOVE_SELF)
    static let folder = Int(IN_ISDIR)
    static let created = Int(IN_CREATE)
    static let movedTo = Int(IN_MOVED_TO)
    static let appeared = Int(IN_CREATE | IN_MOVED_TO)
}
