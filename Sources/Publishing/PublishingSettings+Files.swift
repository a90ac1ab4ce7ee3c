extension PublishingSettings {
    /// What stands in the way of using the group and the key files, each with its setting; asked
    /// before a start, as the user who will start.
    public var fileProblems: [(key: String, problem: String)] {
        var found: [(key: String, problem: String)] = []
        func check(_ key: String, _ body: () throws(PublishingError) -> Void) {
            do throws(PublishingError) { try body() } catch { found.append((key, "\(error)")) }
        }
        check("runtime.group") { () throws(PublishingError) in _ = try group() }
        if let curve {
            check("curve.secret") { () throws(PublishingError) in _ = try KeyFile.secret(curve) }
            check("curve.clients") { () throws(PublishingError) in
                _ = try AllowList(path: curve.allowListPath)
            }
        }
        return found
    }
}
