internal import Foundation
public import Learning

/// What a model file says of itself: section `record`, in JSON.
public struct ModelRecord: Sendable, Equatable, Codable {
    /// A corpus or list that the model was made from.
    public struct Source: Sendable, Equatable, Codable {
        public var name: String
        public var licence: String
        public var credit: String
        /// SHA-256 of its files, by name.
        public var files: [String: String]
    }

    /// BCP 47.
    public var languages: [String]
    /// The model's own, as its sources ask.
    public var licence: String
    /// Commands that make the model again, from folders called CORPORA.
    public var commands: [String]
    public var seed: UInt64
    /// ISO 8601; as given, never the clock's.
    public var date: String?
    public var sources: [Source]
    /// Of the programs that took part: Python, PyTorch, Swift.
    public var tools: [String: String]
    /// What the model reached on the development parts.
    public var scores: Scorecard?

    public static let sectionName = "record"

    /// - Throws: `TrainingError` when the file has no record that can be read.
    public init(_ file: ModelFile) throws {
        let section = try file.section(Self.sectionName)
        do {
            self = try JSONDecoder().decode(Self.self, from: Data(section.string.utf8))
        } catch {
            throw TrainingError.file(path: file.path, cause: "its record cannot be read")
        }
    }

    public init(
        languages: [String], commands: [String], seed: UInt64, date: String? = nil,
        sources: [Source], tools: [String: String] = [:]
    ) {
        (self.languages, self.commands, self.seed) = (languages, commands, seed)
        (self.date, self.sources, self.tools) = (date, sources, tools)
        licence = "CC BY-SA 4.0"
    }

    /// The same record gives the same bytes.
    public var sectionBytes: [UInt8] {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        return [UInt8]((try? encoder.encode(self)) ?? Data())
    }
}
