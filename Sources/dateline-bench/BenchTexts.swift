import Foundation

/// What is measured on: articles that the bench invents, or texts of one's own.
enum BenchTexts {
    /// - Parameters:
    ///   - path: a folder, whose files are a text each; a file of JSON lines with a `text`; or a text.
    ///     `nil` for invented articles.
    ///   - limit: how many at most.
    /// - Throws: `BenchError` when there is nothing to read.
    static func read(_ path: String?, limit: Int, words: Int) throws -> [[UInt8]] {
        guard let path else {
            var generator = ArticleGenerator()
            return (0..<limit).map { Array(generator.article(number: $0, words: words).utf8) }
        }
        var isFolder: ObjCBool = false
        guard unsafe FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
            throw BenchError("\(path): there is no such file")
        }
        let texts =
            if isFolder.boolValue {
                try folder(path, limit)
            } else if path.hasSuffix(".jsonl") {
                try lines(path, limit)
            } else {
                [try text(path)]
            }
        guard !texts.isEmpty else { throw BenchError("\(path): no texts in it") }
        return texts
    }

    private static func folder(_ path: String, _ limit: Int) throws -> [[UInt8]] {
        try FileManager.default.contentsOfDirectory(atPath: path).sorted()
            .filter { !$0.hasPrefix(".") }.prefix(limit).map { try text(path + "/" + $0) }
    }

    private static func text(_ path: String) throws -> [UInt8] {
        // Through a string: what is read is valid UTF-8.
        Array(String(decoding: try contents(path), as: UTF8.self).utf8)
    }

    private static func lines(_ path: String, _ limit: Int) throws -> [[UInt8]] {
        struct Line: Decodable { let text: String }
        let decoder = JSONDecoder()
        return try contents(path).split(separator: 0x0A).prefix(limit).map {
            do {
                return Array(try decoder.decode(Line.self, from: $0).text.utf8)
            } catch {
                throw BenchError("\(path): a line without a text")
            }
        }
    }

    private static func contents(_ path: String) throws -> Data {
        do {
            return try Data(contentsOf: URL(fileURLWithPath: path))
        } catch {
            throw BenchError("\(path): cannot be read")
        }
    }
}
