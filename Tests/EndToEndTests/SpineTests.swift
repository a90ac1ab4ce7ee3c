import Foundation
import TestSupport
import Testing

@Suite(.blocking, .timeLimit(.minutes(5))) struct SpineTests {
    @Test func aDroppedFileIsReadAnnouncedAndMovedToDone() throws {
        let daemon = try DaemonProcess()
        let tail = try Subprocess(
            Products.path("dateline"),
            ["tail", "--since", "1", "--topic", "article/", "--format", "json"],
            environment: ["DATELINE_RUNTIME_PATH": daemon.runtime])
        try daemon.drop("one.txt", sampleArticle(1))
        #expect(eventually { tail.out.contains("article/analyzed") })
        tail.signal(SIGTERM)
        let notice = try #require(tail.out.split(separator: "\n").first)
        let line = try #require(LoggedLine(json: String(notice)))
        #expect(line.sequence == 1)
        #expect(line.file == "one.txt")
        #expect(eventually { daemon.files(in: "done").count == 1 })
        #expect(daemon.isDrained)
        #expect(daemon.stop() == 0)
    }

    @Test func theSameContentAgainIsARepeatAndNotAnArticle() throws {
        let daemon = try DaemonProcess()
        for name in ["a.txt", "b.txt", "c.txt"] { try daemon.drop(name, sampleArticle(2)) }
        #expect(eventually { daemon.files(in: "done").count == 3 })
        let types = try daemon.log().map(\.type)
        #expect(types.filter { $0 == "article/analyzed" }.count == 1)
        #expect(types.filter { $0 == "article/repeated" }.count == 2)
    }

    @Test func whatCannotBeReadIsQuarantinedWithItsReason() throws {
        let daemon = try DaemonProcess()
        try daemon.drop("page.html", "<!DOCTYPE html><html><body><p>Text</p></body></html>")
        try daemon.drop("broken.json", "{\"headline\": \"Cut")
        #expect(eventually { daemon.files(in: "quarantine").count == 4 })
        let reasons = try daemon.log().compactMap(\.reason)
        #expect(Set(reasons) == ["unsupported", "malformed"])
        let listed = try daemon.dateline(["quarantine", "list"])
        #expect(listed.status == 0)
        #expect(listed.out.contains("page.html"))
        #expect(listed.out.contains("unsupported"))
    }

    @Test func aSecondDaemonOnTheSameFoldersIsRefused() throws {
        let first = try DaemonProcess()
        let second = try DaemonProcess(in: first.folder, waitUntilReady: false)
        #expect(second.process.wait(seconds: 20)?.status == 75)
        try first.drop("still.txt", sampleArticle(3))
        #expect(eventually { first.files(in: "done").count == 1 })
    }

    @Test func statusSaysHowItIs() throws {
        let daemon = try DaemonProcess()
        try daemon.drop("one.txt", sampleArticle(4))
        #expect(eventually { daemon.files(in: "done").count == 1 })
        let status = try daemon.dateline(["status", "--format", "json"])
        #expect(status.status == 0)
        let health = try #require(
            try JSONSerialization.jsonObject(with: Data(status.out.utf8)) as? [String: Any])
        #expect(health["state"] as? String == "ok")
        #expect(health["head"] as? Int == 1)
        _ = daemon.stop()
        #expect(try daemon.dateline(["status"]).status == 69)
    }

    @Test func anArticleCanBeAskedForByItsID() throws {
        let daemon = try DaemonProcess()
        try daemon.drop("one.txt", sampleArticle(5))
        #expect(eventually { daemon.files(in: "done").count == 1 })
        let id = try #require(try daemon.log().first?.subject)
        let answer = try daemon.dateline(["article", id, "--format", "json"])
        #expect(answer.status == 0)
        #expect(answer.out.contains("\"id\":\"\(id)\""))
        let missing = try daemon.dateline(["article", String(repeating: "0", count: 32)])
        #expect(missing.status == 66)
        #expect(missing.err.split(separator: "\n").count == 1)
    }

    @Test func submitDropsFilesThatAreWholeOnceTheyCanBeSeen() throws {
        let daemon = try DaemonProcess()
        let file = try daemon.folder.file("mine.txt", sampleArticle(6))
        #expect(try daemon.dateline(["submit", file]).status == 0)
        #expect(try daemon.dateline(["submit", "-"], input: sampleArticle(7)).status == 0)
        #expect(eventually { daemon.files(in: "done").count == 2 })
        #expect(try daemon.dateline(["submit", "/nowhere.txt"]).status == 66)
    }

    @Test func aBackupIsAStoreOfItsOwnWithANewStream() throws {
        let daemon = try DaemonProcess()
        try daemon.drop("one.txt", sampleArticle(8))
        #expect(eventually { daemon.files(in: "done").count == 1 })
        let stream = try #require(try daemon.log().first?.stream)
        let copy = daemon.folder.path + "/copy.db"
        #expect(try daemon.dateline(["backup", copy]).status == 0)
        #expect(daemon.stop() == 0)

        let restored = try TemporaryFolder()
        try FileManager.default.createDirectory(
            atPath: restored.path + "/state", withIntermediateDirectories: true)
        try FileManager.default.copyItem(
            atPath: copy, toPath: restored.path + "/state/datelined.db")
        let second = try DaemonProcess(in: restored)
        let log = try second.log()
        #expect(log.map(\.sequence) == [1])
        #expect(log.first?.stream != stream)
    }

    @Test func aQuarantinedFileCanBeGivenBack() throws {
        let daemon = try DaemonProcess()
        try daemon.drop("broken.json", "{\"headline\": \"Cut")
        #expect(eventually { daemon.files(in: "quarantine").count == 2 })
        let id = try #require(
            daemon.files(in: "quarantine").first { !$0.hasSuffix(".json") })
        #expect(try daemon.dateline(["quarantine", "show", id]).out.contains("malformed"))
        #expect(try daemon.dateline(["quarantine", "retry", id]).status == 0)
        #expect(eventually { (try? daemon.log().count) == 2 })
        #expect(try daemon.dateline(["quarantine", "retry", id]).status == 66)
        #expect(eventually { daemon.files(in: "quarantine").count == 2 })
        let again = try #require(
            daemon.files(in: "quarantine").first { !$0.hasSuffix(".json") })
        #expect(try daemon.dateline(["quarantine", "drop", again]).status == 0)
        #expect(daemon.files(in: "quarantine").isEmpty)
    }

    @Test func aReadOnlyInboxIsReadOnceAndLeftAsItIs() throws {
        let folder = try TemporaryFolder()
        let environment = ["DATELINE_SPOOL_READ_ONLY": "true"]
        var daemon = try DaemonProcess(in: folder, environment: environment)
        try daemon.drop("one.txt", sampleArticle(9))
        #expect(eventually { (try? daemon.log().count) == 1 })
        #expect(daemon.stop() == 0)
        daemon = try DaemonProcess(in: folder, environment: environment)
        try daemon.drop("two.txt", sampleArticle(10))
        #expect(eventually { (try? daemon.log().count) == 2 })
        #expect(daemon.files(in: "inbox").sorted() == ["one.txt", "two.txt"])
        #expect(try daemon.log().allSatisfy { $0.type == "article/analyzed" })
    }
}
