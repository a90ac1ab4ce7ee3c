import ArgumentParser
import Pipeline

/// Which spool folder, for the commands that work on files.
struct SpoolOptions: ParsableArguments {
    @Option(help: "The spool folder (default: the configured one).") var spool: String?

    func resolved() throws -> String {
        if let spool { return spool }
        do {
            return try Configuration(try ConfigurationSources(file: nil)).spool
        } catch {
            throw Failure("configuration", "\(error)", ExitStatus.configuration)
        }
    }
}

/// Where the quarantine is, on disk and behind the daemon: one set of options for every subcommand,
/// so that a script may give the same to each.
struct QuarantineOptions: ParsableArguments {
    @OptionGroup var spool: SpoolOptions
    @OptionGroup var daemon: ConnectionOptions
}

/// How an answer is printed.
enum OutputFormat: String, ExpressibleByArgument, CaseIterable { case text, json }
