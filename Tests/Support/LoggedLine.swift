import Foundation

/// One notice as `dateline replay --format json` or `dateline tail --format json` prints it.
public struct LoggedLine: Sendable, Hashable {
    public let sequence: Int
    public let type: String
    public let stream: String
    public let subject: String?
    /// `data.file`, for the notices about files.
    public let file: String?
    public let reason: String?
    public let json: String

    /// - Returns: `nil` for what is not an envelope.
    public init?(json line: String) {
        guard
            let object = try? JSONSerialization.jsonObject(with: Data(line.utf8))
                as? [String: Any],
            let type = object["type"] as? String, let stream = object["stream"] as? String,
            let sequence = object["sequence"] as? Int
        else { return nil }
        let data = object["data"] as? [String: Any]
        self.sequence = sequence
        self.type = type
        self.stream = stream
        subject = object["subject"] as? String
        file = data?["file"] as? String
        reason = data?["reason"] as? String
        json = line
    }
}

extension DaemonProcess {
    /// The whole log, as a client that asks for everything gets it.
    public func log(from sequence: Int = 1) throws -> [LoggedLine] {
        try dateline(["replay", "--from", "\(sequence)", "--format", "json"]).lines.compactMap {
            LoggedLine(json: $0)
        }
    }

    /// Names in a folder of the spool, below it too, hidden ones left out.
    public func files(in folder: String) -> [String] {
        let found = FileManager.default.enumerator(atPath: spool + "/" + folder)
        let paths = found?.compactMap { $0 as? String } ?? []
        return paths.filter { path in
            if path.split(separator: "/").last?.hasPrefix(".") ?? true { return false }
            let facts = try? FileManager.default.attributesOfItem(
                atPath: spool + "/" + folder + "/" + path)
            return facts?[.type] as? FileAttributeType == .typeRegular
        }
    }

    /// Whether nothing waits and nothing is under way.
    public var isDrained: Bool { files(in: "inbox").isEmpty && files(in: "work").isEmpty }

    /// The store's tables, asked with SQLite's own program while the daemon is down or up.
    public func sqlite(_ query: String) throws -> [String] {
        try Subprocess.run(
            "/usr/bin/sqlite3", ["-readonly", state + "/datelined.db", query]
        ).lines
    }
}

/// An article of one's own for tests, different for each number.
public func sampleArticle(_ number: Int, about place: String = "Port Alder") -> String {
    """
    Harbour works in \(place) enter phase \(number)

    The council of \(place) approved phase \(number) of the harbour works on Monday. “We have \
    waited \(number + 3) years for this,” mayor Ina Brandt said after the vote. She added that \
    the first ships would be able to enter the new basin before winter.

    Critics pointed to the costs, which have grown by \(number % 40 + 2) percent since the plan \
    was drawn up. The opposition wants another inquiry into item \(number * 7 + 1).
    """
}
