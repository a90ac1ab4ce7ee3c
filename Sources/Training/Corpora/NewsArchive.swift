internal import Foundation

/// Reads news articles from JSON lines packed with xz; only their titles and texts count.
struct NewsArchive {
    struct Article: Decodable {
        var title: String?
        var text: String

        /// The title as a paragraph of its own, then the text.
        var whole: String {
            guard let title, !title.isEmpty else { return text }
            return title + "\n\n" + text
        }
    }

    let path: String

    /// Calls `body` with each article in order.
    ///
    /// - Throws: `TrainingError` when xz is missing or fails, or a line is not an article.
    func forEach(
        limit: Int = .max, _ body: (Article) throws(TrainingError) -> Void
    ) throws(TrainingError) {
        let unpacked = CorpusFile(path: path, bytes: try Self.unpack(path))
        let decoder = JSONDecoder()
        for (number, line) in unpacked.lines.prefix(limit).enumerated() where !line.isEmpty {
            let article: Article
            do {
                article = try decoder.decode(Article.self, from: Data(line.utf8))
            } catch {
                throw unpacked.fault(number, "not an article in JSON")
            }
            try body(article)
        }
    }

    private static func unpack(_ path: String) throws(TrainingError) -> [UInt8] {
        guard path.hasSuffix(".xz") else { return try CorpusFile.bytes(path) }
        guard FileManager.default.fileExists(atPath: path) else {
            throw .file(path: path, cause: "no such file")
        }
        let output = try Tool.run("xz", ["--decompress", "--stdout", path])
        return output
    }
}
