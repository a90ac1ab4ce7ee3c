internal import News
internal import Text

/// A file of JSON: one article, an array of them, or one a line.
struct JSONFile {
    let reader: ArticleReader
    let settings: IntakeSettings
    let file: String
    let folder: String?
    let deadline: Deadline

    /// - Parameter original: the file's own bytes, which its identity is taken of.
    func read(_ text: [UInt8], original: [UInt8]) -> [IntakeResult] {
        if isLines(text) { return lines(text) }
        do {
            var parser = self.parser(text, from: 0)
            let value = try parser.value()
            if !parser.isAtEnd {
                throw IntakeError(
                    .malformed, "more text stands behind the JSON (byte \(parser.offset))")
            }
            if case .array(let items) = value, items.count != 1 || isArticles(items) {
                return try self.items(text)
            }
            let hash = ContentHash(of: original)
            return [.article(try article(value, hash), hash: hash, line: nil)]
        } catch {
            return [Intake.refusal(error, line: nil)]
        }
    }

    /// By name, or because a second value begins a line behind the first.
    private func isLines(_ text: [UInt8]) -> Bool {
        let name = file.lowercased()
        if name.hasSuffix(".jsonl") || name.hasSuffix(".ndjson") || name.hasSuffix(".jsonlines") {
            return true
        }
        var start = 0
        while start < text.count, text[start].isSpace { start += 1 }
        guard start < text.count, text[start] == UInt8(ascii: "{"),
            let end = text[start...].firstIndex(of: .newline)
        else { return false }
        var last = end
        while last > start, text[last - 1].isSpace { last -= 1 }
        var next = end
        while next < text.count, text[next].isSpace { next += 1 }
        guard next < text.count, text[next] == UInt8(ascii: "{"),
            text[last - 1] == UInt8(ascii: "}")
        else { return false }
        var parser = self.parser(Array(text[start..<last]), from: 0)
        return (try? parser.value()) != nil && parser.isAtEnd
    }

    private func lines(_ text: [UInt8]) -> [IntakeResult] {
        var results: [IntakeResult] = []
        var number = 0
        var start = 0
        while start < text.count {
            let end = text[start...].firstIndex(of: .newline) ?? text.count
            let range = text.trimmed(start..<end)
            number += 1
            start = end + 1
            guard !range.isEmpty else { continue }
            results.append(one(Array(text[range]), line: number))
            if deadline.hasPassed {
                return results + [Intake.refusal(DeadlinePassed(), line: number)]
            }
        }
        if results.isEmpty {
            results.append(.refused(.noText, message: "no line holds an article", line: nil))
        }
        return results
    }

    private func one(_ bytes: [UInt8], line: Int) -> IntakeResult {
        do {
            var parser = self.parser(bytes, from: 0)
            let value = try parser.value()
            guard parser.isAtEnd else {
                throw IntakeError(
                    .malformed, "more text stands behind the JSON (byte \(parser.offset))")
            }
            let hash = ContentHash(of: bytes)
            return .article(try article(value, hash), hash: hash, line: line)
        } catch {
            return Intake.refusal(error, line: line)
        }
    }

    /// The items of a top-level array, each with the hash of its own bytes.
    private func items(_ text: [UInt8]) throws -> [IntakeResult] {
        var results: [IntakeResult] = []
        var start = (text.firstIndex(of: UInt8(ascii: "[")) ?? 0) + 1
        while true {
            while start < text.count, text[start].isSpace || text[start] == 0x2C { start += 1 }
            guard start < text.count, text[start] != UInt8(ascii: "]") else { break }
            var parser = self.parser(text, from: start)
            _ = try parser.value()
            let range = text.trimmed(start..<parser.offset)
            results.append(one(Array(text[range]), line: results.count + 1))
            start = parser.offset
            if deadline.hasPassed {
                return results + [Intake.refusal(DeadlinePassed(), line: results.count)]
            }
        }
        if results.isEmpty {
            results.append(.refused(.noText, message: "the array is empty", line: nil))
        }
        return results
    }

    /// An array of one may be schema.org's way to write one article.
    private func isArticles(_ items: [JSONValue]) -> Bool {
        items.allSatisfy { if case .object = $0 { $0["@context"] == nil } else { false } }
    }

    private func article(_ value: JSONValue, _ hash: ContentHash) throws -> Article {
        let source = try JSONArticle(value).source()
        return try reader.article(
            source, id: hash.articleID, file: file, folder: folder, deadline: deadline)
    }

    private func parser(_ text: [UInt8], from start: Int) -> JSONParser {
        JSONParser(
            text, from: start, depth: settings.jsonDepth, tokens: settings.jsonTokens,
            deadline: deadline)
    }
}
