import ArgumentParser
import Foundation
import Pipeline

/// Speed, latency and memory, each with what it is compared to in the same run.
@main
struct BenchCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "dateline-bench",
        abstract: "Measure Dateline on this machine.",
        discussion: """
            Figures of one run can be compared with each other; those of two machines, or of one \
            machine at two times, cannot. Each line has a name, a value and a unit; those called \
            ratio are what Tests/Baselines keeps.
            """,
        version: Version.text, subcommands: [Stages.self, EndToEnd.self, Latency.self])
}

/// One line of results.
struct Figure {
    let name: String
    let value: Double
    let unit: String

    init(_ name: String, _ value: Double, _ unit: String) {
        self.name = name
        self.value = value
        self.unit = unit
    }

    func show() {
        let digits = value < 10 ? 3 : value < 1000 ? 1 : 0
        let text = value.formatted(
            .number.precision(.fractionLength(digits)).grouping(.never).locale(Locale(identifier: "en_US_POSIX")))
        print(name.padding(34), text.padding(12), unit)
    }
}

extension String {
    fileprivate func padding(_ width: Int) -> String {
        self + String(repeating: " ", count: max(0, width - count))
    }
}
