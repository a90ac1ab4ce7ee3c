import ArgumentParser
import Foundation
import Glibc
import Inbox
import Pipeline

struct Submit: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Drop files into the inbox safely.",
        discussion: """
            Each file is written under a hidden name, synced, and renamed, so that the daemon \
            never sees half of it. - reads standard input.
            """)

    @OptionGroup var place: SpoolOptions
    @Option(help: "The name standard input is filed under.") var name: String?
    @Argument(help: "Files, or - for standard input.", completion: .file()) var files: [String]

    func run() throws {
        try reporting {
            let inbox = try place.resolved() + "/inbox"
            let progress = Progress(total: Self.total(files))
            defer { progress.end() }
            for file in files {
                try submit(InputPath(argument: file), into: inbox, progress)
            }
        }
    }

    private func submit(_ file: InputPath, into inbox: String, _ progress: Progress) throws {
        do {
            if file.isStandardInput {
                let name = name ?? "stdin-\(getpid())-\(Int(Date().timeIntervalSince1970)).txt"
                try Submission.submit(
                    descriptor: STDIN_FILENO, name: FileName(bytes: ArgumentBytes.bytes(name)),
                    into: inbox)
            } else {
                let descriptor = file.open(O_RDONLY)
                guard descriptor >= 0 else { throw Failure(file, code: errno, "nothing was sent") }
                defer { close(descriptor) }
                if file.isFolder { throw Failure(file, code: EISDIR, "name files") }
                try Submission.submit(descriptor: descriptor, name: file.name, into: inbox) {
                    progress.show($0)
                }
                progress.finished(Self.size(file))
            }
        } catch let error as InboxError {
            throw Failure(file, Self.advice(error, inbox), Self.status(error))
        }
    }

    private static func advice(_ error: InboxError, _ inbox: String) -> String {
        switch error.code {
        case ENOENT where !FileManager.default.fileExists(atPath: inbox):
            "there is no inbox \(inbox); name the spool with --spool"
        case EACCES, EPERM:
            "permission denied at \(error.path); writing to the inbox needs the group datelined-drop"
        case EINVAL: "the inbox leaves files of such a name alone; rename it"
        default: unsafe "cannot \(error.operation): \(String(cString: strerror(error.code)))"
        }
    }

    private static func status(_ error: InboxError) -> Int32 {
        switch error.code {
        case ENOENT, EISDIR: ExitStatus.noInput
        case EACCES, EPERM: ExitStatus.permission
        case EINVAL: ExitStatus.usage
        default: ExitStatus.inputOutput
        }
    }

    private static func total(_ files: [String]) -> Int {
        files.reduce(0) { $0 + size(InputPath(argument: $1)) }
    }

    private static func size(_ file: InputPath) -> Int { file.facts.map { Int($0.st_size) } ?? 0 }
}
