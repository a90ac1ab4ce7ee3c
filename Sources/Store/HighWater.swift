internal import Glibc
internal import Text

/// How far a stream had come, as it is known outside the database.
struct HighWater: Equatable {
    var stream: String
    var epoch: Int64
    var head: Int64
    /// Of the database file, so that a file put in its place is noticed.
    var inode: UInt64
}

/// The side file that gives away a lost write-ahead log or an older database put in place.
///
/// Each commit writes it *after* SQLite's own fsync has returned, and does not sync it: the file can
/// only lag behind the database, never run ahead, so a crash raises no false alarm. It has two slots,
/// written in turn and each with a checksum, so that a torn write leaves the other one.
struct HighWaterFile: ~Copyable {
    private static let slotSize = 128
    private let descriptor: Int32
    private let path: String

    init(path: String) throws(StoreError) {
        self.path = path
        descriptor = try FileSystem.check("\(path): cannot be opened") {
            unsafe open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o640)
        }
    }

    deinit { close(descriptor) }

    /// The furthest slot that is whole; `nil` when the file is new or was made unreadable.
    func read() -> HighWater? {
        var best: HighWater?
        for slot in 0..<2 {
            var bytes = [UInt8](repeating: 0, count: Self.slotSize)
            let offset = off_t(slot * Self.slotSize)
            let count = unsafe pread(descriptor, &bytes, bytes.count, offset)
            guard count == Self.slotSize, let mark = Self.parse(bytes) else { continue }
            if let known = best, (known.epoch, known.head) > (mark.epoch, mark.head) { continue }
            best = mark
        }
        return best
    }

    /// - Parameter turn: counts the writes, so that the slots alternate.
    func write(_ mark: HighWater, turn: Int) throws(StoreError) {
        let bytes = Self.format(mark)
        let offset = off_t(turn & 1 * Self.slotSize)
        var code: Int32 = 0
        while true {
            let count = unsafe pwrite(descriptor, bytes, bytes.count, offset)
            if count == bytes.count { return }
            code = count < 0 ? errno : ENOSPC
            if code != EINTR { break }
        }
        throw FileSystem.failure("\(path): cannot be written", code)
    }

    func sync() throws(StoreError) {
        let descriptor = descriptor
        try FileSystem.check("\(path): fdatasync") { fdatasync(descriptor) }
    }

    static func format(_ mark: HighWater) -> [UInt8] {
        let text = "dateline \(mark.stream) \(mark.epoch) \(mark.head) \(mark.inode) "
        var bytes = Array(text.utf8)
        bytes += Array("\(CRC32C.of(bytes))".utf8)
        while bytes.count < slotSize - 1 { bytes.append(0x20) }
        return bytes + [0x0A]
    }

    static func parse(_ bytes: [UInt8]) -> HighWater? {
        let fields = bytes.split { $0 == 0x20 || $0 == 0x0A }
            .map { String(decoding: $0, as: UTF8.self) }
        guard fields.count == 6, fields[0] == "dateline", let epoch = Int64(fields[2]),
            let head = Int64(fields[3]), let inode = UInt64(fields[4])
        else { return nil }
        let mark = HighWater(stream: fields[1], epoch: epoch, head: head, inode: inode)
        return format(mark) == bytes ? mark : nil
    }
}
