import Foundation
import TestSupport
import Testing

/// What the programs really print, against `Config/schema`.
@Suite(
    .timeLimit(.minutes(2)),
    .enabled(if: SchemaJudge.isInstalled, "python3 with jsonschema is not installed"))
struct SchemaTests {
    @Test(arguments: [[], ["--tokens"]])
    func articlesAreAsTheirSchemaSays(options: [String]) throws {
        let folder = Products.root + "/Deploy/samples"
        let files = try FileManager.default.contentsOfDirectory(atPath: folder)
            .filter { !$0.hasSuffix(".pdf") }.map { folder + "/" + $0 }
        let output = try Subprocess.run(Products.path("dateline"), ["analyze"] + options + files)
        #expect(output.status == 0)
        #expect(output.lines.count >= files.count)
        let samples = output.lines.map { SchemaJudge.Sample("article", true, $0) }
        #expect(try SchemaJudge.complaints(samples) == "")
    }

    @Test func theDaemonSpeaksAsItsSchemasSay() throws {
        let daemon = try DaemonProcess()
        let empty = try daemon.dateline(["status", "--format", "json"])
        try daemon.drop("one.txt", sampleArticle(1))
        try daemon.drop("again.txt", sampleArticle(1))
        try daemon.drop("broken.json", "{\"headline\": \"Cut")
        #expect(eventually { (try? daemon.log().count) == 3 })
        let busy = try daemon.dateline(["status", "--format", "json"])
        let events = try daemon.dateline(["replay", "--from", "1", "--format", "json"])
        var samples = (empty.lines + busy.lines).map { SchemaJudge.Sample("health", true, $0) }
        #expect(samples.count == 2)
        samples += events.lines.map { SchemaJudge.Sample("envelope", true, $0) }
        #expect(samples.count == 5)
        samples.append(SchemaJudge.Sample("health", false, "{\"schema\":\"dateline/health/1\"}"))
        #expect(try SchemaJudge.complaints(samples) == "")
    }
}
