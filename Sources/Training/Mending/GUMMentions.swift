/// A mention of an entity in GUM: names, nominals and pronouns alike.
struct GUMMention: Equatable {
    /// Numbers of its words in the sentence, from 0.
    var words: Range<Int>
    /// `person`, `place`, `organization`, `abstract`, …
    var type: String
    /// The title of its Wikipedia page with `_` for spaces; empty for none.
    var identity: String

    /// The mentions of a sentence, in order of their ends.
    ///
    /// Source: GUM, `global.Entity = GRP-etype-infstat-salience-centering-minspan-link-identity`.
    static func mentions(in sentence: TreebankSentence) -> [GUMMention] {
        var open: [(group: String, mention: GUMMention)] = []
        var found: [GUMMention] = []
        for (number, word) in sentence.words.enumerated() {
            for mark in marks(of: word.misc) {
                if mark.opens {
                    let parts = mark.body.split(
                        separator: "-", maxSplits: 7, omittingEmptySubsequences: false)
                    let mention = GUMMention(
                        words: number..<number, type: parts.count > 1 ? String(parts[1]) : "",
                        identity: parts.count > 7 ? String(parts[7]) : "")
                    open.append((String(parts[0]), mention))
                }
                guard mark.closes else { continue }
                let group = mark.body.prefix { $0 != "-" }
                guard let last = open.lastIndex(where: { $0.group == group }) else { continue }
                var mention = open.remove(at: last).mention
                mention.words = mention.words.lowerBound..<(number + 1)
                found.append(mention)
            }
        }
        return found
    }

    /// `(1-person-…(2-place-…)` and `1)` in the order they stand.
    private static func marks(of misc: String) -> [(opens: Bool, body: Substring, closes: Bool)] {
        guard let field = misc.split(separator: "|").first(where: { $0.hasPrefix("Entity=") })
        else { return [] }
        var found: [(opens: Bool, body: Substring, closes: Bool)] = []
        var rest = field.dropFirst(7)
        while !rest.isEmpty {
            let opens = rest.first == "("
            if opens { rest = rest.dropFirst() }
            let body = rest.prefix { $0 != "(" && $0 != ")" }
            rest = rest.dropFirst(body.count)
            let closes = rest.first == ")"
            if closes { rest = rest.dropFirst() }
            if opens || closes { found.append((opens, body, closes)) } else { break }
        }
        return found
    }
}
