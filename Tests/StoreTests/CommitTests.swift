import GRDB
import News
import Testing

@testable import Store

@Suite struct CommitTests {
    @Test func anArticleAndItsNoticesAreCommittedAsTheyWereGiven() throws {
        let folder = Folder()
        let store = try folder.open()
        let article = Sample.article("one")
        #expect(
            try store.commit([Sample.entry("c1", article)])
                == [.committed(new: 1, repeated: 0, quarantined: false)])
        let rows = try wholeLog(store)
        #expect(rows.map(\.sequence) == [1, 2])
        #expect(rows.map(\.topicCount) == [1, 1])
        #expect(rows.map(\.topic) == article.notices.map(\.topic))
        #expect(rows.map(\.type) == article.notices.map(\.type))
        #expect(rows.map(\.subject) == article.notices.map(\.subject))
        #expect(rows.map(\.data) == article.notices.map(\.data))
        let stored = try #require(try store.reader().article(id: article.id))
        #expect(stored.record == article.record)
        #expect(stored.headline == "Ferry one")
        #expect(stored.versions == "dateline 0.1")
        store.close()
    }

    @Test func aClaimIsCommittedOnce() throws {
        let folder = Folder()
        let store = try folder.open()
        let entry = Sample.entry("c1", Sample.article("one"))
        _ = try store.commit([entry])
        #expect(try store.commit([entry]) == [.alreadyCommitted(quarantined: false)])
        #expect(try wholeLog(store).count == 2)
        let refused = Sample.refused("c2", Sample.refusal("q1"))
        #expect(
            try store.commit([refused, refused])
                == [
                    .committed(new: 0, repeated: 0, quarantined: true),
                    .alreadyCommitted(quarantined: true),
                ])
    }

    @Test func theSameContentAgainIsARepeatAlsoWithinABatch() throws {
        let folder = Folder()
        let store = try folder.open()
        let article = Sample.article("one")
        let outcomes = try store.commit([
            Sample.entry("c1", file: "a.txt", article), Sample.entry("c2", file: "b.txt", article),
            Sample.entry("c3", file: "c \"\u{1}/é.txt", .known(hash: article.hash)),
        ])
        #expect(
            outcomes == [
                .committed(new: 1, repeated: 0, quarantined: false),
                .committed(new: 0, repeated: 1, quarantined: false),
                .committed(new: 0, repeated: 1, quarantined: false),
            ])
        let rows = try wholeLog(store)
        #expect(rows.map(\.sequence) == [1, 2, 3, 4])
        #expect(rows[2].topic == "article/repeated/en/the-harbour-post/")
        #expect(rows.suffix(2).map(\.topicCount) == [1, 2])
        for (row, name) in zip(rows.suffix(2), ["b.txt", "c \"\u{1}/é.txt"]) {
            let record = RepeatRecord(id: article.id, file: name, first: "a.txt")
            #expect(row.data == (try RecordJSON.bytes(record)))
            #expect(row.subject == article.id)
        }
    }

    @Test func aRepeatUnderTheSameNameIsAnnouncedOnce() throws {
        let folder = Folder()
        let store = try folder.open()
        let article = Sample.article("one")
        for number in 1...5 {
            _ = try store.commit([Sample.entry("c\(number)", file: "a.txt", article)])
        }
        #expect(try store.reader().counts().repeated == 1)
    }

    @Test func aRefusalIsAnnouncedAndListed() throws {
        let folder = Folder()
        let store = try folder.open()
        let record = Sample.refusal("q1", .tooLarge)
        _ = try store.commit([Sample.refused("c1", record)])
        let row = try #require(try wholeLog(store).first)
        #expect(row.topic == "article/quarantined/too-large/")
        #expect(row.type == "article/quarantined")
        #expect(row.subject == "q1")
        #expect(row.data == (try RecordJSON.bytes(record)))
        #expect(try store.reader().quarantined(limit: 10).map(\.record) == [row.data])
        #expect(try store.reader().counts().quarantined == 1)
    }

    @Test func linesThatFailedAreRefusedBesideTheArticles() throws {
        let folder = Folder()
        let store = try folder.open()
        let entry = Sample.entry(
            "c1", Sample.article("one"), Sample.article("two"), failed: Sample.refusal("q1"))
        #expect(
            try store.commit([entry]) == [.committed(new: 2, repeated: 0, quarantined: true)])
        #expect(try store.commit([entry]) == [.alreadyCommitted(quarantined: true)])
        #expect(try wholeLog(store).count == 5)
    }

    @Test func aContentThatCrashedIsRememberedUntilItIsForgiven() throws {
        let folder = Folder()
        let store = try folder.open()
        let hash = Sample.hash("poison")
        let text = hash.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
        _ = try store.commit([
            Sample.refused("c1", Sample.refusal("q1", .crashed, sha256: text)),
            Sample.refused("c2", Sample.refusal("q2", .timeout, sha256: text.uppercased())),
        ])
        let reader = try store.reader()
        #expect(try reader.isPoisoned(hash: hash))
        #expect(try !reader.isPoisoned(hash: Sample.hash("other")))
        try store.forgive(hash: hash)
        #expect(try !reader.isPoisoned(hash: hash))
    }

    @Test func countsAndNumbersGoOnAfterARestart() throws {
        let folder = Folder()
        var store = try folder.open()
        let stream = store.stream
        _ = try store.commit([Sample.entry("c1", Sample.article("one"))])
        store.close()
        store = try folder.open()
        #expect(store.stream == stream)
        #expect(store.epoch == 1)
        _ = try store.commit([Sample.entry("c2", Sample.article("two"))])
        let rows = try wholeLog(store)
        #expect(rows.map(\.sequence) == [1, 2, 3, 4])
        #expect(rows.map(\.topicCount) == [1, 1, 2, 2])
        #expect(try store.reader().knows(hash: Sample.hash("one")))
        #expect(try !store.reader().knows(hash: Sample.hash("three")))
    }

    @Test func aMistakeOfTheCallerIsRefusedAndNoDamage() throws {
        let folder = Folder()
        let store = try folder.open()
        let unknown = Sample.entry("c1", .known(hash: Sample.hash("never read")))
        let error = #expect(throws: StoreError.self) { try store.commit([unknown]) }
        #expect(error?.kind == .refused)
        #expect(error?.isFatal == false)
        let broken = #expect(throws: StoreError.self) {
            try store.working("test") { _, db in
                try db.execute(sql: "INSERT INTO versions VALUES (1, 'a'), (1, 'b')")
            }
        }
        #expect(broken?.kind == .refused)
        #expect(
            try store.commit([Sample.entry("c1", Sample.article("one"))])
                == [.committed(new: 1, repeated: 0, quarantined: false)])
    }
}
