import ArgumentParser
import Foundation
import Glibc
import Inbox
import News
import Pipeline
import Wire

struct QuarantineCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "quarantine", abstract: "Files that could not be read, and why.",
        subcommands: [List.self, Show.self, Retry.self, Drop.self], defaultSubcommand: List.self)

    struct List: ParsableCommand {
        static let configuration = CommandConfiguration(abstract: "List them, newest last.")
        @OptionGroup var place: QuarantineOptions
        @Option(help: "text or json (one record a line).") var format = OutputFormat.text
        @Option(help: "So many of the newest.") var limit = 1000

        func run() throws {
            try reporting {
                let style = Style()
                for item in try folder(place).items(limit: limit) {
                    switch format {
                    case .json: StandardOutput.line(item.sidecar ?? Array("{}".utf8))
                    case .text: StandardOutput.line(summary(item, style))
                    }
                }
            }
        }

        private func summary(_ item: QuarantineFolder.Item, _ style: Style) -> String {
            guard let record = item.record else {
                return "\(style.bold(item.id))  \(item.name?.description ?? "?")  no record"
            }
            return "\(style.bold(item.id))  \(style.yellow(record.reason.rawValue))  "
                + "\(oneLine(record.file))  \(style.dim(oneLine(record.message)))"
        }
    }

    struct Show: ParsableCommand {
        static let configuration = CommandConfiguration(abstract: "The record of one.")
        @OptionGroup var place: QuarantineOptions
        @Argument(help: "Its id, as `list` shows it.") var id: String

        func run() throws {
            try reporting {
                let item = try folder(place).item(named: id)
                guard let sidecar = item.sidecar else {
                    throw Failure(id, "has no record", ExitStatus.noInput)
                }
                StandardOutput.line(sidecar)
            }
        }
    }

    struct Retry: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Give files back to the inbox, to be read again.")
        @OptionGroup var place: QuarantineOptions
        @Argument(help: "Ids, as `list` shows them.") var ids: [String]

        func run() throws {
            try reporting {
                let connection = try place.daemon.resolved()
                for id in ids {
                    // The daemon also forgives a content that made it crash.
                    guard !id.isEmpty else { throw noSuchFile(id) }
                    let answer: [UInt8]
                    do {
                        answer = try connection.ask(
                            Question(.quarantine, id: id), id,
                            statuses: ["internal": ExitStatus.inputOutput])
                    } catch let failure as Failure where failure.status == ExitStatus.noInput {
                        throw noSuchFile(id)
                    }
                    let given = try? RecordJSON.decode(Answer.self, from: answer).quarantine
                    StandardOutput.line(
                        "\(id) is \(oneLine(given?.file ?? "?")) in the inbox again")
                }
            }
        }

        private struct Answer: Decodable {
            struct Given: Decodable { let file: String }
            let quarantine: Given
        }
    }

    struct Drop: ParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Remove files for good.")
        @OptionGroup var place: QuarantineOptions
        @Argument(help: "Ids, as `list` shows them.") var ids: [String]

        func run() throws {
            try reporting { for id in ids { try folder(place).drop(id: id) } }
        }
    }
}

private func noSuchFile(_ id: String) -> Failure {
    Failure(
        id, "there is no such file in quarantine; see `dateline quarantine list`",
        ExitStatus.noInput)
}

/// The quarantine folder, its errors turned into what a person can act on.
private func folder(_ place: QuarantineOptions) throws -> QuarantineDesk {
    let spool = try place.spool.resolved()
    do {
        return QuarantineDesk(folder: try QuarantineFolder(spool: spool))
    } catch {
        let status =
            switch error.code {
            case 2: ExitStatus.noInput
            case 1, 13: ExitStatus.permission
            default: ExitStatus.inputOutput
            }
        let reason = unsafe String(cString: strerror(error.code))
        throw Failure(
            error.path, "\(reason); name the spool with --spool, or ask as the daemon's user",
            status)
    }
}

private struct QuarantineDesk {
    let folder: QuarantineFolder

    func items(limit: Int) throws -> [QuarantineFolder.Item] {
        try asking("quarantine") { () throws(InboxError) in try folder.list(limit: limit) }
    }

    func item(named id: String) throws -> QuarantineFolder.Item {
        try asking(id) { () throws(InboxError) in try folder.item(id) }
    }

    func drop(id: String) throws {
        try asking(id) { () throws(InboxError) in try folder.drop(id) }
    }

    private func asking<Value>(
        _ subject: String, _ body: () throws(InboxError) -> Value
    ) throws -> Value {
        do {
            return try body()
        } catch {
            switch error.code {
            case 2, 22: throw noSuchFile(subject)
            case 1, 13: throw Failure(subject, "\(error)", ExitStatus.permission)
            default: throw Failure(subject, "\(error)", ExitStatus.inputOutput)
            }
        }
    }
}

extension QuarantineFolder.Item {
    fileprivate var record: QuarantineRecord? {
        sidecar.flatMap { try? RecordJSON.decode(QuarantineRecord.self, from: $0) }
    }
}
