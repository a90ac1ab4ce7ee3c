public import ZeroMQ

/// Why publishing cannot begin, or ended.
public enum PublishingError: Error, Hashable, CustomStringConvertible {
    /// The settings are wrong: one line each. Exit code 78.
    case settings([String])
    /// Another process serves this socket. Exit code 75.
    case locked(path: String)
    /// A system call on a file failed.
    case system(path: String, operation: String, reason: String)
    /// The socket file is not as it must be.
    case unsafeSocket(path: String, reason: String)
    case socket(ZeroMQError)
    /// The log cannot be read at the start.
    case log(String)

    public var description: String {
        switch self {
        case .settings(let problems): problems.joined(separator: "; ")
        case .locked(let path): "\(path): served by another datelined; stop that one first"
        case .system(let path, let operation, let reason): "\(path): \(operation): \(reason)"
        case .unsafeSocket(let path, let reason): "\(path): \(reason)"
        case .socket(let error): error.description
        case .log(let reason): "the log cannot be read: \(reason)"
        }
    }
}
