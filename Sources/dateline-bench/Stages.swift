import ArgumentParser

struct Stages: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "What each stage of reading costs, on one thread.")

    @Option(help: "Articles of 500 words.") var articles = 1000
    @OptionGroup var model: ModelOptions
    @Option(help: "How often all is measured; the best counts.") var rounds = 5

    func validate() throws {
        guard articles > 0, rounds > 0 else { throw ValidationError("one at least") }
    }

    func run() throws {
        let costs = try ReadingCosts(
            articles: articles, rounds: rounds, model: try model.open())
        for (name, seconds) in costs.stages {
            Figure("stage.\(name)", seconds * 1e6, "µs an article").show()
        }
        Figure("reading.cost", costs.reading * 1e6, "µs an article").show()
        Figure("reading.tokens", costs.tokens / costs.reading, "tokens/s").show()
        Figure("record.size", costs.recordBytes, "bytes").show()
        Figure(
            "reading.ratio", costs.reading / costs.hash, "times SHA-256 of the same bytes"
        ).show()
    }
}
