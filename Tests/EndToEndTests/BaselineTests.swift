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

    @Test(arguments: [(1.0, 0), (1.2, 0), (1.3, 1), (0.4, 1), (nil, 1)])
    func aFigureBeyondItsLimitIsAMiss(value: Double?, misses: Int) {
        let limit = BenchRun.Limit(value: 1, atMost: 1.25, atLeast: 0.5)
        let run = BenchRun(arguments: [], figures: ["a": limit])
        #expect(run.misses(in: value.map { ["a": $0] } ?? [:]).count == misses)
    }

    @Test(arguments: [(70.0, 0), (69.99, 1), (nil, 1)])
    func aScoreBelowTheBaselineIsAMiss(value: Double?, misses: Int) {
        let run = ScoreRun(score: "s", arguments: [], rows: ["r": ["m": 70]])
        #expect(run.misses(in: value.map { ["r": ["m": $0]] } ?? [:]).count == misses)
    }

    // MARK: Speed

    private static let release = Products.root + "/.build/release"

    /// Whether what is measured is what the sources say.
    private static let releaseIsFresh =
        isFresh("datelined", without: ["dateline", "dateline-bench"])
        && isFresh("dateline-bench", without: ["dateline", "datelined"])

    /// - Parameter others: folders of sources the product is not made of.
    private static func isFresh(_ product: String, without others: [String]) -> Bool {
        let sources = Products.root + "/Sources/"
        guard let files = FileManager.default.enumerator(atPath: sources) else { return false }
        var newest: Date?
        for case let name as String in files {
            let room = String(name.prefix { $0 != "/" })
            guard !name.hasSuffix(".md"), !others.contains(room),
                let date = changed(sources + name)
            else { continue }
            newest = max(newest ?? date, date)
        }
        guard let newest, let built = changed(release + "/" + product) else {
            return false
        }
        return newest <= built
    }

    /// When a file was last written; `nil` for what is no file.
    private static func changed(_ path: String) -> Date? {
        let attributes = try? FileManager.default.attributesOfItem(atPath: path)
        guard attributes?[.type] as? FileAttributeType == .typeRegular else { return nil }
        return attributes?[.modificationDate] as? Date
    }

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
