import Foundation
import Publishing
import Testing
import Wire
import ZeroMQ

@Suite(.timeLimit(.minutes(1))) struct PublisherTests {
    @Test(arguments: [[""], ["heartbeat/"], ["heart"]])
    func whoeverSubscribesIsWelcomedAtOnce(prefixes: [String]) throws {
        let station = try Station()
        station.log.append(count: 3)
        station.publisher.wake()
        _ = eventually { station.publisher.status.head == 3 }
        let subscription = try station.subscription(prefixes)
        let message = try #require(try subscription.next(within: .milliseconds(900)))
        guard case .heartbeat(let state) = message else {
            Issue.record("not a heartbeat: \(message)")
            return
        }
        #expect(state.head == 3)
        #expect(state.oldest == 1)
        #expect(state.stream == station.log.stream)
        #expect(state.counts == ["article/analyzed": 3])
    }

    @Test func heartbeatsGoOnWhenNothingHappens() throws {
        let station = try Station()
        let subscription = try station.subscription(["heartbeat/"])
        var times: [ContinuousClock.Instant] = []
        while times.count < 4, try subscription.next(within: .seconds(5)) != nil {
            times.append(.now)
        }
        let gap = times[3] - times[2]
        #expect(gap > .milliseconds(500) && gap < .seconds(3))
    }

    @Test func liveEventsComeAsTheyWereCommitted() throws {
        let station = try Station()
        let subscription = try station.subscription()
        _ = try subscription.next(within: .seconds(5))
        station.log.append(["story/opened/s1/", "article/analyzed/en/-/", "story/opened/s2/"])
        station.publisher.wake()
        var events: [WireEvent] = []
        while events.count < 3, let message = try subscription.next(within: .seconds(5)) {
            if case .event(let event) = message { events.append(event) }
        }
        #expect(events.map(\.sequence) == [1, 2, 3])
        #expect(events.map(\.header.topicCount) == [1, 1, 2])
        #expect(events.map(\.stream) == [String?](repeating: station.log.stream, count: 3))
    }

    @Test func liveAndReplayedBytesAreTheSame() throws {
        let station = try Station()
        let subscription = try station.subscription(["article/"])
        usleep(100_000)
        station.publish(5)
        var live: [WireEvent] = []
        while live.count < 5, case .event(let event)? = try subscription.next(within: .seconds(5)) {
            live.append(event)
        }
        var again: [WireEvent] = []
        try station.client().replay(from: 1, within: .seconds(5)) { again.append($0) }
        #expect(live.count == 5)
        #expect(again == live)
    }

    @Test func publishingGoesOnAtTheHeadAfterARestart() throws {
        let log = MemoryLog()
        log.append(count: 10)
        let station = try Station(log: log)
        let subscription = try station.subscription(["article/"])
        usleep(200_000)
        station.publish(1)
        guard case .event(let event)? = try subscription.next(within: .seconds(5)) else {
            Issue.record("nothing came")
            return
        }
        #expect(event.sequence == 11)
    }

    @Test func aReplayHasTheCreditItAskedForAndSaysWhereToGoOn() throws {
        let station = try Station()
        station.publish(25)
        _ = eventually { station.publisher.status.head == 25 }
        let client = try station.client()
        try client.begin(ReplayRequest(from: 3, credit: 10), within: .seconds(5))
        var sequences: [UInt64] = []
        while let reply = try client.next(within: .seconds(5)) {
            guard case .message(.event(let event)) = reply else {
                guard case .message(.end(let state, let next)) = reply else { break }
                #expect(next == 13)
                #expect(state.head == 25)
                break
            }
            sequences.append(event.sequence)
        }
        #expect(sequences == Array(3...12))
    }

    @Test func aReplayIsFilteredByTopic() throws {
        let station = try Station()
        station.log.append(["story/opened/a/", "article/analyzed/en/-/", "story/closed/a/"])
        station.publisher.wake()
        _ = eventually { station.publisher.status.head == 3 }
        var topics: [String] = []
        let state = try station.client().replay(
            from: 1, topics: ["story/"], within: .seconds(5)
        ) { topics.append($0.topic) }
        #expect(topics == ["story/opened/a/", "story/closed/a/"])
        #expect(state.head == 3)
    }

    @Test func belowTheOldestIsGone() throws {
        let station = try Station()
        station.publish(20)
        _ = eventually { station.publisher.status.head == 20 }
        station.log.drop(below: 11)
        let client = try station.client()
        try client.begin(ReplayRequest(from: 5), within: .seconds(5))
        guard case .error(let error)? = try client.next(within: .seconds(5)) else {
            Issue.record("no error came")
            return
        }
        #expect(error.code == .gone)
        #expect(error.state?.oldest == 11)
        let feed = try station.feed(since: 5)
        #expect(try feed.next(within: .seconds(5)) == .lost(from: 5, oldest: 11))
        #expect(try feed.sequences(until: 20) == Array(11...20))
    }

    @Test(arguments: Question.Operation.allCases)
    func questionsAreHandedOnAndAnswered(operation: Question.Operation) throws {
        let station = try Station()
        let question = Question(operation, id: "i", name: "n", query: "q", path: "/p")
        let answer = try station.client().ask(question, within: .seconds(5))
        #expect(String(decoding: answer, as: UTF8.self) == #"{"op":"\#(operation.rawValue)"}"#)
    }

    @Test func aRequestSocketGetsItsEmptyFrameBack() throws {
        let station = try Station()
        let socket = try Socket(.req, in: station.context)
        try socket.set(.linger, 0)
        try socket.connect(station.query)
        try socket.send([[UInt8](#"{"op":"health"}"#.utf8)])
        var poller = Poller()
        _ = poller.add(socket)
        #expect(try poller.wait(.seconds(5)) == 1)
        #expect(try socket.receive().frames == [[UInt8](#"{"op":"health"}"#.utf8)])
    }

    @Test func aLogThatCannotBeReadIsToldAndTriedAgain() throws {
        let station = try Station()
        let subscription = try station.subscription(["article/"])
        usleep(100_000)
        station.log.setBroken(true)
        station.publish(1)
        #expect(eventually { station.publisher.status.logErrors > 0 })
        station.log.setBroken(false)
        #expect(try subscription.next(within: .seconds(10)) != nil)
        #expect(station.publisher.status.isRunning)
    }

    @Test func goodbyeCarriesTheHead() throws {
        let station = try Station()
        let subscription = try station.subscription(["bye/"])
        usleep(100_000)
        station.publish(7)
        #expect(station.publisher.stop(within: .seconds(5)))
        guard case .bye(let state)? = try subscription.next(within: .seconds(5)) else {
            Issue.record("no goodbye")
            return
        }
        #expect(state.head == 7)
    }
}
