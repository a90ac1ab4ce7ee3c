import Glibc

/// Standard output for whole lines; a reader that went away ends the program quietly.
enum StandardOutput {
    static var isTerminal: Bool { isatty(STDOUT_FILENO) == 1 }

    /// Whether what reads it has ended; nothing is written to find that out.
    static var readerIsGone: Bool {
        var output = pollfd(fd: STDOUT_FILENO, events: 0, revents: 0)
        guard unsafe poll(&output, 1, 0) > 0 else { return false }
        return Int32(output.revents) & (POLLERR | POLLHUP) != 0
    }

    static func line(_ text: String) { write(Array(text.utf8) + [0x0A]) }

    static func line(_ bytes: [UInt8]) { write(bytes + [0x0A]) }

    private static func write(_ bytes: [UInt8]) {
        var sent = 0
        while sent < bytes.count {
            let count = unsafe bytes.withUnsafeBytes { all in
                unsafe Glibc.write(
                    STDOUT_FILENO, all.baseAddress?.advanced(by: sent), all.count - sent)
            }
            if count < 0 && errno == EINTR { continue }
            if count < 0 && errno == EPIPE { exit(0) }
            if count <= 0 {
                unsafe perror("dateline: standard output")
                exit(74)
            }
            sent += count
        }
    }
}
