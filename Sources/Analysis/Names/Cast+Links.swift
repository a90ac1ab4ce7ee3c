internal import News

extension Cast {
    /// A quotation with the entities of those who said it, relayed it and heard it, where the words that
    /// cite them hold their name.
    func linked(_ quote: Quote) -> Quote {
        var quote = quote
        quote.speaker = quote.speaker.map(linked)
        quote.addressee = quote.addressee.map(linked)
        quote.via = quote.via.map(linked)
        return quote
    }

    private func linked(_ cited: Cited) -> Cited {
        Cited(text: cited.text, span: cited.span, entity: entity(of: cited))
    }

    /// The entity that some words are about.
    ///
    /// `the chief of staff Ana Noor` is Ana Noor; `an aide to Ana Noor` and `a Northern officer` are
    /// people without a name.
    func entity(of cited: Cited) -> String? {
        let inside = mentions(over: cited.span)
        if let same = inside.first(where: { $0.span.contains(cited.span) }) { return same.entity }
        let whole = inside.filter { cited.span.contains($0.span) }
        let head = whole.first { $0.type == .person && isHead($0, of: cited, among: whole) }
        return (head ?? whole.last { $0.type.canSpeak && isAllButName($0, of: cited) })?.entity
    }

    /// - Complexity: O(log mentions) and those found.
    private func mentions(over span: Span) -> ArraySlice<Mention> {
        var low = 0
        var high = mentions.count
        while low < high {
            let middle = (low + high) / 2
            if mentions[middle].span.end <= span.begin { low = middle + 1 } else { high = middle }
        }
        return mentions[low...].prefix { $0.span.begin < span.end }
    }

    /// Whether a person's name is what the words before it lead to.
    private func isHead(_ name: Mention, of cited: Cited, among all: [Mention]) -> Bool {
        if Self.isPossessive(cited.words(from: name.span.end).first) { return false }
        let before =
            cited.words(to: name.span.begin)
            .split(separator: ",", omittingEmptySubsequences: false).last ?? []
        guard let link = before.lastIndex(where: Self.prepositions.contains) else { return true }
        guard before[link] == "of" || before[link] == "for" else { return false }
        // "chief of staff Ana Noor"
        if let next = before[(link + 1)...].first, next.first?.isLowercase == true,
            !Self.determiners.contains(next)
        {
            return true
        }
        // "chief of staff of the Northern Army General Ana Noor"
        let body = all.last { $0.type.canSpeak && $0.span.end <= name.span.begin }
        guard let body else { return false }
        let between = before.suffix(cited.words(body.span.end, name.span.begin).count)
        return between.count < before.count - link
            && !Self.isPossessive(between.first)
    }

    private static func isPossessive(_ word: String?) -> Bool {
        word.map { ["'s", "’s", "'", "’"].contains($0) } ?? false
    }

    /// Whether the words beside an organization's or a country's name only say what it is: `the state-run
    /// agency SANA`, `the SANA news agency`.
    private func isAllButName(_ name: Mention, of cited: Cited) -> Bool {
        let before = cited.words(to: name.span.begin)
        return !before.contains(where: { Self.prepositions.contains($0) || $0 == "," })
            && cited.words(from: name.span.end).allSatisfy(Self.media.contains)
    }

    private static let prepositions: Set<String> = [
        "about", "at", "behind", "by", "for", "from", "in", "near", "of", "on", "to", "under",
        "with",
    ]
    private static let determiners: Set<String> = [
        "a", "an", "her", "his", "its", "our", "the", "their",
    ]
    private static let media: Set<String> = [
        "agency", "channel", "daily", "magazine", "network", "news", "newspaper", "outlet", "radio",
        "site", "state", "television", "tv", "website",
    ]
}

extension EntityType {
    /// Whether it can say something as a body. A group's name beside a noun tells where its people
    /// come from.
    fileprivate var canSpeak: Bool { self == .organization || self == .place || self == .other }
}

extension Cited {
    /// The words between two code points of the article, commas apart.
    fileprivate func words(_ begin: Int, _ end: Int) -> [String] {
        let scalars = text.unicodeScalars
        let part = scalars.prefix(max(0, end - span.begin)).dropFirst(max(0, begin - span.begin))
        var words: [String] = []
        var isOpen = false
        for scalar in part {
            let isComma = scalar == ","
            if scalar.properties.isWhitespace {
                isOpen = false
            } else if isOpen && !isComma {
                words[words.count - 1].unicodeScalars.append(scalar)
            } else {
                words.append(String(scalar))
                isOpen = !isComma
            }
        }
        return words
    }

    fileprivate func words(to end: Int) -> [String] { words(span.begin, end) }
    fileprivate func words(from begin: Int) -> [String] { words(begin, span.end) }
}
