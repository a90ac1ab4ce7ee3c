internal import ArgumentParser
internal import Foundation
internal import Linguistics
internal import Training

struct Evaluate: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Judge a model by the development parts of the corpora; F1 in percent.")

    @Option(help: "The model file.")
    var model: String

    @Option(help: "The folder of the corpora.")
    var corpora: String

    @Flag(help: "Print JSON.")
    var json = false

    @Flag(help: "List the names that were missed or wrong instead.")
    var mistakes = false

    func run() throws {
        try Steps.run {
            let evaluation = ModelEvaluation(
                try LanguageModel.open(model), corpora: CorpusFolder(corpora))
            if mistakes {
                for line in try evaluation.nameMistakes() { print(line) }
                return
            }
            let card = try evaluation.scorecard()
            guard json else {
                print(card.table, terminator: "")
                return
            }
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
            print(String(decoding: try encoder.encode(card), as: UTF8.self))
        }
    }
}
