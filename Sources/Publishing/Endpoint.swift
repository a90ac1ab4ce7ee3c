/// An endpoint to bind, understood as far as safety needs.
enum Endpoint: Equatable {
    case ipc(path: String)
    case tcp(host: String, port: String)

    /// Bytes in a socket's path that the kernel takes, its closing zero left out.
    static let pathLimit = 107

    /// - Returns: `nil` for any other transport or form.
    init?(_ text: String) {
        if text.hasPrefix("ipc://") {
            self = .ipc(path: String(text.dropFirst(6)))
        } else if text.hasPrefix("tcp://") {
            let address = text.dropFirst(6)
            guard let colon = address.lastIndex(of: ":") else { return nil }
            self = .tcp(
                host: String(address[..<colon]),
                port: String(address[address.index(after: colon)...]))
        } else {
            return nil
        }
    }

    /// Whether only this machine can reach it. Names are not resolved: they may change.
    var isLocal: Bool {
        guard case .tcp(let host, _) = self else { return true }
        if host == "[::1]" || host == "::1" { return true }
        let parts = host.split(separator: ".", omittingEmptySubsequences: false)
        return parts.count == 4 && parts[0] == "127"
            && parts.allSatisfy { part in
                part.utf8.allSatisfy { $0 >= 0x30 && $0 <= 0x39 } && UInt8(part) != nil
            }
    }
}

extension PublishingSettings {
    /// What is wrong, one line each with what to do; empty when all is well. No side effects.
    ///
    /// For the start, and for `datelined --check-config`.
    public var problems: [String] {
        var problems: [String] = []
        for (key, endpoints) in [("events.endpoints", events), ("query.endpoints", query)] {
            if endpoints.isEmpty { problems.append("\(key): at least one endpoint is needed") }
            for text in endpoints { problems += self.problems(of: text, key) }
        }
        var seen: Set<String> = []
        for text in events + query where !text.hasSuffix(":*") && !text.hasSuffix(":0") {
            if !seen.insert(text).inserted { problems.append("\(text): stands there twice") }
        }
        for (key, value) in [
            ("sendHighWater", sendHighWater), ("replayHighWater", replayHighWater),
            ("maxPeers", maxPeers), ("maxSubscriptions", maxSubscriptions),
            ("maxRequestBytes", maxRequestBytes), ("requestsPerSecond", requestsPerSecond),
        ] where value < 1 || value > Int(Int32.max) {
            problems.append("\(key): \(value) is not between 1 and \(Int32.max)")
        }
        return problems
    }

    private func problems(of text: String, _ key: String) -> [String] {
        switch Endpoint(text) {
        case nil:
            return ["\(key): \(text): neither ipc:///PATH nor tcp://ADDRESS:PORT"]
        case .ipc(let path):
            if !path.hasPrefix("/") {
                return ["\(key): \(text): the path must begin with /"]
            }
            let count = path.utf8.count
            return count <= Endpoint.pathLimit
                ? []
                : [
                    "\(key): \(text): \(count) bytes of path; a socket's may have "
                        + "\(Endpoint.pathLimit), choose a shorter runtime.path"
                ]
        case .tcp(_, let port):
            if port != "*", UInt16(port) == nil {
                return ["\(key): \(text): the port is not a number up to 65535"]
            }
            let local = Endpoint(text)?.isLocal ?? false
            return local || curve != nil || plaintextBeyondLoopback
                ? []
                : [
                    "\(key): \(text): beyond this machine without encryption; set up CURVE, "
                        + "or say i_know_this_is_plaintext: true if that is meant"
                ]
        }
    }
}
