import Glibc

/// Standard error for one-line messages, whole lines at a time, whatever becomes of the reader.
public enum StandardError {
    public static func write(_ text: String) { write(text, to: STDERR_FILENO) }

    /// Tells whoever started the program that it is ready, wherever they listen: on standard error,
    /// and on standard output where that is something else.
    static func announceReady() {
        var out = stat(), err = stat()
        let haveBoth = unsafe fstat(STDOUT_FILENO, &out) == 0 && fstat(STDERR_FILENO, &err) == 0
        if haveBoth && (out.st_dev, out.st_ino) != (err.st_dev, err.st_ino) {
            write("ready\n", to: STDOUT_FILENO)
        }
        write("ready\n")
    }

    private static func write(_ text: String, to descriptor: Int32) {
        var rest = Array(text.utf8)[...]
        while !rest.isEmpty {
            let written = unsafe rest.withUnsafeBytes { bytes in
                unsafe Glibc.write(descriptor, bytes.baseAddress, bytes.count)
            }
            if written < 0 && errno == EINTR { continue }
            // A closed or full standard error must not stop the program.
            if written <= 0 { return }
            rest = rest.dropFirst(written)
        }
    }
}
