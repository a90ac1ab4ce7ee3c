import Foundation
import TestSupport
import Testing

/// The installed service, run by a real systemd under the unit's real sandbox.
@Suite(
    .serialized, .timeLimit(.minutes(5)),
    .enabled(if: ServiceBox.obstacle == nil, "\(ServiceBox.obstacle ?? "")"))
struct ServiceTests {
    @Test func producersDropAndSubscribersReceiveAndStrangersCanNeither() async throws {
        let end = try await ServiceBox.play("delivery")
        #expect(end.status == 0, "\(end.err)")
    }

    @Test(arguments: ["ipc-only", "tcp-curve"])
    func theVariantsOfTheUnitWork(name: String) async throws {
        let end = try await ServiceBox.play("variant", name)
        #expect(end.status == 0, "\(end.err)")
    }

    @Test func uninstallKeepsWhatPeopleMade() async throws {
        let end = try await ServiceBox.play("uninstall")
        #expect(end.status == 0, "\(end.err)")
    }
}

/// The installed service when things go wrong.
@Suite(
    .serialized, .timeLimit(.minutes(5)),
    .enabled(if: ServiceBox.obstacle == nil, "\(ServiceBox.obstacle ?? "")"))
struct ServiceFaultTests {
    @Test func brokenConfigurationsChangeNothing() async throws {
        let end = try await ServiceBox.play("reload")
        #expect(end.status == 0, "\(end.err)")
    }

    @Test func killedUnderLoadNothingIsLostOrDoubled() async throws {
        let end = try await ServiceBox.play("kill")
        #expect(end.status == 0, "\(end.err)")
    }

    @Test func stoppedUnderLoadItEndsCleanlyAndGoesOnLater() async throws {
        let end = try await ServiceBox.play("stop")
        #expect(end.status == 0, "\(end.err)")
    }

    @Test func aJournalThatReadsNothingHoldsNobodyUp() async throws {
        let end = try await ServiceBox.play("journald")
        #expect(end.status == 0, "\(end.err)")
    }
}

/// The other end-to-end suites, whose daemons then live in the sandbox of the shipped unit.
@Suite(
    .timeLimit(.minutes(5)),
    .enabled(if: ServiceBox.obstacle == nil, "\(ServiceBox.obstacle ?? "")"))
struct ServiceSandboxTests {
    @Test func theSuitesPassUnderTheShippedSandbox() async throws {
        let end = try await ServiceBox.play("suites", "EndToEndTests.(SpineTests|KillTests)/")
        #expect(end.status == 0, "\(end.err)")
        #expect(end.err.contains("passed after"), "\(end.err)")
    }
}

/// Loops that stand still, by the failpoints of debug builds. At one time, for they mostly wait.
@Suite(
    .timeLimit(.minutes(5)),
    .enabled(if: ServiceBox.obstacle == nil, "\(ServiceBox.obstacle ?? "")"))
struct ServiceWatchdogTests {
    @Test(arguments: ["scanner", "analysis", "desk", "publisher"])
    func aLoopThatStandsStillIsEndedByTheWatchdog(loop: String) async throws {
        let end = try await ServiceBox.play("watchdog", loop)
        #expect(end.status == 0, "\(end.err)")
    }

    /// 40 seconds at the most, which a third of the period would not show.
    @Test func withTheShippedPeriodTheEndComesInTimeToo() async throws {
        let end = try await ServiceBox.play(
            "watchdog", "desk", environment: ["BOX_WATCHDOG_SECONDS": "30"])
        #expect(end.status == 0, "\(end.err)")
    }
}
