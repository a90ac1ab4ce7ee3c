import Glibc
import Testing

@testable import Store

/// What must hold after any crash: no acknowledged entry lost, none twice, no hole, no damage.
enum Oracle {
    /// - Parameter acknowledged: by run, how many entries the probe said were committed.
    static func check(_ store: Store, _ acknowledged: [Int: Int], batch: Int) throws {
        try store.verify()
        let rows = try wholeLog(store)
        #expect(rows.map(\.sequence) == rows.indices.map { UInt64($0) + 1 })
        var counts: [String: UInt64] = [:]
        var analysed: Set<String> = []
        var refused: Set<String> = []
        for row in rows {
            let counted = countedTopic(row.topic)
            counts[counted, default: 0] += 1
            #expect(row.topicCount == counts[counted])
            guard let subject = row.subject else { continue }
            if row.type == "article/analyzed" { #expect(analysed.insert(subject).inserted) }
            if row.type == "article/quarantined" { #expect(refused.insert(subject).inserted) }
        }
        for (run, count) in acknowledged {
            for number in 0..<count {
                if number % 20 == 7 {
                    #expect(refused.contains("\(run)-\(number)"))
                } else {
                    let content = number % 20 == 13 ? number - 1 : number
                    let article = Sample.article("\(run)-\(content)")
                    #expect(analysed.contains(article.id), "run \(run), entry \(number)")
                }
            }
        }
        // The oracle's own sum, so that nothing is in the log that nobody committed.
        let known = acknowledged.values.reduce(0, +)
        #expect(rows.count >= known)
        #expect(rows.count <= known + acknowledged.count * batch)
    }
}

@Suite(.serialized) struct KillTests {
    @Test(.timeLimit(.minutes(1)), arguments: [1, 20])
    func nothingAcknowledgedIsLostWhenTheProcessIsKilled(batch: Int) throws {
        let folder = Folder()
        var acknowledged: [Int: Int] = [:]
        var streams: Set<String> = []
        for run in 0..<25 {
            let probe = try Probe(["load", folder.path, "\(run)", "\(batch)", "100000"])
            #expect(probe.line() == "ready")
            let end = ContinuousClock.now + .milliseconds(Int.random(in: 1...60))
            while ContinuousClock.now < end, let line = probe.line() {
                acknowledged[run] = Int(line)
            }
            probe.kill()
            acknowledged[run] = probe.lines().last.flatMap { Int($0) } ?? acknowledged[run] ?? 0
            let store = try folder.open()
            streams.insert(store.stream)
            if run % 5 == 4 { try Oracle.check(store, acknowledged, batch: batch) }
            store.close()
        }
        #expect(streams.count == 1, "a crash begins no new stream")
        #expect(acknowledged.values.reduce(0, +) > 0)
    }

    @Test(.timeLimit(.minutes(1))) func aKillWhileOpeningHarmsNothing() throws {
        let folder = Folder()
        for round in 0..<12 {
            let probe = try Probe(["load", folder.path, "\(round)", "1", "1"])
            usleep(UInt32.random(in: 0...20_000))
            probe.kill()
        }
        let store = try folder.open()
        try store.verify()
        let rows = try wholeLog(store)
        #expect(rows.map(\.sequence) == rows.indices.map { UInt64($0) + 1 })
    }

    @Test func aSecondStoreOnTheFolderIsRefused() throws {
        let folder = Folder()
        let store = try folder.open()
        let probe = try Probe(["open", folder.path])
        #expect(probe.lines().last?.contains("another daemon (process ") == true)
        #expect(probe.exit() == 75)
        #expect(throws: StoreError.self) { try folder.open() }
        store.close()
        #expect(try Probe(["open", folder.path]).exit() == 0)
    }

    @Test func aKilledStoreLeavesNoLockBehind() throws {
        let folder = Folder()
        let probe = try Probe(["load", folder.path, "1", "1", "1000000"])
        #expect(probe.line() == "ready")
        probe.kill()
        try folder.open().close()
    }

    @Test(.timeLimit(.minutes(1)), arguments: [0, 1, 20, 39, 40])
    func aKilledMigrationLeavesTheOldSchema(statement: Int) throws {
        let folder = Folder()
        var store = try folder.open()
        _ = try store.commit([Sample.entry("c1", Sample.article("one"))])
        let stream = store.stream
        store.close()
        #expect(try Probe(["migrate", folder.path, "\(statement)"]).exit() == -9)
        store = try folder.open()
        #expect(store.stream == stream)
        #expect(try wholeLog(store).count == 2)
        store.close()
        let probe = try Probe(["migrate", folder.path, "-1"])
        #expect(probe.lines().contains { $0.contains("before-2") })
        #expect(probe.exit() == 0)
        let error = #expect(throws: StoreError.self) { try folder.open() }
        #expect(error?.kind == .downgrade)
        #expect(error?.exitCode == 78)
    }
}
