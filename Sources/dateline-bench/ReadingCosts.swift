import Analysis
import Intake
import Linguistics
import News
import Text

/// Seconds of processor time that an article takes in each stage, on one thread.
///
/// Processor time and the best of some rounds, so that other programs on the machine count for
/// little.
struct ReadingCosts {
    /// In the order in which an article goes through them; `hash` is first.
    let stages: [(name: String, seconds: Double)]
    /// What an article has on average.
    let tokens, recordBytes: Double

    /// The yardstick: SHA-256 over the same bytes.
    var hash: Double { stages[0].seconds }
    /// All stages together.
    var reading: Double { stages.reduce(0) { $0 + $1.seconds } }

    init(articles: Int, rounds: Int, model: LanguageModel) throws {
        var generator = ArticleGenerator()
        let texts = (0..<articles).map { Array(generator.article(number: $0).utf8) }
        let intake = Intake(), annotator = Annotator(model), analyst = Analyst()
        var clock = StageClock()
        var tokens = 0
        var bytes = 0
        for _ in 0..<rounds {
            clock.begin()
            let hashes = clock.measure("hash") { texts.map { ContentHash(of: $0) } }
            let read: [Article] = clock.measure("intake") {
                texts.compactMap { text in
                    guard case .article(let article, _, _)? = intake.read(text, file: "a").first
                    else { return nil }
                    return article
                }
            }
            guard read.count == hashes.count else { throw BenchError("an article was refused") }
            let documents = clock.measure("linguistics") {
                read.map { annotator.document($0.text) }
            }
            let reports = try clock.measure("analysis") {
                try zip(read, documents).map { try analyst.report(on: $0, document: $1) }
            }
            let records = try clock.measure("record") {
                try reports.map { try RecordJSON.bytes($0) }
            }
            tokens = documents.reduce(0) { $0 + $1.tokens.count }
            bytes = records.reduce(0) { $0 + $1.count }
        }
        stages = clock.best.map { ($0.name, $0.seconds / Double(articles)) }
        self.tokens = Double(tokens) / Double(articles)
        recordBytes = Double(bytes) / Double(articles)
    }
}
