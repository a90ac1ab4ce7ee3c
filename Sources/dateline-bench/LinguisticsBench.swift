import ArgumentParser
import Foundation
import Glibc
import Linguistics
import Text

/// `dateline-bench linguistics`.
struct LinguisticsBench: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "linguistics",
        abstract: "Words a second from text to names, on one thread and on two.",
        discussion: """
            A word is a syntactic word as treebanks count them, punctuation too. Speed is by \
            processor time, so that what else runs counts for little.
            """)

    @OptionGroup var model: ModelOptions
    @Option(help: "Texts to read: a folder, JSON lines with a `text`, or one text.")
    var texts: String?
    @Option(help: "Articles at most.") var articles = 300
    @Option(help: "Words in each that is invented.") var words = 500
    @Option(help: "How often all is measured; the best counts.") var rounds = 3

    func validate() throws {
        guard articles > 0, words > 0, rounds > 0 else { throw ValidationError("one at least") }
    }

    func run() throws {
        let texts = try BenchTexts.read(texts, limit: articles, words: words)
        let bytes = texts.reduce(0) { $0 + $1.count }
        let hash = hashing(texts)

        let before = Self.residentMegabytes
        let began = ContinuousClock.now
        let model = try model.open()
        let open = ContinuousClock.now - began
        _ = AnnotationRun(Array(texts.prefix(50)), model, threads: 1)
        let memory = Self.residentMegabytes - before

        let digests = [1, 2].map {
            AnnotationRun(texts, model, threads: $0, digesting: true).digest
        }
        guard digests[0] == digests[1] else {
            throw BenchError("two threads find other things than one")
        }
        let one = (0..<rounds).map { _ in AnnotationRun(texts, model, threads: 1) }
        let timed = AnnotationRun(texts, model, threads: 1, timing: true)
        let two = (0..<rounds).map { _ in AnnotationRun(texts, model, threads: 2) }
        let seconds = one.map(\.processor).min() ?? 0
        let walls = [one, two].map { runs in runs.map(\.wall).min() ?? 0 }

        Figure("linguistics.words", Double(one[0].tokens) / seconds, "words/s, one thread").show()
        Figure("linguistics.bytes", Double(bytes) / seconds / 1e6, "MB/s").show()
        Figure("linguistics.ratio", seconds / hash, "times SHA-256 of the same bytes").show()
        for (stage, spent) in zip(StageTimes.Stage.allCases, timed.stages) {
            let share = spent / timed.stages.reduce(0, +)
            Figure("share.\(stage)", share * 100, "% of the chain").show()
        }
        Figure("linguistics.scaling", walls[0] / walls[1], "times as fast on two threads").show()
        Figure("model.open", open / .milliseconds(1), "ms").show()
        Figure("model.memory", memory, "MiB, with one thread's workspace").show()
    }

    /// Seconds for the yardstick.
    private func hashing(_ texts: [[UInt8]]) -> Double {
        var clock = StageClock()
        for _ in 0..<max(3, rounds) {
            clock.begin()
            _ = clock.measure("hash") { texts.map { ContentHash(of: $0) } }
        }
        return clock.best[0].seconds
    }

    /// What this process has in memory.
    private static var residentMegabytes: Double {
        let text = (try? String(contentsOfFile: "/proc/self/statm", encoding: .utf8)) ?? ""
        let pages = text.split(separator: " ").dropFirst().first.flatMap { Double($0) } ?? 0
        return pages * Double(sysconf(Int32(_SC_PAGESIZE))) / 1_048_576
    }
}
