/// The three frames of a message, as they go out.
public enum Frames {
    /// - Parameter envelope: of the log the notice stands in.
    public static func event(_ notice: LoggedNotice, _ envelope: Envelope) -> [[UInt8]] {
        let header = EventHeader(sequence: notice.sequence, topicCount: notice.topicCount)
        return [[UInt8](notice.topic.utf8), header.bytes, envelope.bytes(of: notice)]
    }

    /// - Parameter time: RFC 3339, UTC.
    public static func heartbeat(_ state: LogState, time: String) -> [[UInt8]] {
        outsideLog(Topic.heartbeat, type: "heartbeat", state, time)
    }

    public static func bye(_ state: LogState, time: String) -> [[UInt8]] {
        outsideLog(Topic.bye, type: "bye", state, time)
    }

    /// - Parameter next: the sequence to go on from; `head + 1` when all was sent.
    public static func end(_ state: LogState, next: UInt64) -> [[UInt8]] {
        [[], EventHeader.outsideLog.bytes, state.bytes(next: next)]
    }

    private static func outsideLog(
        _ topic: String, type: String, _ state: LogState, _ time: String
    ) -> [[UInt8]] {
        let envelope = Envelope(stream: state.stream)
        let body = envelope.bytes(type: type, time: time, data: state.bytes())
        return [[UInt8](topic.utf8), EventHeader.outsideLog.bytes, body]
    }
}
