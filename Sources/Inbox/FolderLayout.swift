internal import Glibc

/// Whether the daemon's own folders are apart, so that it never reads what it wrote.
public enum FolderLayout {
    /// What is wrong, in one line, or `nil`.
    ///
    /// The spool's four folders must not be the same or in one another; `others` (role and path, as
    /// `("state", "/var/lib/dateline")`) must not be one of them or in one. Links are followed as far
    /// as folders exist; nothing is made.
    public static func conflict(
        in settings: InboxSettings, others: [(role: String, path: String)] = []
    ) -> String? {
        let own = [
            ("inbox", settings.inboxPath), ("work", settings.workPath),
            ("done", settings.donePath), ("quarantine", settings.quarantinePath),
        ].map { (role: $0.0, path: resolved($0.1)) }
        for (index, one) in own.enumerated() {
            for (otherIndex, other) in own.enumerated() where otherIndex != index {
                if contains(one.path, other.path) {
                    return describe(other.role, other.path, one.role, one.path)
                }
            }
            for other in others {
                let path = resolved(other.path)
                if contains(one.path, path) {
                    return describe(other.role, path, one.role, one.path)
                }
            }
        }
        return nil
    }

    private static func describe(
        _ inner: String, _ innerPath: String, _ outer: String, _ outerPath: String
    ) -> String {
        let (inner, outer) = ("\(inner) \(innerPath)", "\(outer) \(outerPath)")
        return innerPath == outerPath
            ? "\(inner) and \(outer) are the same folder" : "\(inner) is inside \(outer)"
    }

    private static func contains(_ outer: String, _ inner: String) -> Bool {
        inner == outer || inner.hasPrefix(outer.hasSuffix("/") ? outer : outer + "/")
    }

    /// The path without links and dots, as far as it exists.
    private static func resolved(_ path: String) -> String {
        var parts = path.split(separator: "/").map(String.init)
        var missing: [String] = []
        let start = path.hasPrefix("/") ? "/" : ""
        while true {
            let head = start + parts.joined(separator: "/")
            if let real = unsafe realpath(head.isEmpty ? "." : head, nil) {
                defer { unsafe free(real) }
                let text = unsafe String(cString: real)
                return ([text == "/" ? "" : text] + missing).joined(separator: "/")
            }
            guard let last = parts.popLast() else { return path }
            missing.insert(last, at: 0)
        }
    }
}
