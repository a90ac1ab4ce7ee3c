internal import Glibc

/// A failed file operation of the inbox: what was tried, on what, and the kernel's reason.
public struct InboxError: Error, Equatable, CustomStringConvertible {
    public let operation: String
    public let path: String
    /// errno.
    public let code: Int32

    public init(operation: String, path: String, code: Int32) {
        self.operation = operation
        self.path = path
        self.code = code
    }

    public var description: String {
        "\(path): cannot \(operation): \(Self.reason(code))"
    }

    /// The kernel's words for an errno.
    static func reason(_ code: Int32) -> String {
        guard let text = unsafe strerror(code) else { return "error \(code)" }
        return unsafe String(cString: text)
    }
}

extension InboxError {
    var isMissing: Bool { code == ENOENT }
    var isAlreadyThere: Bool { code == EEXIST }
    var isDenied: Bool { code == EACCES || code == EPERM }
    var isOtherFileSystem: Bool { code == EXDEV }
    var isTooManyOpen: Bool { code == EMFILE || code == ENFILE }
}
