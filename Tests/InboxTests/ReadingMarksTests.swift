import Testing

@testable import Inbox

/// Which files are to blame for the end of a process.
@Suite(.timeLimit(.minutes(1))) struct ReadingMarksTests {
    let spool: Spool

    init() throws { spool = try Spool() }

    private static func claims(_ count: Int) -> [Claim] {
        var ids = ULIDGenerator()
        return (0..<count).map { Claim(id: ids.next(wall: Int64($0))) }
    }

    @Test func onlyWhatWasBeingReadIsBlamed() throws {
        let work = try Folder(opening: spool.path)
        let claims = Self.claims(3)
        do {
            let marks = ReadingMarks(in: work)
            for claim in claims { marks.begin(claim) }
            marks.end(claims[1])
            #expect(!marks.blames(claims[0].id), "it is about the run before")
        }
        let marks = ReadingMarks(in: work)
        #expect(claims.map { marks.blames($0.id) } == [true, false, true])
        let next = ReadingMarks(in: work)
        #expect(claims.map { next.blames($0.id) } == [false, false, false])
    }

    @Test func afterManyRunsThatSettledNothingWhateverIsInFlightIsBlamed() throws {
        let work = try Folder(opening: spool.path)
        let blamed = (0..<7).map { _ in ReadingMarks(in: work).blames("any") }
        #expect(blamed == [false, false, false, false, false, true, true])
        ReadingMarks(in: work).progressed()
        #expect(!ReadingMarks(in: work).blames("any"))
    }

    @Test func moreClaimsThanThereIsRoomForHarmNobody() throws {
        let work = try Folder(opening: spool.path)
        let marks = ReadingMarks(in: work)
        let claims = Self.claims(300)
        for claim in claims { marks.begin(claim) }
        for claim in claims { marks.end(claim) }
        let next = ReadingMarks(in: work)
        #expect(claims.allSatisfy { !next.blames($0.id) })
    }

    @Test func aFileThatOnlyWaitedForItsCommitIsTriedAgainWithoutBlame() async throws {
        try spool.drop("a", "text")
        for _ in 0..<5 {
            let reader = Reader(settle: nil)
            let inbox = try reader.inbox(spool.settings)
            #expect(await reader.gets(1))
            #expect(reader.arrivals.first?.attempts == 1)
            #expect(reader.texts == ["text"])
            for arrival in reader.arrivals { arrival.endReading() }
            inbox.stop()
        }
    }
}
