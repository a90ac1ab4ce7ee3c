import News

/// An article as a person reads it on a terminal: what it is, its text with the quotations marked,
/// and short tables under it.
struct ReportText {
    private let report: Report
    private let style: Style

    init(_ report: Report, _ style: Style) {
        self.report = report
        self.style = style
    }

    var lines: String {
        (heading + [""] + body + [""] + names + quotations + times + removed).joined(
            separator: "\n")
    }

    private var heading: [String] {
        let article = report.article
        var facts: [(String, String?)] = [
            ("outlet", article.outlet.map { "\($0.name) (\($0.basis.rawValue))" }),
            ("byline", article.byline),
            (
                "dateline",
                article.dateline.map {
                    [$0.place, $0.agency].compactMap { $0 }.joined(separator: ", ")
                }
            ),
            (
                "published",
                article.published?.value.map { "\($0) (\(article.published?.basis ?? "?"))" }
            ),
        ]
        for rejected in article.published?.rejected ?? [] {
            facts.append(("not", "\(rejected.value) (\(rejected.basis)): \(rejected.why)"))
        }
        facts.append(("rights", article.rights))
        return [style.bold(printable(article.headline ?? article.file))]
            + facts.compactMap { name, value in value.map { row(name, $0) } }
    }

    /// The text with each quotation in colour, paragraph by paragraph.
    private var body: [String] {
        let scalars = Array(report.article.text.unicodeScalars)
        var text = ""
        var at = 0
        for quote in report.quotes.sorted(by: { $0.span < $1.span }) where quote.span.begin >= at {
            text += piece(scalars, at, quote.span.begin)
            text += style.cyan(piece(scalars, quote.span.begin, quote.span.end))
            at = quote.span.end
        }
        text += piece(scalars, at, scalars.count)
        return [text]
    }

    private func piece(_ scalars: [Unicode.Scalar], _ begin: Int, _ end: Int) -> String {
        printable(String(String.UnicodeScalarView(scalars[begin..<end])))
    }

    /// Each name once, as it is written longest, in the order of the text.
    private var names: [String] {
        let kinds: [(EntityType, String)] = [
            (.person, "people"), (.organization, "organizations"), (.place, "places"),
            (.group, "groups"), (.other, "others"),
        ]
        return kinds.compactMap { type, label in
            let names = report.entities.filter { $0.type == type }.map { printable($0.name) }
            return names.isEmpty ? nil : row(label, names.joined(separator: ", "))
        }
    }

    private var quotations: [String] {
        report.quotes.map { quote in
            let who = quote.speaker.map { printable($0.text) } ?? "?"
            let via = quote.via.map { " via \(printable($0.text))" }.joined()
            return row("said", "\(style.bold(who))\(via): \(style.cyan(printable(quote.text)))")
        }
    }

    private var times: [String] {
        report.times.map { row("time", "\(printable($0.text)) = \($0.value)") }
    }

    private var removed: [String] {
        report.article.removed.map {
            style.dim(row("removed", "\(printable($0.text)) (\($0.reason))"))
        }
    }

    private func row(_ name: String, _ value: String) -> String {
        let pad = String(repeating: " ", count: max(1, 14 - name.count))
        return style.dim(name) + pad + value
    }
}
