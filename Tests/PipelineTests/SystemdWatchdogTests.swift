import Testing

@testable import Pipeline

@Suite struct SystemdWatchdogTests {
    private typealias Beat = Watchdog.Beat

    private static let loops = ["scanner", "analysts", "desk", "publisher"]

    private let start = ContinuousClock.now

    private func beats(_ progress: [String: UInt64], idle: Set<String> = []) -> [Watchdog.Beat] {
        Self.loops.map {
            Beat(loop: $0, progress: progress[$0] ?? 0, isIdle: idle.contains($0))
        }
    }

    /// Decides each interval for `seconds` and returns when the last ping went out.
    private func lastPing(
        period: Duration, for seconds: Int, _ beats: (Duration) -> [Watchdog.Beat]
    ) -> Duration? {
        var watchdog = Watchdog(period: period)
        var last: Duration?
        var now = Duration.zero
        while now <= .seconds(seconds) {
            if watchdog.decide(beats(now), at: start + now) == .ping { last = now }
            now += watchdog.interval
        }
        return last
    }

    @Test(arguments: loops)
    func aLoopThatStandsStillEndsThePingsInTimeForFortySeconds(loop: String) throws {
        let last = try #require(
            lastPing(period: .seconds(30), for: 60) { now in
                let count = UInt64(now.components.seconds)
                var progress = Dictionary(uniqueKeysWithValues: Self.loops.map { ($0, count) })
                progress[loop] = min(count, 10)
                return beats(progress)
            })
        // It stood still at 10 s; systemd kills 30 s after the last ping.
        #expect(last + .seconds(30) <= .seconds(10 + 40))
        #expect(last >= .seconds(10))
    }

    @Test func idleLoopsKeepTheDaemonAlive() {
        let last = lastPing(period: .seconds(30), for: 600) { _ in
            beats([:], idle: Set(Self.loops))
        }
        #expect(last == .seconds(600))
    }

    @Test func loopsThatMoveRarelyAndNeverTogetherAreAlive() {
        let last = lastPing(period: .seconds(30), for: 120) { now in
            let second = UInt64(now.components.seconds)
            return beats([
                "scanner": second / 5, "analysts": (second + 1) / 5, "desk": (second + 2) / 5,
                "publisher": (second + 3) / 5,
            ])
        }
        #expect(last == .seconds(120))
    }

    @Test func aStalledLoopIsNamedAndForgivenWhenItMoves() {
        var watchdog = Watchdog(period: .seconds(30))
        let idle: Set = ["scanner", "analysts", "publisher"]
        #expect(watchdog.decide(beats(["desk": 1], idle: idle), at: start) == .ping)
        let late = watchdog.decide(beats(["desk": 1], idle: idle), at: start + .seconds(7))
        #expect(late == .withhold(stalled: ["desk"]))
        let moved = watchdog.decide(beats(["desk": 2], idle: idle), at: start + .seconds(8))
        #expect(moved == .ping)
    }

    @Test func aCountThatWrapsIsProgress() {
        var watchdog = Watchdog(period: .seconds(30))
        let last = Beat(loop: "desk", progress: .max, isIdle: false)
        let wrapped = Beat(loop: "desk", progress: 0, isIdle: false)
        #expect(watchdog.decide([last], at: start) == .ping)
        #expect(watchdog.decide([wrapped], at: start + .seconds(20)) == .ping)
    }

    @Test func aLoopThatIsNoLongerNamedDoesNotCount() {
        var watchdog = Watchdog(period: .seconds(30))
        let desk = Beat(loop: "desk", progress: 1, isIdle: false)
        #expect(watchdog.decide([desk], at: start) == .ping)
        #expect(watchdog.decide([], at: start + .seconds(100)) == .ping)
    }
}
