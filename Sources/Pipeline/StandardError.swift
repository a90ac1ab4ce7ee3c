import Glibc

/// Standard error for one-line messages, whole lines at a time, whatever becomes of the reader.
public enum StandardError {
    public static func write(_ text: String) {
        var rest = Array(text.utf8)[...]
        while !rest.isEmpty {
            let written = unsafe rest.withUnsafeBytes { bytes in
                unsafe Glibc.write(STDERR_FILENO, bytes.baseAddress, bytes.count)
            }
            if written < 0 && errno == EINTR { continue }
            // A closed or full standard error must not stop the program.
            if written <= 0 { return }
            rest = rest.dropFirst(written)
        }
    }
}
