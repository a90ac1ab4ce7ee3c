import Foundation
import TestSupport
import Testing

/// Speed, memory and accuracy against what was reached before: `Tests/Baselines`.
@Suite(.serialized, .timeLimit(.minutes(10))) struct BaselineTests {
    @Test(.enabled(if: Self.releaseIsFresh, "no release build newer than the sources to measure"))
    func speedAndMemoryAreNoWorseThanTheBaseline() throws {
        let folder = try TemporaryFolder()
        for run in try Baseline<BenchRun>.read("bench.json").runs {
            var misses: [String] = []
            // Other programs may have the machine for a while: the best of three counts.
            for _ in 0..<3 {
                let output = try Subprocess.run(
                    Self.release + "/dateline-bench",
                    run.arguments.map { $0.replacing("FOLDER", with: folder.path) })
                #expect(output.status == 0, "\(output.err)")
                misses = run.misses(in: Self.figures(output.lines))
                if misses.isEmpty { break }
            }
            #expect(misses.isEmpty)
        }
    }

    @Test(.enabled(if: Products.shared != nil, "the shared corpora are not beside the project"))
    func accuracyIsNoWorseThanTheBaseline() throws {
        let shared = try #require(Products.shared)
        let folder = try TemporaryFolder()
        let program = try folder.file("dateline", Self.programWithDigest)
        #expect(unsafe chmod(program, 0o755) == 0)
        for run in try Baseline<ScoreRun>.read("accuracy.json").runs {
            let output = try Subprocess.run(
                "/usr/bin/env",
                [
                    "python3", "\(shared)/tools/score/\(run.score).py", "--json",
                    "--dateline", program, "--data", shared + "/corpora",
                ] + run.arguments)
            #expect(output.status == 0, "\(output.err)")
            let answer = try #require(output.lines.last)
            let got = try JSONDecoder().decode(ScoreAnswer.self, from: Data(answer.utf8))
            #expect(run.misses(in: got.rows) == [])
        }
    }

    // MARK: Speed

    private static let release = Products.root + "/.build/release"

    /// Whether what is measured is what the sources say.
    private static let releaseIsFresh: Bool = {
        let files = FileManager.default
        func changed(_ path: String) -> Date? {
            (try? files.attributesOfItem(atPath: path))?[.modificationDate] as? Date
        }
        let sources = files.enumerator(atPath: Products.root + "/Sources")?
            .compactMap { ($0 as? String).flatMap { changed(Products.root + "/Sources/" + $0) } }
        let built = ["datelined", "dateline-bench"].compactMap { changed(release + "/" + $0) }
        guard built.count == 2, let newest = sources?.max(), let oldest = built.min() else {
            return false
        }
        return newest <= oldest
    }()

    /// `name value unit` a line.
    private static func figures(_ lines: [String]) -> [String: Double] {
        var figures: [String: Double] = [:]
        for line in lines {
            let fields = line.split(separator: " ")
            guard fields.count > 1, let value = Double(fields[1]) else { continue }
            figures[String(fields[0])] = value
        }
        return figures
    }

    // MARK: Accuracy

    /// `dateline`, with empty stories where it has no `digest` to make some.
    private static let programWithDigest = """
        #!/bin/sh
        if [ "$1" = digest ]; then
            '\(Products.path("dateline"))' "$@" 2>/dev/null && exit
            echo '{"schema": "dateline/digest/1", "stories": [], "articles": []}'
        else
            exec '\(Products.path("dateline"))' "$@"
        fi

        """
}
