/// Invented articles for measuring: like news in length, punctuation, names and quotations, and
/// each different from all others.
///
/// The same number gives the same article on every machine.
struct ArticleGenerator {
    private var state: UInt64

    init(seed: UInt64 = 1) { state = seed &* 0x9E37_79B9_7F4A_7C15 | 1 }

    private static let people = [
        "Marta Velasco", "Ilan Dorsey", "Yusuf al-Karimi", "Nadia Okonjo", "Pavel Hrubec",
        "Soo-jin Pak", "Henrik Maas", "Leila Farrokh", "Tomas Aguirre", "Grace Whitlow",
    ]
    private static let roles = [
        "the port minister", "a spokesman for the council", "the head of the union",
        "the regional governor", "a senior engineer", "the opposition leader",
    ]
    private static let places = [
        "Port Alder", "Kesra", "Vinhoven", "the Tamar valley", "Novy Brod", "East Lomond",
    ]
    private static let clauses = [
        "the new bridge would open before the end of the year",
        "talks with the dock workers had broken down on Tuesday",
        "about 4,200 households were still without power",
        "the budget for flood defences had been cut by 12 percent",
        "nobody was hurt when the crane fell into the harbour basin",
        "a second inquiry into the contract was now unavoidable",
        "the ferry line carries some 900 passengers a day in winter",
        "prices for timber rose for the third month in a row",
        "the court will hear the case on March 14, 2024",
        "both sides agreed to meet again in Kesra next week",
    ]
    private static let verbs = ["said", "told reporters", "added", "warned", "explained"]

    /// A plain-text article: headline, credit line, paragraphs.
    /// - Parameter words: about how many; paragraphs are whole.
    mutating func article(number: Int, words: Int = 500) -> String {
        var text = "\(pick(Self.people)) speaks on \(pick(Self.places)), report \(number)\n\n"
        text += "\(pick(Self.places).uppercased()) (Bench Wire) – "
        var count = 12
        while count < words {
            let paragraph = self.paragraph()
            text += paragraph + "\n\n"
            count += paragraph.utf8.reduce(1) { $0 + ($1 == 0x20 ? 1 : 0) }
        }
        return text + "Item \(number)-\(next() % 1_000_000) ends this bulletin for the day.\n"
    }

    private mutating func paragraph() -> String {
        let first = "\(sentence(pick(Self.clauses))) In \(pick(Self.places)), "
        switch next() % 3 {
        case 0:
            return first + "\(pick(Self.clauses)). “\(sentence(pick(Self.clauses)))” "
                + "\(pick(Self.people)) \(pick(Self.verbs)). \(sentence(pick(Self.clauses)))"
        case 1:
            return first + "\(pick(Self.roles)) \(pick(Self.verbs)) that \(pick(Self.clauses)), "
                + "while \(pick(Self.clauses))."
        default:
            return first + "\(pick(Self.clauses)). \(pick(Self.people)), \(pick(Self.roles)), "
                + "did not answer questions. \(sentence(pick(Self.clauses)))"
        }
    }

    private func sentence(_ clause: String) -> String {
        clause.prefix(1).uppercased() + clause.dropFirst() + "."
    }

    private mutating func pick(_ words: [String]) -> String {
        words[Int(next() % UInt64(words.count))]
    }

    /// SplitMix64.
    private mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }
}
