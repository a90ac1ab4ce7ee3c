/// The third frame: a CloudEvents 1.0 event in structured mode, composed from what the log keeps.
///
/// The same notice gives the same bytes, live and on replay: nothing here depends on time or place.
/// Source: CloudEvents 1.0.2, JSON event format.
public struct Envelope: Sendable {
    public static let contentType = "application/json"

    /// The UUID of the log.
    public let stream: String

    public init(stream: String) { self.stream = stream }

    /// - Complexity: one copy of `data`.
    public func bytes(of notice: LoggedNotice) -> [UInt8] {
        var text = JSONText(capacity: notice.data.count + 512)
        text.raw("{\"specversion\":\"1.0\",\"id\":")
        text.string("\(stream)/\(notice.sequence)")
        attributes(type: notice.type, subject: notice.subject, time: notice.time, into: &text)
        text.raw(",\"sequence\":")
        text.number(notice.sequence)
        text.raw(",\"stream\":")
        text.string(stream)
        text.raw(",\"data\":")
        text.raw(notice.data)
        text.raw("}")
        return text.bytes
    }

    /// An event that is not in the log: sequence 0, told apart from its like by its time.
    func bytes(type: String, time: String, data: [UInt8]) -> [UInt8] {
        var text = JSONText(capacity: data.count + 512)
        text.raw("{\"specversion\":\"1.0\",\"id\":")
        text.string("\(stream)/\(type)/\(time)")
        attributes(type: type, subject: nil, time: time, into: &text)
        text.raw(",\"sequence\":0,\"stream\":")
        text.string(stream)
        text.raw(",\"data\":")
        text.raw(data)
        text.raw("}")
        return text.bytes
    }

    private func attributes(
        type: String, subject: String?, time: String, into text: inout JSONText
    ) {
        text.raw(",\"source\":")
        text.string("urn:uuid:\(stream)")
        text.raw(",\"type\":")
        text.string(type)
        if let subject {
            text.raw(",\"subject\":")
            text.string(subject)
        }
        text.raw(",\"time\":")
        text.string(time)
        text.raw(",\"datacontenttype\":\"application/json\",\"dataschema\":")
        text.string(Self.schema(of: type))
    }

    /// The `$id` of the JSON Schema of a type's data.
    public static func schema(of type: String) -> String {
        switch type {
        case "article/analyzed": "urn:dateline:article:1"
        case "article/repeated": "urn:dateline:repeat:1"
        case "article/quarantined": "urn:dateline:quarantine:1"
        case "heartbeat", "bye": "urn:dateline:heartbeat:1"
        default:
            if type.hasPrefix("story/") {
                "urn:dateline:story:1"
            } else {
                "urn:dateline:\(type.replacing("/", with: "-")):1"
            }
        }
    }
}
