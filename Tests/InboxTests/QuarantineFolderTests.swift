import Testing

@testable import Inbox

/// The quarantine, from both ends.
@Suite(.timeLimit(.minutes(1))) struct QuarantineFolderTests {
    let spool: Spool

    init() throws { spool = try Spool() }

    private func quarantined(
        _ count: Int, _ change: (inout InboxSettings) -> Void = { _ in }
    ) async throws -> Reader {
        let reader = Reader(settle: .quarantine(sidecar: Array("{\"why\": 1}".utf8)))
        var settings = spool.settings
        change(&settings)
        let inbox = try reader.inbox(settings)
        for number in 0..<count {
            try spool.drop("bad \(number)\u{1B}", "content \(number)")
            #expect(await reader.gets(number + 1))
        }
        inbox.stop()
        return reader
    }

    @Test func anItemHasItsBytesItsReasonAndItsName() async throws {
        let reader = try await quarantined(2)
        let items = try QuarantineFolder(spool: spool.path).list()
        #expect(items.map(\.id) == reader.arrivals.map(\.claim.id))
        #expect(items.map(\.name) == [FileName("bad 0\u{1B}"), FileName("bad 1\u{1B}")])
        #expect(items.map(\.size) == [9, 9])
        #expect(items.first?.sidecar == Array("{\"why\": 1}".utf8))
        #expect(try QuarantineFolder(spool: spool.path).list(limit: 1).count == 1)
    }

    @Test func aRetriedFileComesToTheInboxUnderItsName() async throws {
        _ = try await quarantined(1)
        let folder = try QuarantineFolder(spool: spool.path)
        let id = try #require(folder.list().first?.id)
        try spool.drop("bad 0\u{1B}", "another of that name")
        let name = try folder.retry(id)
        #expect(name == FileName("\(id)-bad 0\u{1B}"))
        #expect(spool.names("inbox").count == 2)
        #expect(spool.names("quarantine").isEmpty)
        let reader = Reader()
        let inbox = try reader.inbox(spool.settings)
        #expect(await reader.gets(2))
        inbox.stop()
    }

    @Test func aDroppedItemIsGone() async throws {
        _ = try await quarantined(2)
        let folder = try QuarantineFolder(spool: spool.path)
        let id = try #require(folder.list().first?.id)
        try folder.drop(id)
        #expect(try folder.list().count == 1)
        #expect(throws: InboxError.self) { try folder.drop(id) }
    }

    @Test(arguments: ["", "../inbox", "01ARYZ6S41TSV4RRFFQ69G5FAV"])
    func anUnknownItemIsAnError(id: String) async throws {
        _ = try await quarantined(1)
        let folder = try QuarantineFolder(spool: spool.path)
        #expect(throws: InboxError.self) { try folder.retry(id) }
    }

    @Test func theOldestGoWhenThereAreTooMany() async throws {
        let reader = try await quarantined(5) { $0.quarantineLimitFiles = 2 }
        let items = try QuarantineFolder(spool: spool.path).list()
        #expect(items.map(\.id) == reader.arrivals.suffix(2).map(\.claim.id))
        #expect(spool.names("quarantine").count == 6)
        // One at a time or together, as the settler gets to them.
        let dropped = reader.signals.reduce(0) { sum, signal in
            if case .quarantineDropped(let count) = signal { sum + count } else { sum }
        }
        #expect(dropped == 3)
    }

    @Test func theOldestGoWhenTheyAreTooLarge() async throws {
        _ = try await quarantined(5) { $0.quarantineLimitBytes = 60 }
        #expect(try QuarantineFolder(spool: spool.path).list().count == 3)
    }
}
