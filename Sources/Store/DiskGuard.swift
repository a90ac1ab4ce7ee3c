internal import Glibc

/// How much room is left for the store.
public struct DiskState: Hashable, Sendable {
    /// No new articles may be taken; publishing and replay go on.
    public var isLow: Bool
    public var freeBytes: Int
    public var totalBytes: Int
    /// The reserve was given up to make room, and could not be made again yet.
    public var reserveReleased: Bool
}

/// Watches the free space, and keeps a file that can be given up when there is none.
///
/// On a full disk deleting rows and checkpoints need room too: the reserve is that room.
struct DiskGuard {
    let folder: String
    let reserveBytes: Int
    let lowBytes: Int
    let lowPercent: Int
    private(set) var isLow = false
    private(set) var isHeld = false
    /// The disk was full: it stays low until the reserve is back.
    private var wasFull = false

    init(_ settings: StoreSettings) {
        folder = settings.folder
        reserveBytes = settings.reserveBytes
        lowBytes = settings.lowBytes
        lowPercent = settings.lowPercent
    }

    private var path: String { folder + "/reserve" }

    /// Measures; low ends only when a quarter more than the limit is free.
    mutating func state() -> DiskState {
        guard let space = FileSystem.space(at: folder) else {
            return DiskState(
                isLow: isLow, freeBytes: 0, totalBytes: 0, reserveReleased: !isHeld)
        }
        let limit = min(lowBytes, space.total / 100 * lowPercent)
        isLow = space.free < (isLow ? limit + limit / 4 : limit)
        return DiskState(
            isLow: isLow || wasFull, freeBytes: space.free, totalBytes: space.total,
            reserveReleased: !isHeld && reserveBytes > 0)
    }

    /// Puts the guard where it is after the limit was undercut.
    mutating func assumeLow() { isLow = true }

    /// Makes the reserve unless it is there or the disk is too full for it.
    ///
    /// Blocks are really taken: a sparse file would reserve nothing.
    mutating func hold() {
        if isHeld || reserveBytes <= 0 { return }
        if let size = FileSystem.status(path)?.size, size >= reserveBytes {
            (isHeld, wasFull) = (true, false)
            return
        }
        let room = state().freeBytes - reserveBytes
        guard !isLow, room > reserveBytes / 4 else { return }
        let descriptor = unsafe open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o640)
        guard descriptor >= 0 else { return }
        let failed = posix_fallocate(descriptor, 0, off_t(reserveBytes)) != 0
        close(descriptor)
        if failed { FileSystem.remove(path) } else { (isHeld, wasFull) = (true, false) }
    }

    /// Gives the reserve up when a start would have no room without it.
    ///
    /// - Returns: whether it did.
    mutating func makeRoomToStart() -> Bool {
        guard FileSystem.status(path) != nil, state().freeBytes < reserveBytes / 4 else {
            return false
        }
        release()
        return true
    }

    mutating func release() {
        FileSystem.remove(path)
        (isHeld, wasFull) = (false, reserveBytes > 0)
    }
}
