/// What the daemon announces, before it has a number: the log gives it one.
///
/// An *event* is what happened in the world; a *notice* is what the daemon says.
public struct Notice: Hashable, Sendable {
    /// For prefix subscription: ASCII, segments each ended by `/`.
    public var topic: String
    /// CloudEvents `type`: `article/analyzed`.
    public var type: String
    /// CloudEvents `subject`: the id of what it is about.
    public var subject: String?
    /// The JSON object that becomes CloudEvents `data`.
    public var data: [UInt8]

    public init(topic: String, type: String, subject: String?, data: [UInt8]) {
        self.topic = topic
        self.type = type
        self.subject = subject
        self.data = data
    }

    /// A topic of `type` and further segments.
    ///
    /// Each segment is folded to lower-case letters, digits and `.-_`, everything else to `-`; an
    /// empty or unknown one is `-`. So a subscriber can always write the prefix by hand.
    public static func topic(_ type: String, _ segments: String?...) -> String {
        segments.reduce(type + "/") { $0 + segment($1) + "/" }
    }

    /// - Parameter text: a name as it stands in a record, such as `Press TV`.
    public static func segment(_ text: String?) -> String {
        var folded: [UInt8] = []
        for byte in (text ?? "").lowercased().utf8.prefix(64) {
            let letter = byte >= 0x61 && byte <= 0x7A
            let digit = byte >= 0x30 && byte <= 0x39
            let plain = letter || digit || byte == 0x2E || byte == 0x5F
            if plain { folded.append(byte) } else if folded.last != 0x2D { folded.append(0x2D) }
        }
        return folded.isEmpty ? "-" : String(decoding: folded, as: UTF8.self)
    }
}
