import Glibc

/// What a commit of one article asks of the disk, without SQLite: pages appended to a file that
/// grows, as the write-ahead log does, and one `fdatasync`.
///
/// Source: SQLite's WAL format: frames of a 24-byte header and a page.
struct CommitImitation: ~Copyable {
    /// What the log of system calls shows: a page in each of eight trees, and two for the record.
    private static let frames = 10
    private static let frameSize = 24 + 4096

    private let descriptor: Int32
    private let bytes = [UInt8](repeating: 7, count: frames * frameSize)

    init(in folder: String) throws {
        descriptor = unsafe open(
            folder + "/imitation", O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw BenchError("cannot write in \(folder)") }
    }

    deinit { close(descriptor) }

    /// How long one takes.
    func commit() throws -> Duration {
        let began = ContinuousClock.now
        guard unsafe write(descriptor, bytes, bytes.count) == bytes.count,
            fdatasync(descriptor) == 0
        else { throw BenchError("the disk refuses a commit's writes") }
        return .now - began
    }
}
