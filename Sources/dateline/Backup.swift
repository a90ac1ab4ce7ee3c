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
            let given = InputPath(argument: file)
            guard let name = String(validating: given.bytes, as: UTF8.self), !name.isEmpty else {
                throw Failure(given, "not a name in UTF-8; choose another", ExitStatus.usage)
            }
            let path =
                name.hasPrefix("/")
                ? name : FileManager.default.currentDirectoryPath + "/" + name
            var connection = try place.resolved()
            // Whether anybody is there shows at once.
            _ = try connection.ask(Question(.health), path)
            // A large store takes its time.
            connection.patience = max(connection.patience, .seconds(600))
            _ = try connection.ask(
                Question(.backup, path: path), path,
                statuses: [
                    "malformed": ExitStatus.cannotCreate, "internal": ExitStatus.inputOutput,
                ])
            StandardOutput.line("\(path) holds the store as it is now")
        }
    }
}
