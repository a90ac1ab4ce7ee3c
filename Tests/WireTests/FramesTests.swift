import Foundation
import Testing
import Wire

@Suite struct FramesTests {
    static let stream = "6f1c9a52-3b0e-4f6e-9d83-0a4a1c2b7e55"
    static let notice = LoggedNotice(
        sequence: 258, topicCount: 3, topic: "article/quarantined/encoding/",
        type: "article/quarantined", subject: "01J\"\\\n\u{1}ü", time: "2026-03-04T05:06:07Z",
        data: [UInt8](#"{"schema":"dateline/quarantine/1","reason":"encoding"}"#.utf8))
    static let state = LogState(
        head: 258, oldest: 17, counts: ["story/opened": 2, "article/analyzed": 256],
        stream: stream, epoch: 4)

    @Test func anEventIsTheseBytes() throws {
        let frames = Frames.event(Self.notice, Envelope(stream: Self.stream))
        #expect(try hexLines(frames) == fixture("event.hex"))
    }

    @Test func aHeartbeatIsTheseBytes() throws {
        let frames = Frames.heartbeat(Self.state, time: "2026-03-04T05:06:08Z")
        #expect(try hexLines(frames) == fixture("heartbeat.hex"))
    }

    @Test func aFarewellIsTheseBytes() throws {
        let frames = Frames.bye(Self.state, time: "2026-03-04T05:06:09Z")
        #expect(try hexLines(frames) == fixture("bye.hex"))
    }

    @Test func theEndOfAReplayIsTheseBytes() throws {
        #expect(try hexLines(Frames.end(Self.state, next: 259)) == fixture("end.hex"))
    }

    @Test func anEnvelopeIsJSONThatSaysWhatTheNoticeSays() throws {
        let bytes = Envelope(stream: Self.stream).bytes(of: Self.notice)
        let event = try #require(
            JSONSerialization.jsonObject(with: Data(bytes)) as? [String: Any])
        #expect(event["specversion"] as? String == "1.0")
        #expect(event["id"] as? String == Self.stream + "/258")
        #expect(event["source"] as? String == "urn:uuid:" + Self.stream)
        #expect(event["type"] as? String == "article/quarantined")
        #expect(event["subject"] as? String == "01J\"\\\n\u{1}ü")
        #expect(event["sequence"] as? Int == 258)
        #expect(event["stream"] as? String == Self.stream)
        #expect(event["dataschema"] as? String == "urn:dateline:quarantine:1")
        #expect((event["data"] as? [String: Any])?["reason"] as? String == "encoding")
    }

    @Test func whatIsSentIsUnderstood() throws {
        let frames = Frames.event(Self.notice, Envelope(stream: Self.stream))
        guard case .event(let event) = try WireMessage(frames: frames) else {
            Issue.record("not an event")
            return
        }
        #expect(event.sequence == 258)
        #expect(event.header.topicCount == 3)
        #expect(event.stream == Self.stream)
        #expect(
            try WireMessage(frames: Frames.heartbeat(Self.state, time: "t"))
                == .heartbeat(Self.state))
        #expect(try WireMessage(frames: Frames.bye(Self.state, time: "t")) == .bye(Self.state))
        #expect(
            try WireMessage(frames: Frames.end(Self.state, next: 100))
                == .end(Self.state, next: 100))
    }

    @Test(arguments: [
        [[UInt8]](), [[]], [[97, 47], [1], [123, 125]],
        [[97, 47], [UInt8](repeating: 0, count: 16), [123, 125]],
        [[UInt8]("heartbeat/".utf8), [UInt8](repeating: 0, count: 16), [123, 125]],
        [[], [UInt8](repeating: 0, count: 16), [255]],
    ])
    func whatIsNotTheProtocolIsAnError(frames: [[UInt8]]) {
        #expect(throws: WireError.self) { try WireMessage(frames: frames) }
    }

    @Test(arguments: [0, 1, 255, 256, UInt64.max])
    func numbersAreBigEndian(number: UInt64) {
        let header = EventHeader(sequence: number, topicCount: ~number)
        #expect(EventHeader(header.bytes) == header)
        #expect(header.bytes[7] == UInt8(truncatingIfNeeded: number))
    }

    private func hexLines(_ frames: [[UInt8]]) throws -> String {
        frames.map { frame in
            frame.map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }.joined() + "\n"
        }.joined()
    }

    private func fixture(_ name: String) throws -> String {
        let file = try #require(
            Bundle.module.url(forResource: name, withExtension: nil, subdirectory: "Fixtures"))
        return try String(contentsOf: file, encoding: .utf8)
    }
}
