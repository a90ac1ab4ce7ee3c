import ArgumentParser
import Foundation
import Pipeline
import Wire

struct Backup: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "A consistent copy of the store, made while the daemon runs.",
        discussion: """
            The daemon writes it, so FILE is on its machine and in a folder it may write to. \
            The copy is checked before it gets its name.
            """)

    @OptionGroup var place: ConnectionOptions
    @Argument(help: "A new file.", completion: .file()) var file: String

    func run() throws {
        try reporting {
            let path =
                file.hasPrefix("/")
                ? file : FileManager.default.currentDirectoryPath + "/" + file
            var connection = try place.resolved()
            // A large store takes its time.
            connection.patience = max(connection.patience, .seconds(600))
            _ = try connection.ask(Question(.backup, path: path), file)
            StandardOutput.line("\(path) holds the store as it is now")
        }
    }
}
