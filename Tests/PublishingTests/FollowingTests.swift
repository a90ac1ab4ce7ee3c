import Foundation
import Publishing
import Testing
import Wire
import ZeroMQ

@Suite(.timeLimit(.minutes(1))) struct FollowingTests {
    @Test func aFeedGetsWhatWasAndWhatComes() throws {
        let station = try Station()
        station.publish(1_500)
        let feed = try station.feed(since: 1, credit: 400)
        let writer = Thread { [log = station.log, publisher = station.publisher] in
            for _ in 0..<50 {
                log.append(count: 10)
                publisher.wake()
                usleep(2_000)
            }
        }
        writer.start()
        #expect(try feed.sequences(until: 2_000) == Array(1...2_000))
    }

    @Test func aFilteredFeedGetsAllOfItsOwn() throws {
        let station = try Station()
        let topics = ["article/analyzed/en/a/", "article/analyzed/de/b/", "story/opened/s/"]
        let feed = try station.feed(since: 1, topics: ["article/analyzed/de/"])
        for _ in 0..<100 {
            station.log.append(topics)
            station.publisher.wake()
        }
        #expect(try feed.sequences(until: 299) == Array(stride(from: 2, through: 299, by: 3)))
    }

    @Test func aRestartOfTheDaemonLosesNothing() throws {
        let log = MemoryLog()
        let station = try Station(log: log)
        let feed = try station.feed(since: 1)
        station.publish(10)
        #expect(try feed.sequences(until: 10) == Array(1...10))
        station.publisher.stop(within: .seconds(5))
        log.append(count: 10)
        let second = try Publisher(
            station.settings, log: { log.source }, answer: { _, _ in }, observe: { _ in })
        try second.start()
        defer { second.stop(within: .seconds(5)) }
        log.append(count: 10)
        second.wake()
        #expect(try feed.sequences(until: 30) == Array(11...30))
    }

    @Test func anotherLogIsReadFromItsStart() throws {
        let station = try Station()
        let feed = try station.feed(since: 1)
        station.publish(10)
        #expect(try feed.sequences(until: 10) == Array(1...10))
        station.publisher.stop(within: .seconds(5))
        let restored = MemoryLog()
        restored.append(count: 6)
        let second = try Publisher(
            station.settings, log: { restored.source }, answer: { _, _ in }, observe: { _ in })
        try second.start()
        defer { second.stop(within: .seconds(5)) }
        var items: [Feed.Item] = []
        while items.count < 8, let item = try feed.next(within: .seconds(10)) {
            if case .caughtUp = item { continue }
            items.append(item)
        }
        #expect(items.first == .stopped(head: 10))
        #expect(items.dropFirst().first == .restarted(stream: restored.stream))
        let sequences = items.compactMap { item in
            if case .event(let event) = item { event.sequence } else { nil }
        }
        #expect(sequences == Array(1...6))
    }

    /// A subscriber that does not read loses events; nobody else notices, and it finds out by itself.
    @Test func aSleeperHarmsNobodyAndCatchesUp() throws {
        let station = try Station { settings, _ in settings.sendHighWater = 50 }
        let sleeper = try Feed(
            events: station.events, query: station.query, since: 1, patience: .seconds(2),
            context: station.context)
        let reader = try station.feed(since: 1)
        _ = try reader.next(within: .milliseconds(300))
        let total: UInt64 = 15_000
        var seen: [UInt64] = []
        while station.log.head < total {
            station.publish(500, size: 200)
            seen += try reader.sequences(until: station.log.head)
        }
        #expect(seen == Array(1...total))
        #expect(try sleeper.sequences(until: total) == Array(1...total))
    }

    @Test func twentyReplaysAtOnceAreAllComplete() throws {
        let station = try Station()
        station.publish(1_000)
        _ = eventually { station.publisher.status.head == 1_000 }
        let live = try station.subscription(["article/", "heartbeat/"])
        #expect(try live.next(within: .seconds(5)) != nil)
        var feeds: [Feed] = []
        for _ in 0..<20 { feeds.append(try station.feed(since: 1)) }
        var sequences = [[UInt64]](repeating: [], count: feeds.count)
        station.publish(1)
        #expect(try live.next(within: .seconds(2)) != nil, "live events come first")
        let end = ContinuousClock.now + .seconds(30)
        while sequences.contains(where: { $0.last != 1_001 }), ContinuousClock.now < end {
            for (index, feed) in feeds.enumerated() where sequences[index].last != 1_001 {
                for _ in 0..<200 {
                    guard let item = try feed.next(within: .zero) else { break }
                    if case .event(let event) = item { sequences[index].append(event.sequence) }
                }
            }
        }
        for each in sequences { #expect(each == Array(1...1_001)) }
    }

    @Test func aClientThatDoesNotReadItsReplayStopsOnlyItself() throws {
        let station = try Station { settings, _ in settings.replayHighWater = 10 }
        station.publish(5_000, size: 2_000)
        _ = eventually { station.publisher.status.head == 5_000 }
        let stuck = try Socket(.dealer, in: station.context)
        try stuck.set(.linger, 0)
        try stuck.set(.receiveHighWater, 1)
        try stuck.connect(station.query)
        try stuck.send([[UInt8](#"{"op":"replay","from":1}"#.utf8)])
        #expect(eventually { station.publisher.status.activeReplays == 1 })
        var count = 0
        try station.client().replay(from: 1, within: .seconds(10)) { _ in count += 1 }
        #expect(count == 5_000)
        #expect(eventually { station.publisher.status.activeReplays == 1 })
        let before = station.publisher.status.progress
        usleep(300_000)
        let spins = station.publisher.status.progress - before
        #expect(spins < 60, "a full queue is waited for, not spun on")
    }
}
