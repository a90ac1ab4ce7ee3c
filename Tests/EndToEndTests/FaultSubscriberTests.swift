import Foundation
import TestSupport
import Testing

/// Subscribers that stand still, come and go, or stay while the daemon does not.
@Suite(.serialized, .blocking, .timeLimit(.minutes(5))) struct FaultSubscriberTests {
    /// A notice for each, of some tens of kilobytes.
    private func flood(_ daemon: DaemonProcess, _ numbers: Range<Int>) throws -> [String] {
        try numbers.map { number in
            let filler = String(repeating: "x\(number) said more of it. ", count: 1_200)
            try daemon.drop("\(number).txt", sampleArticle(number) + "\n\n" + filler)
            return "\(number).txt"
        }
    }

    /// FI-56 and FI-57: what a stopped subscriber is not sent, its tail too, it learns of from
    /// the next heartbeat.
    @Test(.enabled(if: FaultTools.hasPython, "python3 with zmq is needed"))
    func aStoppedSubscriberHarmsNobodyAndCatchesUp() throws {
        let daemon = try DaemonProcess(environment: ["DATELINE_EVENTS_HIGH_WATER": "5"])
        let live = try daemon.tail()
        let stopped = try daemon.tail()
        let plain = try daemon.plainSubscriber()
        #expect(eventually { plain.process.out.contains("heartbeat") })
        var dropped = try flood(daemon, 0..<3)
        for follower in [live, stopped, plain] {
            #expect(eventually { follower.sequences == [1, 2, 3] })
        }
        let before = daemon.memory("VmHWM")
        stopped.process.freeze()
        plain.process.freeze()
        dropped += try flood(daemon, 3..<43)
        #expect(eventually(within: 60) { live.sequences.count == 43 })
        #expect(live.sequences == Array(1...43), "the others miss nothing")
        #expect(daemon.memory("VmHWM") - before < 64 << 20)

        for follower in [stopped, plain] { follower.process.signal(SIGCONT) }
        let began = ContinuousClock.now
        #expect(eventually { stopped.sequences.count >= 43 })
        // The gap shows within two seconds of silence; the rest is reading it.
        #expect(ContinuousClock.now - began < .seconds(10))
        #expect(stopped.sequences == Array(1...43))
        #expect(Set(stopped.lines.map(\.json)) == Set(live.lines.map(\.json)))
        #expect(plain.sequences.count < 43, "there was a loss, or this proves nothing")
        for follower in [live, stopped, plain] { follower.end() }
        try daemon.expectOracle(articles: dropped)
    }

    /// FI-67.
    @Test(.enabled(if: FaultTools.hasPython, "python3 with zmq is needed"))
    func aStuckSubscriberDoesNotKeepTheDaemonFromEnding() throws {
        let daemon = try DaemonProcess()
        let stuck = try daemon.plainSubscriber()
        #expect(eventually { stuck.process.out.contains("heartbeat") })
        stuck.process.freeze()
        let dropped = try flood(daemon, 0..<30)
        #expect(daemon.announces(30))
        let began = ContinuousClock.now
        #expect(daemon.stop() == 0)
        #expect(ContinuousClock.now - began < .seconds(5))
        stuck.end()
        let next = try DaemonProcess(in: daemon.folder)
        try next.expectOracle(articles: dropped)
    }

    /// FI-58. Ten thousand by hand with `DATELINE_TEST_LARGE=1`.
    @Test(.enabled(if: FaultTools.hasPython, "python3 with zmq is needed"))
    func subscribersThatComeAndGoLeaveNothingBehind() throws {
        let daemon = try DaemonProcess()
        let program = """
            import sys, zmq
            context = zmq.Context()
            for turn in range(int(sys.argv[2])):
                socket = context.socket(zmq.SUB)
                socket.linger = 0
                socket.subscribe(b"heartbeat/")
                socket.connect(sys.argv[1])
                if turn % 10 == 0:
                    assert socket.poll(5000), "no welcome"
                socket.close()
            """
        func cycle(_ count: Int) throws {
            let client = try FaultTools.python(program, [daemon.events, "\(count)"])
            let end = try #require(client.wait(seconds: 100))
            #expect(end.status == 0, "\(end.err)")
        }
        try cycle(300)
        let before = daemon.memory("VmRSS")
        try cycle(FaultTools.largeRuns ? 10_000 : 1_500)
        #expect(daemon.memory("VmRSS") - before < 10 << 20)
        #expect(try eventually { try daemon.health()["subscribers"] as? Int ?? -1 <= 1 })
        try daemon.drop("after.txt", sampleArticle(0))
        try daemon.expectOracle(articles: ["after.txt"])
    }

    /// FI-62 and FI-66: the daemon ends under load, in peace, as libzmq aborts, and by force;
    /// its clients stay.
    @Test func clientsThatStayMissNothingWhateverEndsTheDaemon() throws {
        let folder = try TemporaryFolder()
        var daemon = try DaemonProcess(in: folder)
        let follower = try daemon.tail()
        var dropped: [String] = []
        for (round, ending) in [SIGTERM, SIGABRT, SIGKILL, SIGABRT].enumerated() {
            for number in 0..<15 {
                dropped.append("\(round)-\(number).txt")
                try daemon.drop(dropped.last ?? "", sampleArticle(round * 100 + number))
            }
            #expect(eventually { daemon.files(in: "done").count > round * 15 })
            daemon.process.signal(ending)
            let end = daemon.process.wait(seconds: 20)
            #expect(end?.status == (ending == SIGTERM ? 0 : 128 + ending))
            daemon = try DaemonProcess(in: folder)
        }
        let log = try #require(
            eventually { follower.sequences.count >= dropped.count } ? follower.lines : nil)
        #expect(log.map(\.sequence) == Array(1...dropped.count))
        #expect(Set(log.map(\.stream)).count == 1)
        #expect(log.compactMap(\.file).sorted() == dropped.sorted())
        #expect(try daemon.log().map(\.json) == log.map(\.json), "live and replay are the same")
        follower.end()
        try daemon.expectOracle(articles: dropped)
    }
}
