import Analysis
import ArgumentParser
import Intake
import Linguistics
import News
import Pipeline
import Text

struct Stages: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "What each stage of reading costs, on one thread.")

    @Option(help: "Articles of 500 words.") var articles = 2000

    func run() throws {
        var generator = ArticleGenerator()
        let texts = (0..<articles).map { Array(generator.article(number: $0).utf8) }
        let megabytes = Double(texts.reduce(0) { $0 + $1.count }) / 1e6
        let intake = Intake(), annotator = Annotator(), analyst = Analyst()
        var clock = StageClock(articles: articles, megabytes: megabytes)

        let hashed = clock.measure("stage.hash") { texts.map { ContentHash(of: $0) }.count }
        precondition(hashed == articles)
        let read: [Article] = clock.measure("stage.intake") {
            texts.compactMap { text in
                guard case .article(let article, _, _)? = intake.read(text, file: "a").first
                else { return nil }
                return article
            }
        }
        let documents = clock.measure("stage.linguistics") {
            read.map { annotator.document($0.text) }
        }
        let reports = try clock.measure("stage.analysis") {
            try zip(read, documents).map { try analyst.report(on: $0, document: $1) }
        }
        let records = try clock.measure("stage.record") {
            try reports.map { try RecordJSON.bytes($0) }
        }
        let words = documents.reduce(0) { $0 + $1.tokens.count }
        let bytes = records.reduce(0) { $0 + $1.count }
        Figure("reading.tokens", Double(words) / clock.total, "tokens/s").show()
        Figure("record.size", Double(bytes) / Double(max(1, records.count)), "bytes").show()
        Figure(
            "reading.ratio", clock.seconds("stage.hash") / clock.total,
            "of the time SHA-256 takes, inverted").show()
    }
}

/// Times stages one after another and says what each cost.
struct StageClock {
    let articles: Int
    let megabytes: Double
    private var times: [(name: String, seconds: Double)] = []

    init(articles: Int, megabytes: Double) {
        self.articles = articles
        self.megabytes = megabytes
    }

    mutating func measure<Value>(_ name: String, _ body: () throws -> Value) rethrows -> Value {
        let began = ContinuousClock.now
        let value = try body()
        let seconds = (ContinuousClock.now - began) / .seconds(1)
        times.append((name, seconds))
        Figure(name, seconds / Double(articles) * 1e6, "µs an article").show()
        return value
    }

    /// Seconds of all stages of reading.
    var total: Double { times.reduce(0) { $0 + $1.seconds } }

    func seconds(_ name: String) -> Double { times.first { $0.name == name }?.seconds ?? 0 }
}
