import Glibc

/// Secrets that systemd hands over with `LoadCredential=`.
///
/// They stand in a folder that only the service can read, so whoever opens one need not check its
/// owner; a file named in the configuration must be checked (Publishing does).
struct Credentials {
    private let folder: String?

    /// - Parameter environment: `CREDENTIALS_DIRECTORY` is read.
    init(environment: [String: String]) {
        folder = environment["CREDENTIALS_DIRECTORY"].flatMap { $0.isEmpty ? nil : $0 }
    }

    /// Where the named credential is; `nil` when none was handed over.
    func path(of name: String) -> String? {
        guard let folder, unsafe access("\(folder)/\(name)", F_OK) == 0 else { return nil }
        return "\(folder)/\(name)"
    }
}
