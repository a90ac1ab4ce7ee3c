public import Learning

/// What is in a model file, for a person to read.
public struct ModelInspection {
    private let file: ModelFile

    public init(_ file: ModelFile) { self.file = file }

    /// Sections with their bytes, then the record.
    ///
    /// - Throws: when the record cannot be read.
    public func text() throws -> String {
        var text = "model     \(file.hash)\n"
        var total = 0
        for name in file.sectionNames {
            let count = try file.section(name).count
            total += count
            text += "section   \(name.padded(to: 16))\(String(count).leftPadded(to: 12)) bytes\n"
        }
        text += "          \("all".padded(to: 16))\(String(total).leftPadded(to: 12)) bytes\n"
        let record = try ModelRecord(file)
        text += "language  \(record.languages.joined(separator: " "))\n"
        text += "licence   \(record.licence)\n"
        text += "seed      \(record.seed)\n"
        if let date = record.date { text += "date      \(date)\n" }
        for (name, version) in record.tools.sorted(by: { $0.key < $1.key }) {
            text += "tool      \(name) \(version)\n"
        }
        for command in record.commands { text += "command   \(command)\n" }
        for source in record.sources { text += "source    \(source.name): \(source.licence)\n" }
        if let scores = record.scores { text += "\n\(scores.table)" }
        return text
    }
}

extension String {
    /// With spaces after it.
    func padded(to width: Int) -> String {
        self + String(repeating: " ", count: max(0, width - count))
    }

    /// With spaces before it.
    func leftPadded(to width: Int) -> String {
        String(repeating: " ", count: max(0, width - count)) + self
    }
}
