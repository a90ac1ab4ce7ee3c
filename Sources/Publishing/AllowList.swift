import Foundation
import ZeroMQ

/// The clients' public keys that are let in.
struct AllowList: Equatable {
    private(set) var keys: Set<[UInt8]> = []

    func allows(_ key: [UInt8]) -> Bool { keys.contains(key) }

    /// One key a line, 40 characters of Z85; what follows after a space is a name. Empty lines and
    /// those that begin with `# ` are skipped (a key may begin with `#`, but has no space).
    ///
    /// - Throws: `PublishingError.settings` with file and line.
    init(path: String) throws(PublishingError) {
        let text = try KeyFile.text(path)
        for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false)
            .enumerated()
        {
            let words = line.split(whereSeparator: { $0 == " " || $0 == "\t" || $0 == "\r" })
            guard let word = words.first, word != "#" else { continue }
            guard let key = Z85.decode(String(word)), key.count == 32 else {
                throw .settings([
                    "\(path):\(index + 1): not a public key; 40 characters of Z85 belong here"
                ])
            }
            keys.insert(key)
        }
    }
}

/// Files that hold keys.
enum KeyFile {
    /// The daemon's secret key.
    ///
    /// - Throws: `PublishingError` when others could read it, or it is no key.
    static func secret(_ settings: CurveSettings) throws(PublishingError) -> [UInt8] {
        let path = settings.secretKeyPath
        if settings.checksOwner {
            var status = stat()
            if unsafe stat(path, &status) == 0,
                status.st_mode & 0o077 != 0 || status.st_uid != geteuid()
            {
                throw .settings([
                    "\(path): a secret key that others can reach; make it yours with mode 0400"
                ])
            }
        }
        let text = try text(path).trimmingCharacters(in: .whitespacesAndNewlines)
        guard let key = Z85.decode(text), key.count == 32 else {
            throw .settings(["\(path): not a secret key; make one with dateline keygen"])
        }
        return key
    }

    static func text(_ path: String) throws(PublishingError) -> String {
        do {
            return try String(contentsOfFile: path, encoding: .utf8)
        } catch {
            throw .settings(["\(path): cannot be read: \(error.localizedDescription)"])
        }
    }
}
