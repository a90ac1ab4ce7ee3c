/// What stands before the first sentence of an article: `Press TV –`, `DAMASCUS (Dispatches) –`,
/// `MOSCOW, March 18 (TASS) —`, `Iran Press/Iran News:`, `(Reuters) -`.
struct CreditLine {
    var outlet: String?
    /// Where the outlet's name stands in the page's bytes.
    var outletRange: Range<Int>?
    var place: String?
    var agency: String?
    var agencyRange: Range<Int>?
    var date: WrittenDate?

    /// The longest prefix that is looked at, in bytes.
    static let longest = 96

    /// Reads the beginning of a block; `nil` when it is no credit line.
    init?(_ bytes: [UInt8], _ block: Range<Int>, _ lexicon: Lexicon) {
        var found = Self.prefix(bytes, block)
        // `London (CNN) One thing is clear: …` has its colon in the sentence.
        if found?.isColon ?? true {
            found = Self.bracketedPrefix(bytes, block, lexicon) ?? found
        }
        guard let (prefix, isColon) = found else { return nil }
        var segments = Self.segments(bytes, prefix)
        agencyRange = segments.bracketed
        if let bracketed = segments.bracketed {
            let name = bytes.text(bracketed)
            guard Self.isName(bytes, bracketed), bracketed.count <= 40 else { return nil }
            agency = name
        }
        date = DateScanner(bytes: bytes).dates(in: prefix).first
        if let date {
            segments.names.removeAll { $0.overlaps(date.range) || Self.isWeekday(bytes, $0) }
        }
        guard let first = segments.names.first else {
            guard !isColon, let agency, lexicon.isOutletName(agency) else { return nil }
            takeOutlet(segments.bracketed, lexicon)
            return
        }
        guard segments.names.allSatisfy({ Self.isName(bytes, $0) }),
            bytes.wordCount(first) <= 5
        else { return nil }
        let name = bytes.text(first)
        let isSlashed = prefix.contains { bytes[$0] == UInt8(ascii: "/") }
        if lexicon.isOutletName(name), !isColon || isSlashed || lexicon.outlet(named: name) != nil {
            outlet = name
            outletRange = first
        } else if isPlace(bytes, first, lexicon, isColon: isColon) {
            place = bytes.text(Self.joined(first, bytes, prefix))
            if let agency, lexicon.outlet(named: agency)?.isAgency == false {
                takeOutlet(segments.bracketed, lexicon)
            } else if !isColon {
                takeSecond(bytes, prefix.upperBound..<block.upperBound, lexicon)
            }
        } else {
            return nil
        }
        for other in segments.names.dropFirst() where agency == nil {
            if lexicon.outlet(named: bytes.text(other))?.isAgency == true {
                agency = bytes.text(other)
                agencyRange = other
            }
        }
    }

    /// `LOWMERE – The Valley Post – …`: an outlet between the place's dash and another.
    private mutating func takeSecond(
        _ bytes: [UInt8], _ rest: Range<Int>, _ lexicon: Lexicon
    ) {
        var start = rest.lowerBound
        while start < rest.upperBound, bytes[start] == .blank { start += 1 }
        start += Self.dash(bytes, at: start, rest.lowerBound - 1..<rest.upperBound)
        let second = bytes.trimmed(start..<rest.upperBound)
        guard !second.isEmpty, let (name, isColon) = Self.prefix(bytes, second), !isColon,
            Self.isName(bytes, name), bytes.wordCount(name) <= 5
        else { return }
        if lexicon.isOutletName(bytes.text(name)) {
            outlet = bytes.text(name)
            outletRange = name
        }
    }

    /// `TOKYO/SEOUL` is one place name.
    private static func joined(
        _ first: Range<Int>, _ bytes: [UInt8], _ prefix: Range<Int>
    ) -> Range<Int> {
        var end = first.upperBound
        while end < prefix.upperBound, bytes[end] == UInt8(ascii: "/") {
            end += 1
            while end < prefix.upperBound, bytes[end].isWord || bytes[end] == .blank { end += 1 }
        }
        return bytes.trimmed(first.lowerBound..<end)
    }

    /// `(CNN) –` names the outlet, `(Reuters) –` an agency whose text any outlet may carry.
    private mutating func takeOutlet(_ range: Range<Int>?, _ lexicon: Lexicon) {
        guard let name = agency, lexicon.outlet(named: name)?.isAgency != true else { return }
        outlet = name
        outletRange = range
        agency = nil
    }

    private func isPlace(
        _ bytes: [UInt8], _ range: Range<Int>, _ lexicon: Lexicon, isColon: Bool
    ) -> Bool {
        let phrase = bytes.phrase(range)
        if lexicon.isPlace(phrase) { return true }
        if isColon { return agency != nil && Self.isCapital(bytes, range) }
        if Self.isCapital(bytes, range) { return !Self.notPlaces.contains(phrase) }
        return agency != nil || date != nil
    }

    /// The part before a dash (or a colon), and which of them it is.
    private static func prefix(
        _ bytes: [UInt8], _ block: Range<Int>
    ) -> (prefix: Range<Int>, isColon: Bool)? {
        let first = bytes[block.lowerBound]
        guard first.isUpper || first == UInt8(ascii: "(") || first.isHigh else { return nil }
        var i = block.lowerBound
        let stop = min(block.upperBound, block.lowerBound + longest)
        while i < stop {
            let length = dash(bytes, at: i, block)
            if length > 0 {
                let prefix = bytes.trimmed(block.lowerBound..<i)
                return i + length < block.upperBound && !prefix.isEmpty ? (prefix, false) : nil
            }
            if bytes[i] == UInt8(ascii: ":"), i + 1 < block.upperBound, bytes[i + 1] == .blank {
                return (block.lowerBound..<i, true)
            }
            if bytes[i] == 0x22 || bytes[i] == 0x3F || bytes[i] == 0x21 || bytes[i] == 0x3B {
                return nil
            }
            i += 1
        }
        return nil
    }

