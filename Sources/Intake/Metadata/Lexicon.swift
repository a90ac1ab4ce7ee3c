internal import Text

/// Names of outlets and places, looked up as `[UInt8].phrase` writes them.
struct Lexicon: Sendable {
    struct KnownOutlet: Sendable {
        var name: String
        var domain: String?
        var isAgency: Bool
    }

    private var outlets: [[UInt8]: KnownOutlet] = [:]
    private var domains: [String: KnownOutlet] = [:]
    private var places: Set<[UInt8]> = []

    init(outlets list: [UInt8], places placeList: [UInt8], settings: [String: String]) {
        for line in Self.lines(of: list) { readOutlet(line) }
        for line in Self.lines(of: placeList) {
            for name in line.split(separator: ",") {
                let bytes = Array(name.utf8)
                places.insert(bytes.phrase(bytes.indices))
            }
        }
        for (domain, name) in settings {
            let known = KnownOutlet(name: name, domain: domain, isAgency: false)
            domains[domain.lowercased()] = known
            outlets[Self.key(name)] = known
        }
    }

    func outlet(named name: String) -> KnownOutlet? { outlets[Self.key(name)] }

    func isPlace(_ phrase: [UInt8]) -> Bool { places.contains(phrase) }

    /// The outlet of a web address, by its host or the domains above it.
    func outlet(ofHost host: String) -> KnownOutlet? {
        var rest = Substring(host.lowercased())
        while !rest.isEmpty {
            if let found = domains[String(rest)] { return found }
            guard let dot = rest.firstIndex(of: ".") else { return nil }
            rest = rest[rest.index(after: dot)...]
        }
        return nil
    }

    /// Whether a name is of an outlet: known, or made with a word like `News` or `Times`.
    func isOutletName(_ name: String) -> Bool {
        let key = Self.key(name)
        if Self.notNames.contains(key) { return false }
        if outlets[key] != nil { return true }
        let words = key.split(separator: .blank)
        return words.contains { Self.outletWords.contains(Array($0)) }
            || (words.count == 1 && Self.hasOutletEnd(key))
    }

    private static func key(_ name: String) -> [UInt8] {
        let bytes = Array(name.utf8)
        return bytes.phrase(bytes.indices)
    }

    private static func hasOutletEnd(_ key: [UInt8]) -> Bool {
        key.has("radio", at: 0) && key.count > 5
            || ["news", "press", "times", "tv"].contains {
                key.count > 5 && key.has($0, at: key.count - ($0 as StaticString).utf8CodeUnitCount)
            }
    }

    private mutating func readOutlet(_ line: Substring) {
        let fields = line.split(separator: "|", omittingEmptySubsequences: false).map {
            Self.trimmed($0)
        }
        guard let first = fields.first, !first.isEmpty else { return }
        let isAgency = first.hasSuffix("*")
        let name = isAgency ? String(first.dropLast()) : first
        let domain = fields.count > 1 && !fields[1].isEmpty ? fields[1] : nil
        let known = KnownOutlet(name: name, domain: domain, isAgency: isAgency)
        outlets[Self.key(name)] = known
        if let domain { domains[domain] = known }
        guard fields.count > 2 else { return }
        for alias in fields[2].split(separator: ";") {
            outlets[Self.key(Self.trimmed(alias))] = known
        }
    }

    private static func trimmed(_ text: Substring) -> String {
        let bytes = Array(text.utf8)
        return bytes.text(bytes.trimmed(bytes.indices))
    }

    private static func lines(of list: [UInt8]) -> [Substring] {
        let text = String(decoding: list, as: UTF8.self)
        return text.split(separator: "\n").filter { !$0.hasPrefix("#") }
    }

    private static let outletWords = Set(
        """
        tv press news radio times post agency daily herald tribune guardian journal media observer \
        gazette telegraph mail chronicle broadcasting reporter monitor inquirer newswire wire \
        online weekly magazine insider examiner newspaper television channel courier echo bulletin \
        ledger sentinel advertiser dispatch argus
        """.split(separator: " ").map { Array($0.utf8) })

    private static let notNames = Set(
        [
            "breaking news", "fake news", "latest news", "good news", "bad news", "related news",
            "world news", "top news", "news", "sports news", "business news", "social media",
            "news analysis", "news brief", "news briefs", "media", "mail", "post", "press", "daily",
            "weekly", "radio", "online",
        ].map { Array($0.utf8) })
}
