/// The topics of the wire, and how filters match them.
public enum Topic {
    /// Each second, and at once when somebody subscribes.
    public static let heartbeat = "heartbeat/"
    /// The daemon stops; the next head is not to be waited for.
    public static let bye = "bye/"
    /// Closes a replay.
    public static let end = ""
    /// Bytes in a topic or a filter.
    public static let lengthLimit = 255

    /// Whether a message of this topic reaches one who subscribed to these prefixes.
    ///
    /// - Parameter prefixes: none means everything.
    public static func matches(_ topic: String, _ prefixes: [String]) -> Bool {
        prefixes.isEmpty || prefixes.contains { topic.utf8.starts(with: $0.utf8) }
    }

    /// The first two segments, `article/analyzed`: what the second number of the header counts.
    ///
    /// - Returns: `nil` when the topic or prefix does not say both, each closed by `/`.
    public static func type(of topic: String) -> String? {
        var slashes = 0
        for (offset, byte) in topic.utf8.enumerated() where byte == UInt8(ascii: "/") {
            slashes += 1
            if slashes == 2 { return String(decoding: topic.utf8.prefix(offset), as: UTF8.self) }
        }
        return nil
    }
}