    /// `(CNN) The House…`, `London (CNN) British police…`: no dash, but a known name in brackets.
    private static func bracketedPrefix(
        _ bytes: [UInt8], _ block: Range<Int>, _ lexicon: Lexicon
    ) -> (prefix: Range<Int>, isColon: Bool)? {
        let head = bytes[block].prefix(48)
        guard let open = head.firstIndex(of: UInt8(ascii: "(")),
            let close = head[open...].firstIndex(of: UInt8(ascii: ")")),
            close + 1 < block.upperBound,
            lexicon.outlet(named: bytes.text(open + 1..<close)) != nil
        else { return nil }
        let place = bytes.trimmed(block.lowerBound..<open)
        guard place.isEmpty || (isName(bytes, place) && lexicon.isPlace(bytes.phrase(place))) else {
            return nil
        }
        return (block.lowerBound..<close + 1, false)
    }

    /// Bytes of the dash that parts a credit line from its article; a hyphen needs blanks around.
    static func dash(_ bytes: [UInt8], at i: Int, _ block: Range<Int>) -> Int {
        if bytes.has("\u{2013}", at: i) || bytes.has("\u{2014}", at: i)
            || bytes.has("\u{2015}", at: i)
        {
            return 3
        }
        if bytes.has("--", at: i) { return 2 }
        let isHyphen = bytes[i] == UInt8(ascii: "-") && i > block.lowerBound
        guard isHyphen, i + 1 < block.upperBound else { return 0 }
        let blankBefore = bytes[i - 1] == .blank || bytes[i - 1] == UInt8(ascii: ")")
        return blankBefore && bytes[i + 1] == .blank ? 1 : 0
    }

    /// Names between commas and slashes, and what stands in brackets.
    private static func segments(
        _ bytes: [UInt8], _ prefix: Range<Int>
    ) -> (names: [Range<Int>], bracketed: Range<Int>?) {
        var names: [Range<Int>] = []
        var bracketed: Range<Int>?
        var start = prefix.lowerBound
        var depth = 0
        func close(_ end: Int) {
            let range = bytes.trimmed(start..<max(start, end))
            if !range.isEmpty { names.append(range) }
        }
        for i in prefix {
            switch bytes[i] {
            case UInt8(ascii: "("):
                if depth == 0 { close(i) }
                depth += 1
                start = i + 1
            case UInt8(ascii: ")"):
                if depth == 1, bracketed == nil { bracketed = bytes.trimmed(start..<i) }
                depth -= 1
                start = i + 1
            case UInt8(ascii: ","), UInt8(ascii: "/"), UInt8(ascii: "|"):
                if depth == 0 {
                    close(i)
                    start = i + 1
                }
            default: break
            }
        }
        if depth == 0 { close(prefix.upperBound) }
        return (names, bracketed)
    }

    /// Whether all words begin with a capital or a digit, but for the small words names have.
    private static func isName(_ bytes: [UInt8], _ range: Range<Int>) -> Bool {
        guard !range.isEmpty, range.count <= 48 else { return false }
        var isStart = true
        var i = range.lowerBound
        guard bytes[i].isUpper || bytes[i].isHigh || bytes[i].isDigit else { return false }
        while i < range.upperBound {
            if isStart, bytes[i].isLower {
                let small: [StaticString] = [
                    "of ", "the ", "and ", "de ", "la ", "el ", "al-", "es ", "do ", "on ", "in ",
                ]
                guard small.contains(where: { bytes.has($0, at: i) }) else { return false }
            }
            isStart = bytes[i] == .blank
            i += 1
        }
        return true
    }

    private static func isCapital(_ bytes: [UInt8], _ range: Range<Int>) -> Bool {
        var upper = 0
        for i in range {
            if bytes[i].isLower { return false }
            if bytes[i].isUpper { upper += 1 }
        }
        return upper >= 3
    }

    private static func isWeekday(_ bytes: [UInt8], _ range: Range<Int>) -> Bool {
        let word = bytes[range].map(\.folded)
        return DateScanner.weekdays.contains { word.count >= 3 && $0.starts(with: word) }
    }

    /// Words in capitals that stand before a dash and are no place.
    private static let notPlaces = Set(
        [
            "file", "file photo", "breaking", "breaking news", "update", "updated", "exclusive",
            "analysis", "opinion",
            "watch", "video", "factbox", "live", "explainer", "commentary", "editorial", "review",
            "interview", "photos", "pictures", "correction", "clarification", "timeline", "poll",
            "report", "special report", "just in", "developing", "alert", "urgent", "news",
            "sports", "business", "world", "politics", "feature", "profile", "column", "letter",
            "fact check", "read", "listen", "gallery", "podcast", "note", "editors note", "wrapup",
            "insight", "part one", "part two", "summary", "recap", "spoiler alert", "spoilers",
            "trump", "obama", "biden", "the", "who", "what", "when", "where", "why", "how",
            "q and a", "q a", "question", "answer", "claim", "verdict", "true", "false", "fact",
        ].map { Array($0.utf8) })
}
