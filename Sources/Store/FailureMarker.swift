internal import Glibc

/// Remembers input/output failures across restarts, so that a dying disk ends in silence and not in a
/// storm of restarts.
struct FailureMarker {
    static let span: Int64 = 10 * 60 * 1_000
    let path: String

    /// - Throws: `StoreError` `repeatedFailure` when the last two failures were within ten minutes
    ///   of each other and of now.
    func check(now: Int64) throws(StoreError) {
        let times = self.times()
        guard let last = times.last, let previous = times.dropLast().last else { return }
        guard abs(last - previous) <= Self.span, abs(now - last) <= Self.span else { return }
        throw StoreError(
            .repeatedFailure,
            "two storage failures within ten minutes, the last at \(Timestamp.text(last)); "
                + "check the disk, then remove \(path)")
    }

    /// Best effort: the disk that failed may be the one this is written to.
    func record(_ error: StoreError, now: Int64) {
        let kept = times().suffix(9).map { "\($0)\n" }.joined()
        let line = "\(now) \(error.message.split(separator: "\n").joined(separator: " "))\n"
        let bytes = Array((kept + line).utf8)
        let descriptor = unsafe open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o640)
        guard descriptor >= 0 else { return }
        defer { close(descriptor) }
        _ = unsafe Glibc.write(descriptor, bytes, bytes.count)
        _ = fsync(descriptor)
    }

    private func times() -> [Int64] {
        let text = String(decoding: FileSystem.head(of: path, count: 65_536), as: UTF8.self)
        return text.split(separator: "\n").compactMap { line in
            line.split(separator: " ").first.flatMap { Int64($0) }
        }
    }
}
