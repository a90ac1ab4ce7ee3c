internal import News

/// The article in a JSON value: schema.org `NewsArticle`, IPTC ninjs 1 to 3, or plain keys.
///
/// Source: schema.org/NewsArticle; IPTC ninjs 1.5, 2.1, 3.0.
struct JSONArticle {
    private let root: JSONValue

    init(_ value: JSONValue) { root = Self.articleNode(of: value) ?? value }

    /// - Throws: `IntakeError` when there is no text.
    func source() throws(IntakeError) -> SourceArticle {
        guard case .object = root else {
            throw IntakeError(.malformed, "the JSON is no object, so no article")
        }
        guard let body else {
            throw IntakeError(
                .noText,
                "no text under any of articleBody, body, text, content, body_text, bodies")
        }
        var article = SourceArticle(body: body)
        article.headline = headline
        article.byline = names(["byline", "author", "authors", "creator", "by"])
        if let (name, url) = outlet {
            article.outlet = name
            article.domain = url.flatMap { OutletChoice.host(of: $0) }
        }
        article.url = first(["url", "mainEntityOfPage", "link", "canonical_url", "contentUrl"])
            .flatMap { address($0) }
        article.language = first(["inLanguage", "language", "lang"])?.string
        article.rights =
            first([
                "usageTerms", "usageterms", "copyrightNotice", "copyrightnotice", "rights",
                "license",
                "licence", "copyright",
            ])?.string
        article.dates = dates
        return article
    }

    // MARK: Where the article is

    private static let types = [
        "NewsArticle", "Article", "ReportageNewsArticle", "AnalysisNewsArticle",
        "OpinionNewsArticle", "BackgroundNewsArticle", "ReviewNewsArticle", "BlogPosting",
        "LiveBlogPosting", "Report", "WebPage",
    ]

    /// Looks through `@graph`, arrays and `mainEntity` for the node that is an article.
    private static func articleNode(of value: JSONValue) -> JSONValue? {
        var nodes = value.items
        for node in value.items {
            if let graph = node["@graph"] { nodes += graph.items }
            if let main = node["mainEntity"] { nodes += main.items }
        }
        for type in types {
            if let node = nodes.first(where: { isOf($0, type) && hasBody($0) }) { return node }
        }
        return nodes.first { hasBody($0) }
    }

    private static func isOf(_ node: JSONValue, _ type: String) -> Bool {
        node["@type"]?.items.contains { $0.string == type } ?? false
    }

    private static func hasBody(_ node: JSONValue) -> Bool { JSONArticle(node: node).body != nil }

    private init(node: JSONValue) { root = node }

    // MARK: Fields

    private func first(_ keys: [String]) -> JSONValue? {
        for key in keys {
            if let value = root[key], case .null = value { continue }
            if let value = root[key] { return value }
        }
        return nil
    }

    private var body: [UInt8]? {
        for key in ["articleBody", "body_text", "text", "body", "content", "story", "articleText"] {
            if let text = root[key].flatMap({ paragraphs($0) }) { return Markup.plain(text) }
        }
        // ninjs 2 and 3: bodies with a role and a content type.
        for body in root["bodies"]?.items ?? [] {
            if let text = (body["value"] ?? body["bodyText"])?.text { return Markup.plain(text) }
        }
        for key in ["body_xhtml", "body_html", "bodyHtml", "contentHtml"] {
            if let text = root[key]?.text { return Markup.plain(text, isMarkup: true) }
        }
        return nil
    }

    /// A string, or an array of paragraphs.
    private func paragraphs(_ value: JSONValue) -> [UInt8]? {
        if let text = value.text { return text }
        guard case .array(let items) = value else { return value["value"]?.text }
        let parts = items.compactMap { $0.text ?? $0["text"]?.text ?? $0["value"]?.text }
        return parts.isEmpty ? nil : Array(parts.joined(separator: [.newline, .newline]))
    }

    private var headline: String? {
        for key in ["headline", "title", "name"] {
            if let text = root[key]?.text { return line(text) }
        }
        for item in root["headlines"]?.items ?? [] {
            if let text = item["value"]?.text ?? item.text { return line(text) }
        }
        return nil
    }

    /// One line of plain text.
    private func line(_ text: [UInt8]) -> String? {
        let plain = Normalizer.normalized(Markup.plain(text))
        var out: [UInt8] = []
        for byte in plain {
            let byte = byte.isSpace ? .blank : byte
            if byte == .blank, out.last == .blank || out.isEmpty { continue }
            out.append(byte)
        }
        if out.last == .blank { out.removeLast() }
        return out.isEmpty ? nil : String(decoding: out, as: UTF8.self)
    }

    /// Names under the first of the keys: strings, objects with a `name`, or lists of both.
    private func names(_ keys: [String]) -> String? {
        for key in keys {
            let names = (root[key]?.items ?? []).compactMap { item in
                (item.text ?? item["name"]?.text ?? item["byline"]?.text).flatMap { line($0) }
            }
            if names.isEmpty { continue }
            let joined = names.joined(separator: ", ")
            return joined.hasPrefix("By ") ? String(joined.dropFirst(3)) : joined
        }
        return nil
    }

    private var outlet: (name: String, url: String?)? {
        let keys = [
            "outlet", "source", "publisher", "infosource", "infosources", "provider",
            "sourceOrganization", "site_name", "siteName", "site", "newspaper",
        ]
        for key in keys {
            for item in root[key]?.items ?? [] {
                guard let name = (item.text ?? item["name"]?.text).flatMap({ line($0) }) else {
                    continue
                }
                let url = (item["url"] ?? item["uri"])?.string
                return (name, url)
            }
        }
        return nil
    }

    private func address(_ value: JSONValue) -> String? {
        for item in value.items {
            if let text = item.string ?? item["@id"]?.string ?? item["url"]?.string { return text }
        }
        return nil
    }

    private var dates: [DateEvidence] {
        let keys: [(String, DateEvidence.Basis)] = [
            ("datePublished", .metadata), ("firstcreated", .metadata),
            ("firstCreated", .metadata), ("published", .metadata), ("published_at", .metadata),
            ("publishedAt", .metadata), ("publication_date", .metadata),
            ("pubDate", .metadata), ("date_publish", .metadata), ("date", .metadata),
            ("versioncreated", .modified), ("versionCreated", .modified),
            ("dateCreated", .modified), ("dateModified", .modified), ("updated", .modified),
            ("modified", .modified),
        ]
        var found: [DateEvidence] = []
        for (key, basis) in keys {
            guard let text = root[key]?.string, let date = DateEvidence(basis, text: text) else {
                continue
            }
            found.append(date)
        }
        return found
    }
}
