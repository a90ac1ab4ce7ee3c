import Synchronization
import Testing

@testable import Pipeline

@Suite struct SystemdNotifierTests {
    /// Microseconds that only a test moves.
    private final class Clock: Sendable {
        private let now = Mutex<UInt64>(5_000_000)
        func advance(_ microseconds: UInt64) { now.withLock { $0 += microseconds } }
        var read: @Sendable () -> UInt64 { { self.now.withLock { $0 } } }
    }

    private func notifier(
        _ receiver: SystemdReceiver, _ clock: Clock = Clock(), more: [String: String] = [:]
    ) -> ServiceNotifier {
        var environment = more
        environment["NOTIFY_SOCKET"] = receiver.address
        return ServiceNotifier(
            environment: environment, process: 4711, microseconds: clock.read)
    }

    @Test(arguments: [false, true])
    func readyReachesPathsAndAbstractAddresses(abstract: Bool) throws {
        let receiver = try SystemdReceiver(abstract: abstract)
        let notifier = notifier(receiver)
        #expect(notifier.isActive)
        notifier.ready(status: "idle")
        #expect(receiver.allTexts == ["READY=1\nSTATUS=idle"])
    }

    @Test(arguments: [
        [:], ["NOTIFY_SOCKET": ""], ["NOTIFY_SOCKET": "relative"], ["NOTIFY_SOCKET": "vsock:2:1"],
        ["NOTIFY_SOCKET": "/" + String(repeating: "x", count: 107)],
    ])
    func withoutAUsableSocketNothingHappens(environment: [String: String]) {
        let notifier = ServiceNotifier(environment: environment)
        #expect(!notifier.isActive)
        notifier.ready(status: "idle")
        notifier.watchdog()
        notifier.stopping()
    }

    @Test func aSocketWithoutAListenerHarmsNobody() {
        let notifier = ServiceNotifier(environment: ["NOTIFY_SOCKET": "/nonexistent/notify"])
        notifier.ready(status: "idle")
        notifier.extendTimeout(by: .seconds(1))
    }

    @Test func theStatusGoesOutOnceASecondAndTheNewestIsNotLost() throws {
        let receiver = try SystemdReceiver()
        let clock = Clock()
        let notifier = notifier(receiver, clock)
        notifier.status("backlog 1")
        notifier.status("backlog 2")
        clock.advance(999_999)
        notifier.status("backlog 3")
        #expect(receiver.allTexts == ["STATUS=backlog 1"])
        clock.advance(1)
        notifier.watchdog()
        #expect(receiver.allTexts == ["WATCHDOG=1", "STATUS=backlog 3"])
        clock.advance(1_000_000)
        notifier.status("backlog 3")
        notifier.watchdog()
        #expect(receiver.allTexts == ["WATCHDOG=1"])
    }

    @Test func aStatusThatReturnsToWhatIsShownIsNotSent() throws {
        let receiver = try SystemdReceiver()
        let clock = Clock()
        let notifier = notifier(receiver, clock)
        notifier.status("idle")
        notifier.status("backlog 9")
        notifier.status("idle")
        clock.advance(2_000_000)
        notifier.watchdog()
        #expect(receiver.allTexts == ["STATUS=idle", "WATCHDOG=1"])
    }

    @Test func aStatusCannotCarryASecondAssignment() throws {
        let receiver = try SystemdReceiver()
        notifier(receiver).status("bad\nMAINPID=1\u{1B}[31m")
        #expect(receiver.allTexts == ["STATUS=bad\\nMAINPID=1\\x1b[31m"])
    }

    @Test func reloadingCarriesTheMonotonicTime() throws {
        let receiver = try SystemdReceiver()
        notifier(receiver).reloading()
        let lines = try #require(receiver.nextText()).split(separator: "\n")
        #expect(lines.first == "RELOADING=1")
        let number = try #require(lines.last?.split(separator: "=").last.flatMap { UInt64($0) })
        #expect(lines.last?.hasPrefix("MONOTONIC_USEC=") == true)
        #expect(number > 0)
    }

    @Test func stoppingAndLongerTimeoutsAreTold() throws {
        let receiver = try SystemdReceiver()
        let notifier = notifier(receiver)
        notifier.extendTimeout(by: .milliseconds(1500))
        notifier.stopping()
        #expect(
            receiver.allTexts == ["EXTEND_TIMEOUT_USEC=1500000", "STOPPING=1\nSTATUS=stopping"])
    }

    @Test(arguments: [
        (["WATCHDOG_USEC": "30000000"], Duration.seconds(30)),
        (["WATCHDOG_USEC": "30000000", "WATCHDOG_PID": "4711"], .seconds(30)),
        (["WATCHDOG_USEC": "30000000", "WATCHDOG_PID": "4712"], nil),
        (["WATCHDOG_USEC": "0"], nil),
        (["WATCHDOG_USEC": "soon"], nil),
        ([:], nil),
    ])
    func theWatchdogPeriodIsTheManagersAndForThisProcess(
        environment: [String: String], period: Duration?
    ) throws {
        let receiver = try SystemdReceiver()
        #expect(notifier(receiver, more: environment).watchdogPeriod == period)
    }

    @Test(.timeLimit(.minutes(1)))
    func aFullSocketNeverHoldsUpThePing() throws {
        let receiver = try SystemdReceiver()
        let notifier = notifier(receiver)
        let start = ContinuousClock.now
        for _ in 0..<5000 { notifier.watchdog() }
        #expect(ContinuousClock.now - start < .seconds(10))
        let arrived = receiver.allTexts.count
        #expect(arrived > 0 && arrived < 5000)
    }
}
