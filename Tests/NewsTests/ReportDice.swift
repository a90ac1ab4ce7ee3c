import News

/// Makes reports of any shape: the same seed, the same report.
struct ReportDice {
    private var state: UInt64
    /// Whether nothing is left out.
    private let isFull: Bool

    init(seed: UInt64, isFull: Bool = false) {
        state = seed &* 0x9E37_79B9_7F4A_7C15 | 1
        self.isFull = isFull
    }

    mutating func report() -> Report {
        let article = Article(
            id: text(), file: text(), text: text(),
            outlet: maybe {
                Outlet(
                    name: $0.text(), domain: $0.maybe { $0.text() }, basis: .licenceLine,
                    span: $0.maybe { $0.span() })
            },
            headline: maybe { $0.text() }, byline: maybe { $0.text() },
            dateline: maybe {
                Dateline(place: $0.maybe { $0.text() }, agency: $0.maybe { $0.text() })
            },
            published: maybe { $0.published() }, url: maybe { $0.text() },
            language: maybe { $0.text() }, rights: maybe { $0.text() },
            removed: some { Removed(text: $0.text(), reason: $0.text()) })
        return Report(
            article: article, sentences: some { $0.span() },
            tokens: maybe { $0.some { $0.token() } }, mentions: some { $0.mention() },
            entities: some { $0.entity() },
            times: some {
                Timex(span: $0.span(), text: $0.text(), type: .duration, value: $0.text())
            },
            quotes: some { $0.quote() }, events: some { $0.event() })
    }

    private mutating func published() -> Published {
        Published(
            value: maybe { $0.text() }, precision: maybe { _ in .day }, basis: maybe { $0.text() },
            rejected: some {
                Published.Rejected(value: $0.text(), basis: $0.text(), why: $0.text())
            })
    }

    private mutating func token() -> TokenRecord {
        TokenRecord(
            span: span(), lemma: maybe { $0.text() }, upos: maybe { $0.text() },
            xpos: maybe { $0.text() }, head: maybe { $0.number() }, deprel: maybe { $0.text() })
    }

    private mutating func mention() -> Mention {
        Mention(
            span: span(), text: text(), type: .organization, form: .nominal,
            entity: maybe { $0.text() })
    }

    private mutating func entity() -> Entity {
        Entity(
            id: text(), type: .group, name: text(), names: some { $0.text() },
            roles: some { $0.cited() }, country: maybe { $0.text() }, lat: maybe { $0.fraction() },
            lon: maybe { $0.fraction() }, global: maybe { $0.text() })
    }

    private mutating func quote() -> Quote {
        Quote(
            span: span(), text: text(), kind: .mixed, speaker: maybe { $0.cited() },
            cue: maybe { $0.cited() }, via: some { $0.cited() }, addressee: maybe { $0.cited() })
    }

    private mutating func event() -> Event {
        Event(
            span: span(), trigger: cited(), type: text(), mode: maybe { $0.text() },
            cameo: maybe { $0.text() }, status: .hypothetical, actors: some { $0.cited() },
            recipients: some { $0.cited() }, place: maybe { $0.cited() },
            date: maybe { $0.text() }, quote: maybe { $0.number() }, confidence: fraction())
    }

    private mutating func cited() -> Cited {
        Cited(text: text(), span: span(), entity: maybe { $0.text() })
    }

    private mutating func span() -> Span { Span(number(), number()) }

    private mutating func text() -> String {
        let letters: [Character] = [
            "a", "Z", " ", "é", "\"", "\\", "/", "\n", "\r\n", "\t", "\u{1}", "\u{7F}", "\u{2028}",
            "“", "한", "🇩🇪", "e\u{301}", "\u{0}",
        ]
        let count = Int(next() % 12)
        return String((0..<count).map { _ in letters[Int(next() % UInt64(letters.count))] })
    }

    private mutating func number() -> Int {
        switch next() % 8 {
        case 0: 0
        case 1: .max
        case 2: .min
        case 3: -Int(next() % 1_000)
        default: Int(next() % 100_000)
        }
    }

    private mutating func fraction() -> Double { Double(Int(next() % 360_000) - 180_000) / 1_000 }

    private mutating func maybe<Value>(_ value: (inout Self) -> Value) -> Value? {
        isFull || next() % 2 == 0 ? value(&self) : nil
    }

    private mutating func some<Value>(_ value: (inout Self) -> Value) -> [Value] {
        (0..<(isFull ? 2 : Int(next() % 4))).map { _ in value(&self) }
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
