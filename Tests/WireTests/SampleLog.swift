import Wire

/// A log in memory with several types, outlets and languages.
struct SampleLog {
    let stream: String
    private(set) var events: [WireEvent] = []
    private var counts: [[String: UInt64]] = [[:]]

    init(stream: String, count: Int) {
        self.stream = stream
        let envelope = Envelope(stream: stream)
        for index in 0..<count {
            let sequence = UInt64(index + 1)
            let (type, topic) = Self.kinds[index % Self.kinds.count]
            var now = counts[index]
            now[type, default: 0] += 1
            counts.append(now)
            let notice = LoggedNotice(
                sequence: sequence, topicCount: now[type] ?? 0, topic: topic, type: type,
                subject: nil, time: "2026-03-04T05:06:07Z", data: [UInt8]("{}".utf8))
            let frames = Frames.event(notice, envelope)
            events.append(
                WireEvent(
                    topic: topic,
                    header: EventHeader(sequence: sequence, topicCount: notice.topicCount),
                    body: frames[2]))
        }
    }

    subscript(sequence: Int) -> WireEvent { events[sequence - 1] }

    func state(_ head: Int, oldest: UInt64 = 1) -> LogState {
        LogState(
            head: UInt64(head), oldest: oldest, counts: counts[head], stream: stream, epoch: 1)
    }

    private static let kinds = [
        ("article/analyzed", "article/analyzed/en/herald/"),
        ("article/analyzed", "article/analyzed/de/bote/"),
        ("article/quarantined", "article/quarantined/empty/"),
        ("story/opened", "story/opened/s1/"),
        ("article/analyzed", "article/analyzed/en/courier/"),
        ("story/updated", "story/updated/s1/"),
        ("article/repeated", "article/repeated/en/herald/"),
    ]
}
