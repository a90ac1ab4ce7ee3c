import Foundation

/// What comes by the event socket, or answers a replay: three frames, understood.
public enum WireMessage: Hashable, Sendable {
    case event(WireEvent)
    case heartbeat(LogState)
    /// The daemon stops; the log stands so.
    case bye(LogState)
    /// A replay is over: nothing before `next` is missing.
    case end(LogState, next: UInt64)

    /// - Throws: `WireError.malformed` for anything this end does not know.
    public init(frames: [[UInt8]]) throws(WireError) {
        guard frames.count == 3 else {
            throw .malformed("a message of \(frames.count) frames instead of 3")
        }
        guard let header = EventHeader(frames[1]) else {
            throw .malformed("a second frame of \(frames[1].count) bytes instead of 16")
        }
        let topic = String(decoding: frames[0], as: UTF8.self)
        switch topic {
        case Topic.heartbeat: self = .heartbeat(try Self.body(StateEnvelope.self, frames[2]).data)
        case Topic.bye: self = .bye(try Self.body(StateEnvelope.self, frames[2]).data)
        case Topic.end:
            let state = try Self.body(LogState.self, frames[2])
            self = .end(state, next: try Self.body(Next.self, frames[2]).next ?? state.head + 1)
        default:
            guard header.sequence > 0 else { throw .malformed("an event without a sequence") }
            self = .event(WireEvent(topic: topic, header: header, body: frames[2]))
        }
    }

    private struct StateEnvelope: Decodable { var data: LogState }
    private struct Next: Decodable { var next: UInt64? }

    private static func body<Body: Decodable>(
        _ type: Body.Type, _ bytes: [UInt8]
    ) throws(WireError) -> Body {
        do {
            return try JSONDecoder().decode(type, from: Data(bytes))
        } catch {
            throw .malformed("a body that is not what its topic says: \(error)")
        }
    }
}

/// An event of the log as it came by the wire.
public struct WireEvent: Hashable, Sendable {
    public var topic: String
    public var header: EventHeader
    /// A CloudEvents event in JSON, as it came.
    public var body: [UInt8]

    public init(topic: String, header: EventHeader, body: [UInt8]) {
        self.topic = topic
        self.header = header
        self.body = body
    }

    public var sequence: UInt64 { header.sequence }
}

extension WireEvent {
    /// The UUID of the log it belongs to, read from the body; `nil` when it does not say.
    ///
    /// The composer writes `stream` before `data`, so looking for it costs a few hundred bytes.
    public var stream: String? {
        let key = [UInt8]("\"stream\":\"".utf8)
        guard let start = body.prefix(2_048).firstRange(of: key)?.upperBound,
            let end = body[start...].firstIndex(of: UInt8(ascii: "\""))
        else { return nil }
        return String(decoding: body[start..<end], as: UTF8.self)
    }
}
