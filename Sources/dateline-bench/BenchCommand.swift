import ArgumentParser
import Pipeline

/// Speed, latency and memory, each with what it is compared to in the same run.
@main
struct BenchCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "dateline-bench",
        abstract: "Measure Dateline on this machine.",
        discussion: """
            Figures of one run can be compared with each other; those of two machines, or of one \
            machine at two times, cannot. Each line has a name, a value and a unit. \
            Tests/Baselines keeps the ratios and the memory.
            """,
        version: Version.text,
        subcommands: [Stages.self, LinguisticsBench.self, EndToEnd.self, Latency.self])
}
