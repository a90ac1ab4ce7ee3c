import Testing
import Wire

@Suite struct FollowerTests {
    let log = SampleLog(stream: "one", count: 20)

    @Test func replaysThenGoesOnLive() {
        var follower = Follower(since: 1)
        #expect(follower.subscriptions == [""])
        #expect(follower.retry() == [.request(ReplayRequest(from: 1, credit: 1_000))])
        #expect(follower.live(.event(log[3])) == [])
        for number in 1...2 {
            #expect(follower.replayed(.event(log[number])) == [.deliver(log[number])])
        }
        #expect(
            follower.replayed(.end(log.state(2), next: 3))
                == [.caughtUp(head: 2), .deliver(log[3])])
        #expect(follower.live(.event(log[3])) == [])
        #expect(follower.live(.event(log[4])) == [.deliver(log[4])])
        #expect(follower.live(.heartbeat(log.state(4))) == [])
    }

    @Test func withoutANumberItBeginsWithWhatComesNext() {
        var follower = Follower(since: nil)
        #expect(follower.retry() == [])
        #expect(follower.live(.heartbeat(log.state(7))) == [])
        #expect(follower.live(.event(log[8])) == [.deliver(log[8])])
    }

    @Test func aJumpIsAskedForAndWhatCameMeanwhileKept() {
        var follower = Follower(since: nil)
        _ = follower.live(.event(log[5]))
        #expect(
            follower.live(.event(log[8]))
                == [.request(ReplayRequest(from: 6, credit: 1_000))])
        #expect(follower.live(.event(log[9])) == [])
        #expect(follower.replayed(.event(log[6])) == [.deliver(log[6])])
        #expect(follower.replayed(.event(log[7])) == [.deliver(log[7])])
        #expect(
            follower.replayed(.end(log.state(7), next: 8))
                == [.caughtUp(head: 7), .deliver(log[8]), .deliver(log[9])])
    }

    @Test func aLostTailIsKnownFromTheHeartbeat() {
        var follower = Follower(since: nil)
        _ = follower.live(.event(log[5]))
        #expect(
            follower.live(.heartbeat(log.state(9)))
                == [.request(ReplayRequest(from: 6, credit: 1_000))])
    }

    @Test func creditIsRenewedUntilTheHead() {
        var follower = Follower(since: 1, credit: 2)
        _ = follower.replayed(.event(log[1]))
        _ = follower.replayed(.event(log[2]))
        #expect(
            follower.replayed(.end(log.state(9), next: 3))
                == [.request(ReplayRequest(from: 3, credit: 2))])
    }

    @Test func anotherLogIsFollowedFromItsStart() {
        var follower = Follower(since: nil)
        _ = follower.live(.event(log[5]))
        let other = SampleLog(stream: "two", count: 9)
        #expect(
            follower.live(.heartbeat(other.state(9, oldest: 4)))
                == [
                    .restarted(stream: "two"),
                    .request(ReplayRequest(from: 4, credit: 1_000)),
                ])
        #expect(follower.live(.event(other[9])) == [])
        #expect(follower.replayed(.event(other[4])) == [.deliver(other[4])])
    }

    @Test func aNumberOfAFormerLogIsNotTakenForOneOfThis() {
        var follower = Follower(since: 40, stream: "zero")
        #expect(
            follower.replayed(.end(log.state(20), next: 21))
                == [
                    .restarted(stream: "one"),
                    .request(ReplayRequest(from: 1, credit: 1_000)),
                ])
    }

    @Test func whatRetentionTookIsSaid() throws {
        var follower = Follower(since: 2)
        let gone = RequestError(.gone, "gone", state: log.state(20, oldest: 11))
        #expect(
            try follower.refused(gone)
                == [
                    .lost(from: 2, oldest: 11),
                    .request(ReplayRequest(from: 11, credit: 1_000)),
                ])
    }

    @Test func busyIsTriedAgainAndNonsenseIsNot() throws {
        var follower = Follower(since: 2)
        #expect(try follower.refused(RequestError(.busy, "later")) == [])
        #expect(follower.retry() == [.request(ReplayRequest(from: 2, credit: 1_000))])
        #expect(throws: RequestError.self) {
            try follower.refused(RequestError(.malformed, "no"))
        }
    }

    @Test(arguments: [
        (["article/analyzed/"], ["article/analyzed/", "heartbeat/", "bye/"]),
        (
            ["article/analyzed/en/", "article/analyzed/de/"],
            ["article/analyzed/", "heartbeat/", "bye/"]
        ),
        (["article/"], [""]), (["story/", "quote/"], [""]), (["", "story/"], [""]),
        (["article/analyzed/", "story/opened/"], [""]), ([], [""]),
    ])
    func itReceivesTheLeastThatCanBeCounted(topics: [String], subscriptions: [String]) {
        #expect(Follower(since: nil, topics: topics).subscriptions == subscriptions)
    }

    @Test func oneTypeIsCountedByItself() {
        var follower = Follower(since: nil, topics: ["article/analyzed/en/"])
        _ = follower.live(.heartbeat(log.state(1)))
        let wanted = log.events.filter { $0.topic.hasPrefix("article/analyzed/") }
        let english = wanted.filter { $0.topic.hasPrefix("article/analyzed/en/") }
        var got: [WireEvent] = []
        for event in wanted where event.sequence > 1 {
            for action in follower.live(.event(event)) {
                guard case .deliver(let event) = action else {
                    Issue.record("asked though nothing is missing: \(action)")
                    return
                }
                got.append(event)
            }
        }
        #expect(got == english.filter { $0.sequence > 1 })
        #expect(follower.live(.heartbeat(log.state(20))) == [])
        #expect(follower.next == 21)
    }

    @Test func aLostOneOfOneTypeIsMissedByItsCount() throws {
        var follower = Follower(since: nil, topics: ["article/analyzed/"])
        _ = follower.live(.heartbeat(log.state(1)))
        let wanted = log.events.filter {
            $0.topic.hasPrefix("article/analyzed/") && $0.sequence > 1
        }
        #expect(
            follower.live(.event(wanted[1]))
                == [
                    .request(
                        ReplayRequest(from: 2, topics: ["article/analyzed/"], credit: 1_000))
                ])
    }
}
