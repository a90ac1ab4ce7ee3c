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
            for file in files { try submit(file, into: inbox, progress) }
        }
    }

    private func submit(_ file: String, into inbox: String, _ progress: Progress) throws {
        do {
            if file == "-" {
                let name = name ?? "stdin-\(getpid())-\(Int(Date().timeIntervalSince1970)).txt"
                try Submission.submit(
                    descriptor: STDIN_FILENO, name: FileName(name), into: inbox)
            } else {
                try Submission.submit(fileAt: file, into: inbox) { progress.show($0) }
                progress.finished(Self.total([file]))
            }
        } catch {
            throw Failure(file, Self.advice(error, inbox), Self.status(error))
        }
    }

    private static func advice(_ error: InboxError, _ inbox: String) -> String {
        switch error.code {
        case ENOENT where !FileManager.default.fileExists(atPath: inbox):
            "there is no inbox \(inbox); name the spool with --spool"
        case ENOENT: "there is no such file; check the path"
        case EACCES, EPERM:
            "permission denied at \(error.path); writing to the inbox needs the group datelined-drop"
        default: "\(error)"
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
        files.reduce(0) { sum, file in
            let facts = try? FileManager.default.attributesOfItem(atPath: file)
            return sum + ((facts?[.size] as? Int) ?? 0)
        }
    }
}
