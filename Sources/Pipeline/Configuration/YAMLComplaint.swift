import Yams

/// What libyaml has against a file, in one line of plain words.
struct YAMLComplaint {
    /// From 1; `nil` when the parser does not say.
    let line: Int?
    let problem: String

    init(_ error: any Error, text: String) {
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(
            Substring.init)
        switch error as? YamlError {
        case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
            .composer(_, let problem, let mark, _):
            let count = lines.last?.isEmpty == true ? lines.count - 1 : lines.count
            let number = min(max(mark.line, 1), max(count, 1))
            line = number
            let content = lines.indices.contains(number - 1) ? lines[number - 1] : ""
            self.problem = Self.words(problem, content)
        case .duplicatedKeysInMapping(let duplicates, let context):
            let key = duplicates.first ?? "?"
            line = Self.repeated(key, lines, near: context.mark)
            problem = "\(key) stands twice; keep one"
        case .reader(let problem, let offset, _, _):
            line = offset.map { text.prefix($0).count { $0.isNewline } + 1 }
            self.problem = "\(problem); write plain text"
        default:
            line = nil
            problem =
                "\(error)".split(whereSeparator: \.isNewline).first.map(String.init) ?? "no YAML"
        }
    }

    private static func words(_ problem: String, _ content: Substring) -> String {
        if content.prefix(while: \.isWhitespace).contains("\t") {
            return "a tab; indent with spaces"
        }
        return switch problem {
        case "found character that cannot start any token":
            "a character that begins no value; put the value in quotes"
        case "mapping values are not allowed in this context":
            "a colon where none belongs; check the indentation, and quote values that hold one"
        case "could not find expected ':'": "a key without a colon; write `key: value`"
        case "did not find expected key":
            "the indentation does not fit the lines above; keys of one section stand in one column"
        case "found unexpected end of stream": "a quotation mark is opened and not closed"
        case "did not find expected ',' or ']'", "did not find expected node content":
            "a [ is opened and not closed"
        case "did not find expected ',' or '}'": "a { is opened and not closed"
        default: problem
        }
    }

    /// The line where a key stands the second time, in the column where it stood first.
    private static func repeated(_ key: String, _ lines: [Substring], near mark: Mark) -> Int? {
        let places = lines.indices.filter { index in
            let bare = lines[index].drop { $0 == " " }
            return lines[index].count - bare.count == mark.column - 1
                && bare.hasPrefix(key) && bare.dropFirst(key.count).first == ":"
        }.map { $0 + 1 }
        return places.first { $0 > mark.line } ?? places.last
    }
}
