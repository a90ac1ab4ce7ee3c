import Glibc

/// Secrets the daemon is given: by systemd's `LoadCredential=`, or in a file only its user can read.
public struct Credentials: Sendable {
    private let folder: String?

    /// - Parameter environment: `CREDENTIALS_DIRECTORY` is read.
    public init(environment: [String: String]) {
        folder = environment["CREDENTIALS_DIRECTORY"].flatMap { $0.isEmpty ? nil : $0 }
    }

    /// The secret's text without the white space around it.
    ///
    /// - Parameters:
    ///   - name: of the credential, such as `curve.secret`.
    ///   - path: the file used where systemd hands over no such credential. It must be a regular
    ///     file of mode 0400 that belongs to the daemon's user.
    public func secret(_ name: String, orFileAt path: String) throws(CredentialError) -> String {
        if let folder {
            let given = "\(folder)/\(name)"
            if unsafe access(given, F_OK) == 0 { return try read(given, mustBePrivate: false) }
        }
        return try read(path, mustBePrivate: true)
    }

    private func read(_ path: String, mustBePrivate: Bool) throws(CredentialError) -> String {
        let descriptor = unsafe open(
            path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC | O_NOCTTY)
        guard descriptor >= 0 else {
            throw CredentialError(path: path, problem: Self.openProblem(errno))
        }
        defer { close(descriptor) }
        var facts = stat()
        guard unsafe fstat(descriptor, &facts) == 0, facts.st_mode & S_IFMT == S_IFREG else {
            throw CredentialError(path: path, problem: "is not a regular file")
        }
        if mustBePrivate {
            guard facts.st_uid == geteuid() else {
                let problem = "belongs to user \(facts.st_uid), not to the daemon's \(geteuid())"
                throw CredentialError(path: path, problem: "\(problem); chown it")
            }
            guard facts.st_mode & 0o7777 == 0o400 else {
                let mode = String(facts.st_mode & 0o7777, radix: 8)
                throw CredentialError(path: path, problem: "has mode 0\(mode); chmod it to 0400")
            }
        }
        return try text(of: descriptor, path)
    }

    private func text(of descriptor: Int32, _ path: String) throws(CredentialError) -> String {
        var bytes = [UInt8](repeating: 0, count: 4097)
        var filled = 0
        while filled < bytes.count {
            let count = unsafe bytes.withUnsafeMutableBytes {
                unsafe Glibc.read(
                    descriptor, $0.baseAddress?.advanced(by: filled), $0.count - filled)
            }
            if count < 0, errno == EINTR { continue }
            guard count >= 0 else {
                throw CredentialError(path: path, problem: unsafe String(cString: strerror(errno)))
            }
            if count == 0 { break }
            filled += count
        }
        guard filled < bytes.count else {
            throw CredentialError(path: path, problem: "is longer than 4096 bytes")
        }
        let secret = String(decoding: bytes[..<filled], as: UTF8.self)
        let trimmed = secret.drop { $0.isWhitespace }.reversed().drop { $0.isWhitespace }.reversed()
        guard !trimmed.isEmpty else { throw CredentialError(path: path, problem: "is empty") }
        return String(trimmed)
    }

    private static func openProblem(_ code: Int32) -> String {
        switch code {
        case ENOENT: "does not exist; make a key with: dateline keygen"
        case EACCES: "may not be read by the daemon's user; chown it and chmod it to 0400"
        case ELOOP: "is a symbolic link; name the file itself"
        default: unsafe String(cString: strerror(code))
        }
    }
}

/// A secret that is missing, or that others could read.
public struct CredentialError: Error, Hashable, CustomStringConvertible {
    public let path: String
    public let problem: String

    public var description: String { "\(path): \(problem)" }
}
