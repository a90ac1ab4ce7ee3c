import Testing
import Wire

/// A follower against a daemon that loses, delays and repeats; seeded, so a failure can be replayed.
@Suite struct FollowerSimulationTests {
    @Test(arguments: [
        [], ["article/"], ["article/analyzed/"], ["article/analyzed/en/"], ["story/"],
        ["article/quarantined/"], ["story/opened/", "article/repeated/"],
    ])
    func eachEventComesOnceAndInOrder(topics: [String]) {
        let log = SampleLog(stream: "one", count: 400)
        let wanted = log.events.filter { Topic.matches($0.topic, topics) }
        for seed in 1...40 {
            var run = Simulation(log: log, topics: topics, seed: UInt64(seed))
            run.play()
            #expect(run.delivered == wanted, "seed \(seed)")
        }
    }

    private struct Simulation {
        let log: SampleLog
        let topics: [String]
        var random: SeededRandom
        var follower: Follower
        var delivered: [WireEvent] = []
        var pendingReplay: ReplayRequest?
        var head = 0

        init(log: SampleLog, topics: [String], seed: UInt64) {
            self.log = log
            self.topics = topics
            random = SeededRandom(seed: seed)
            follower = Follower(since: 1, topics: topics, credit: 7, heldLimit: 20)
        }

        mutating func play() {
            perform(follower.retry())
            while head < log.events.count {
                publish()
                if random.next(below: 3) == 0 { answer() }
                if random.next(below: 10) == 0 {
                    perform(follower.live(.heartbeat(log.state(head))))
                }
                if random.next(below: 25) == 0 { perform(follower.retry()) }
            }
            for _ in 0..<200 {
                perform(follower.live(.heartbeat(log.state(head))))
                perform(follower.retry())
                answer()
            }
        }

        /// One more event is committed and published; it reaches the follower three times out of four.
        private mutating func publish() {
            head += 1
            let event = log[head]
            guard follower.subscriptions.contains(where: { event.topic.hasPrefix($0) }) else {
                return
            }
            if random.next(below: 4) != 0 { perform(follower.live(.event(event))) }
            if random.next(below: 20) == 0 { perform(follower.live(.event(event))) }
        }

        /// The daemon answers the last replay asked for; sometimes it dies in the middle.
        private mutating func answer() {
            guard let request = pendingReplay else { return }
            pendingReplay = nil
            var left = request.credit ?? .max
            var following = request.from
            while following <= head, left > 0 {
                let event = log[Int(following)]
                following += 1
                guard Topic.matches(event.topic, request.topics) else { continue }
                left -= 1
                if random.next(below: 60) == 0 { return }
                perform(follower.replayed(.event(event)))
            }
            perform(follower.replayed(.end(log.state(head), next: following)))
        }

        private mutating func perform(_ actions: [Follower.Action]) {
            for action in actions {
                if case .deliver(let event) = action { delivered.append(event) }
                if case .request(let request) = action { pendingReplay = request }
            }
        }
    }
}
