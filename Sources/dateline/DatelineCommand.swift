import ArgumentParser
import Pipeline

/// The door for people and scripts: one subcommand a file.
@main
struct DatelineCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "dateline",
        abstract: "Read news articles, and follow what the daemon publishes.",
        discussion: """
            Exit status: 0 fine, 1 degraded, 64 usage, 65 bad data, 66 no input, 69 daemon not \
            reachable, 70 internal, 73 cannot create, 74 input/output, 75 try again, 77 permission, \
            78 configuration.
            """,
        version: Version.text,
        subcommands: [
            Analyze.self, Submit.self, Tail.self, Status.self, ArticleCommand.self,
            QuarantineCommand.self, Replay.self, Backup.self, Keygen.self,
        ])
}
