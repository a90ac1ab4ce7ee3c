import Testing

@testable import Inbox

/// The ready test as a table: no clock, no files.
@Suite struct ReadinessTests {
    private static let second: Int64 = 1_000_000_000

    private func readiness(marker: Bool = false) -> Readiness {
        var settings = InboxSettings(spool: "/s")
        settings.doneMarker = marker
        return Readiness(settings)
    }

    @Test func aFileRenamedInIsTakenWithoutFurtherTest() {
        var patience = Patience()
        let verdict = readiness(marker: true).judge(
            &patience, stamp: FileStamp(size: 1), movedIn: true, now: 0,
            lease: { .writerHasIt }, marker: { false })
        #expect(verdict == .take)
    }

    @Test func aLeaseIsEnough() {
        var patience = Patience()
        let verdict = readiness().judge(
            &patience, stamp: FileStamp(size: 1), movedIn: false, now: 0,
            lease: { .granted }, marker: { false })
        #expect(verdict == .take)
    }

    @Test func aWriterIsWaitedForWithPausesThatGrowToASecond() {
        var patience = Patience()
        var now: Int64 = 0
        var pauses: [Int64] = []
        for _ in 0..<30 {
            guard
                case .wait(let until) = readiness().judge(
                    &patience, stamp: FileStamp(size: 1), movedIn: false, now: now,
                    lease: { .writerHasIt }, marker: { false })
            else {
                Issue.record("taken from its writer")
                return
            }
            pauses.append(until - now)
            now = until
        }
        #expect(pauses.first == 100_000)
        #expect(pauses == pauses.sorted())
        #expect(pauses.last == Self.second)
        #expect(now > 10 * Self.second)
    }

    @Test func withoutLeasesAFileMustRest() {
        var patience = Patience()
        let readiness = readiness()
        func look(_ now: Int64, _ stamp: FileStamp) -> Readiness.Verdict {
            readiness.judge(
                &patience, stamp: stamp, movedIn: false, now: now, lease: { .unavailable },
                marker: { false })
        }
        let one = FileStamp(size: 1, modified: 5)
        let two = FileStamp(size: 2, modified: 5)
        #expect(look(0, one) == .wait(until: 2 * Self.second))
        #expect(look(Self.second, two) == .wait(until: 3 * Self.second))
        #expect(look(2 * Self.second, two) == .wait(until: 3 * Self.second))
        #expect(look(3 * Self.second, two) == .take)
    }

    @Test(arguments: [-86_400 * second, 315_360_000 * second])
    func aClockSetMeanwhileChangesNothing(by jump: Int64) {
        var patience = Patience()
        let readiness = readiness()
        // File times follow the set clock; what counts is that they stay as they are.
        let stamp = FileStamp(size: 1, modified: jump, changed: jump)
        var verdicts: [Readiness.Verdict] = []
        for now in [0, Self.second, 2 * Self.second] {
            verdicts.append(
                readiness.judge(
                    &patience, stamp: stamp, movedIn: false, now: now, lease: { .unavailable },
                    marker: { false }))
        }
        #expect(
            verdicts == [.wait(until: 2 * Self.second), .wait(until: 2 * Self.second), .take])
    }

    @Test(arguments: [true, false]) func withMarkersOnlyTheMarkerCounts(there: Bool) {
        var patience = Patience()
        let verdict = readiness(marker: true).judge(
            &patience, stamp: FileStamp(size: 1), movedIn: false, now: 100 * Self.second,
            lease: { .granted }, marker: { there })
        #expect((verdict == .take) == there)
    }

    @Test func anEmptyFileIsRefusedAfterItsGraceUnlessAWriterHasIt() {
        let readiness = readiness()
        for (lease, refused) in [
            (Readiness.Lease.granted, true), (.unavailable, true), (.writerHasIt, false),
        ] {
            var patience = Patience()
            func look(_ now: Int64) -> Readiness.Verdict {
                readiness.judge(
                    &patience, stamp: FileStamp(size: 0), movedIn: true, now: now,
                    lease: { lease }, marker: { false })
            }
            #expect(look(0) == .wait(until: 2 * Self.second))
            #expect(look(29 * Self.second) == .wait(until: 30 * Self.second))
            #expect((look(30 * Self.second) == .refuse(.empty)) == refused)
        }
    }

    @Test func deniedReadingIsAnnouncedAfterItsGraceAndForgivenWhenGranted() {
        let readiness = readiness()
        var patience = Patience()
        #expect(readiness.denied(&patience, now: 0) == .wait(until: 5 * Self.second))
        #expect(
            readiness.denied(&patience, now: 599 * Self.second) == .wait(until: 600 * Self.second))
        #expect(readiness.denied(&patience, now: 600 * Self.second) == .refuse(.unreadable))
        _ = readiness.judge(
            &patience, stamp: FileStamp(size: 1), movedIn: false, now: 0, lease: { .granted },
            marker: { false })
        #expect(patience.deniedSince == nil)
    }

    @Test func pausesDoubleUpToTheLongest() {
        var backoff = Backoff(first: .seconds(1), longest: .seconds(60))
        let pauses = (0..<9).map { _ in backoff.failed(now: 0) / Self.second }
        #expect(pauses == [1, 2, 4, 8, 16, 32, 60, 60, 60])
        backoff.succeeded()
        #expect(backoff.failed(now: 0) == Self.second)
    }
}
