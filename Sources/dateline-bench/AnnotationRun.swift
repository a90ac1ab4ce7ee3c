import Foundation
import Linguistics
import Synchronization
import Text

/// Texts read by some threads at one time, each with an annotator of its own on the one model.
struct AnnotationRun {
    let tokens: Int
    /// Seconds that the threads had a processor, together.
    let processor: Double
    /// Seconds from the first's beginning to the last's end.
    let wall: Double
    /// Of everything that was found out, in the order of the texts; 0 unless asked for.
    let digest: UInt64
    /// Seconds of each stage, all threads together; 0 unless asked for.
    let stages: [Double]

    private struct Results {
        var digests: [Int: UInt64] = [:]
        var tokens = 0
        var processor = 0.0
        var stages = [Double](repeating: 0, count: StageTimes.Stage.allCases.count)
    }

    init(
        _ texts: [[UInt8]], _ model: LanguageModel, threads: Int, digesting: Bool = false,
        timing: Bool = false
    ) {
        let results = Mutex(Results())
        let next = Atomic<Int>(0)
        let group = DispatchGroup()
        let began = ContinuousClock.now
        for _ in 0..<threads {
            group.enter()
            let worker = Thread {
                var mine = Results()
                let annotator = Annotator(model)
                var times = StageTimes()
                let begin = StageClock.now
                while true {
                    let number = next.add(1, ordering: .relaxed).oldValue
                    if number >= texts.count { break }
                    let document =
                        timing
                        ? annotator.document(utf8: texts[number], times: &times)
                        : annotator.document(utf8: texts[number])
                    mine.tokens += document.tokens.count
                    if digesting {
                        mine.digests[number] = StableHash.of(document.conllU(id: "-").utf8.span)
                    }
                }
                mine.processor = StageClock.now - begin
                if timing { mine.stages = times.seconds }
                results.withLock { all in
                    all.digests.merge(mine.digests) { $1 }
                    all.tokens += mine.tokens
                    all.processor += mine.processor
                    for (i, seconds) in mine.stages.enumerated() { all.stages[i] += seconds }
                }
                group.leave()
            }
            worker.stackSize = 4 << 20
            worker.start()
        }
        group.wait()
        wall = (ContinuousClock.now - began) / .seconds(1)
        let all = results.withLock { $0 }
        tokens = all.tokens
        processor = all.processor
        stages = all.stages
        var hash = StableHash()
        for number in all.digests.keys.sorted() {
            hash.update("\(all.digests[number] ?? 0) ".utf8.span)
        }
        digest = digesting ? hash.value : 0
    }
}
