import Foundation
import Testing

@testable import Store

@Suite struct PowerLossTests {
    private func trace() throws -> DiskTrace {
        let folder = Folder()
        try FileSystem.makeFolder(folder.path)
        let output = folder.file("trace")
        let probe = try Probe(
            ["load", folder.path, "0", "3", "30"],
            under: ["strace", "-o", output] + DiskTrace.options)
        _ = probe.lines()
        try #require(probe.exit() == 0)
        let text = [UInt8](try Data(contentsOf: URL(fileURLWithPath: output)))
        return DiskTrace(text: text, folder: folder.path)
    }

    @Test(
        .enabled(if: FaultTests.canTrace, "strace is needed, and leave to trace"),
        .timeLimit(.minutes(1)))
    func whatWasAcknowledgedSurvivesAPowerCutAtAnySync() throws {
        let trace = try trace()
        var random = SystemRandomNumberGenerator()
        let cuts = trace.cuts
        try #require(cuts.count > 20)
        for (index, cut) in cuts.enumerated() {
            let loss = DiskTrace.Loss.allCases[index % DiskTrace.Loss.allCases.count]
            let folder = Folder()
            try FileSystem.makeFolder(folder.path)
            for (name, bytes) in trace.image(cutAt: cut, loss, using: &random) {
                try Data(bytes).write(to: URL(fileURLWithPath: folder.file(name)))
            }
            let acknowledged = trace.acknowledged(before: cut)
            let store = try folder.open()
            try Oracle.check(store, [0: acknowledged], batch: 3)
            #expect(store.epoch == 1, "cut at \(cut), \(loss): no false alarm")
            store.close()
        }
        // All the writes without a cut give the run's whole result: the replay itself is right.
        let whole = Folder()
        try FileSystem.makeFolder(whole.path)
        for (name, bytes) in trace.image(cutAt: trace.steps.count, .all, using: &random) {
            try Data(bytes).write(to: URL(fileURLWithPath: whole.file(name)))
        }
        try Oracle.check(whole.open(), [0: 30], batch: 3)
    }
}
