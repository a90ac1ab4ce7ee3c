import Foundation
import Learning
import TestSupport
import Testing

@testable import Training

@Suite struct FitTests {
    private func python(_ folder: TemporaryFolder, _ script: String) throws -> String {
        let path = try folder.file("python", "#!/bin/sh\n\(script)\n")
        try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: path)
        return path
    }

    private func failure(python: String, in folder: TemporaryFolder) throws -> String {
        var settings = Fit.Settings(
            corpora: CorpusFolder("/nowhere"), output: folder.path + "/model.dateline",
            work: folder.path + "/work")
        settings.python = python
        let fit = try Fit(settings) { _ in }
        do {
            try fit.run()
            return ""
        } catch {
            return "\(error)"
        }
    }

    @Test func withoutPythonTheErrorSaysSo() throws {
        let folder = try TemporaryFolder()
        let error = try failure(python: "/nowhere/python3", in: folder)
        #expect(error == "/nowhere/python3: not found; is it installed?")
    }

    @Test func withoutTorchTheErrorNamesWhatToInstall() throws {
        let folder = try TemporaryFolder()
        let error = try failure(python: try python(folder, "echo missing torch"), in: folder)
        #expect(error.contains("has no module torch: pip install numpy torch"))
        #expect(!error.contains("\n"))
    }

    @Test func withoutCorporaNothingIsTrained() throws {
        let folder = try TemporaryFolder()
        let error = try failure(python: try python(folder, "echo 3.11.2 2.9.0"), in: folder)
        #expect(error == "/nowhere/ud_english_ewt: no such folder")
    }

    @Test func aTrainerThatFailsIsNamed() throws {
        let folder = try TemporaryFolder()
        let trainer = NetworkTrainer(python: try python(folder, "exit 3"), seed: 1)
        #expect(throws: TrainingError.tool(name: "fit.py", cause: "ended with status 3")) {
            try trainer.train(data: folder.path, out: folder.path + "/weights")
        }
    }

    @Test func aStageIsDoneOnceForTheSameInputs() throws {
        let folder = try TemporaryFolder()
        let workshop = try Workshop(folder.path) { _ in }
        var times = 0
        func stage(_ inputs: [String]) throws {
            try workshop.stage("one", inputs: inputs, outputs: ["made"]) {
                times += 1
                _ = try folder.file("made", "x")
            }
        }
        try stage(["a"])
        try stage(["a"])
        #expect(times == 1)
        try stage(["b"])
        #expect(times == 2)
        try FileManager.default.removeItem(atPath: folder.path + "/made")
        try stage(["b"])
        #expect(times == 3)
    }

    @Test func aStageThatFailedIsDoneAgain() throws {
        let folder = try TemporaryFolder()
        let workshop = try Workshop(folder.path) { _ in }
        struct Failure: Error {}
        #expect(throws: Failure.self) {
            try workshop.stage("one", inputs: [], outputs: []) { throw Failure() }
        }
        var isDone = false
        try workshop.stage("one", inputs: [], outputs: []) { isDone = true }
        #expect(isDone)
    }

    @Test func aRecordSurvivesItsFile() throws {
        let folder = try TemporaryFolder()
        var record = ModelRecord(
            languages: ["en"], commands: ["dateline-train fit"], seed: 7, date: "2026-03-17",
            sources: [
                .init(name: "Corpus", licence: "CC0", credit: "Somebody", files: ["a": "00"])
            ], tools: ["python": "3.11.2"])
        var card = Scorecard()
        card.add("dev", NameScores())
        record.scores = card
        var writer = ModelWriter()
        writer.add(ModelRecord.sectionName, record.sectionBytes)
        let path = folder.path + "/model.dateline"
        try writer.write(to: path)
        let file = try ModelFile.open(path)
        #expect(try ModelRecord(file) == record)
        let text = try ModelInspection(file).text()
        for part in ["record", "seed      7", "2026-03-17", "Corpus: CC0", "python 3.11.2"] {
            #expect(text.contains(part))
        }
        #expect(ModelSources.notice(record).contains("Somebody"))
    }
}
