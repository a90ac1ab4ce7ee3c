/// `Title: …`, `Source: …`, `Date: …` lines at the top of a text file.
///
/// Taken only when two known keys stand there in a row, or one with a blank line behind it.
enum HeaderLines {
    static func read(_ page: inout Page, into article: inout SourceArticle) {
        var found: [(index: Int, key: String, value: String)] = []
        for i in page.blocks.indices.prefix(12) {
            guard let (key, value) = field(page, i) else { break }
            found.append((i, key, value))
        }
        let kinds = Set(found.map(\.key))
        guard kinds.count >= 2 else { return }
        for (index, key, value) in found {
            page.blocks[index].reason = .metadata
            switch key {
            case "headline": article.headline = article.headline ?? value
            case "outlet": article.outlet = article.outlet ?? value
            case "byline": article.byline = article.byline ?? value
            case "url": article.url = article.url ?? value
            case "language": article.language = article.language ?? value
            case "rights": article.rights = article.rights ?? value
            case "date":
                if let date = DateEvidence(.metadata, text: value) { article.dates.append(date) }
            default: break
            }
        }
    }

    private static func field(_ page: Page, _ index: Int) -> (String, String)? {
        let range = page.blocks[index].range
        guard range.count <= 400,
            let colon = page.bytes[range].prefix(24).firstIndex(of: UInt8(ascii: ":")),
            let key = keys[page.bytes.phrase(range.lowerBound..<colon)]
        else { return nil }
        let value = page.bytes.trimmed(colon + 1..<range.upperBound)
        return value.isEmpty ? nil : (key, page.bytes.text(value))
    }

    private static let keys: [[UInt8]: String] = {
        let names = [
            "headline": "title headline subject",
            "outlet": "source outlet publisher publication site newspaper",
            "byline": "author authors byline by writer",
            "url": "url link address permalink",
            "language": "language lang",
            "rights": "rights copyright licence license",
            "date": "date published publisheddate pubdate timestamp",
            "other": "section category tags keywords topic id type updated",
        ]
        var keys: [[UInt8]: String] = [:]
        for (kind, words) in names {
            for word in words.split(separator: " ") { keys[Array(word.utf8)] = kind }
        }
        return keys
    }()
}
