import Foundation
import News
import TestSupport
import Testing
import Wire

/// Real encoded values against `Config/schema`, judged by python-jsonschema.
@Suite(.timeLimit(.minutes(1))) struct SchemaTests {
    @Test(.enabled(if: SchemaJudge.isInstalled, "python3 with jsonschema is not installed"))
    func whatIsSaidIsWhatTheSchemasSay() throws {
        let samples = try Self.samples().map { schema, isValid, json in
            SchemaJudge.Sample(schema, isValid, String(decoding: json, as: UTF8.self))
        }
        #expect(try SchemaJudge.complaints(samples) == "")
    }

    private static func samples() throws -> [(schema: String, isValid: Bool, json: [UInt8])] {
        let report = try RecordJSON.bytes(fullReport)
        let bare = try RecordJSON.bytes(
            Report(
                article: Article(
                    id: String(repeating: "0", count: 32), file: "a.txt", text: "")))
        let quarantine = try RecordJSON.bytes(
            QuarantineRecord(
                id: "01J", file: "b\\xff.txt", reason: .encoding, message: "no", attempts: 1,
                sha256: nil, bytes: 3, at: "2026-03-04T05:06:07Z"))
        let again = try RecordJSON.bytes(
            RepeatRecord(id: String(repeating: "a", count: 32), file: "c", first: "a"))
        let stream = "6f1c9a52-3b0e-4f6e-9d83-0a4a1c2b7e55"
        let state = LogState(
            head: 9, oldest: 1, counts: ["article/analyzed": 9], stream: stream, epoch: 1)
        let envelope = Envelope(stream: stream)
        func event(_ type: String, _ data: [UInt8]) -> [UInt8] {
            envelope.bytes(
                of: LoggedNotice(
                    sequence: 1, topicCount: 1, topic: type + "/x/", type: type, subject: "s",
                    time: "2026-03-04T05:06:07.000Z", data: data))
        }
        let requests = try Question.Operation.allCases.map { operation in
            try Question(operation, id: "i", name: "n", query: "q", path: "/p").bytes()
        }
        return [
            ("article", true, report), ("article", true, bare), ("article", false, quarantine),
            ("quarantine", true, quarantine), ("repeat", true, again),
            ("envelope", true, event("article/analyzed", report)),
            ("envelope", false, event("article/analyzed", again)),
            ("envelope", true, event("article/quarantined", quarantine)),
            ("envelope", true, event("article/repeated", again)),
            ("envelope", true, event("quote/recorded", [UInt8]("{}".utf8))),
            ("envelope", true, Frames.heartbeat(state, time: "2026-03-04T05:06:07Z")[2]),
            ("envelope", true, Frames.bye(state, time: "2026-03-04T05:06:07Z")[2]),
            ("replay-end", true, Frames.end(state, next: 10)[2]),
            ("replay-end", false, state.bytes()),
            ("error", true, RequestError(.gone, "gone", state: state).bytes),
            ("request", true, try ReplayRequest(from: 3, topics: ["story/"], credit: 9).bytes()),
            ("request", false, [UInt8](#"{"op":"story"}"#.utf8)),
        ] + requests.map { ("request", true, $0) }
    }

    private static let fullReport: Report = {
        let span = Span(0, 3)
        let cited = Cited(text: "Ada", span: span, entity: "e1")
        return Report(
            article: Article(
                id: String(repeating: "f", count: 32), file: "a.txt", text: "Ada said “go”.",
                outlet: Outlet(name: "Herald", domain: "h.example", basis: .creditLine, span: span),
                headline: "H", byline: "B", dateline: Dateline(place: "OSLO", agency: "Wire"),
                published: Published(
                    value: "2026-03", precision: .month, basis: "metadata",
                    rejected: [.init(value: "2020", basis: "page header", why: "early")]),
                url: "https://h.example/a", language: "en", rights: "©",
                removed: [Removed(text: "Share", reason: "share buttons")]),
            sentences: [span],
            tokens: [TokenRecord(span: span, lemma: "Ada", upos: "PROPN", head: 0)],
            mentions: [Mention(span: span, text: "Ada", type: .person, form: .name, entity: "e1")],
            entities: [
                Entity(
                    id: "e1", type: .person, name: "Ada", names: ["Ada"], roles: [cited],
                    country: "NOR", lat: 59.9, lon: 10.7, global: "g1")
            ],
            times: [Timex(span: span, text: "now", type: .date, value: "PRESENT_REF")],
            quotes: [
                Quote(
                    span: span, text: "go", kind: .direct, speaker: cited, cue: cited, via: [cited])
            ],
            events: [
                Event(
                    span: span, trigger: cited, type: "CONSULT", mode: "meet", cameo: "04",
                    status: .happened, actors: [cited], place: cited, date: "2026-03", quote: 0,
                    confidence: 0.5)
            ])
    }()
}
