internal import Text

/// Makes the names of a document agree with each other: what is a name in one place is one in another.
///
/// Nothing is a name that was not found as one, or as a part of one, somewhere in the document.
/// Source: document-level voting as in Krishnan and Manning (2006), by rules.
struct NameConsistency {
    private let document: Document
    private let rules: NameRules
    /// The number of each token's word, small letters and capitals alike; by token.
    private var words: [Int32] = []
    /// By word: how often it stands with a small letter.
    private var small: [Int32: Int] = [:]
    private var tallies: [NameKey: NameTally] = [:]
    /// The lengths of names that begin with a word, longest first.
    private var lengths: [Int32: [Int]] = [:]
    /// The name over each token, -1 for none.
    private var owners: [Int32]
    private var names: [Name]

    init(_ document: Document, rules: NameRules) {
        self.document = document
        self.rules = rules
        names = document.names
        owners = [Int32](repeating: -1, count: document.tokens.count)
    }

    /// The names of the document, in order, none over another.
    ///
    /// - Complexity: O(tokens).
    static func names(of document: Document, rules: NameRules = .all) -> [Name] {
        guard !document.names.isEmpty, !rules.isEmpty else { return document.names }
        var consistency = NameConsistency(document, rules: rules)
        consistency.readWords()
        consistency.count()
        if rules.contains(.surnames) { consistency.addSurnames() }
        if rules.contains(.acronyms) { consistency.addAcronyms() }
        if rules.contains(.types) { consistency.mendTypes() }
        consistency.addMissing()
        return consistency.names.sorted { $0.tokens.lowerBound < $1.tokens.lowerBound }
    }

    // MARK: Counting

    private mutating func readWords() {
        var table = StringTable(capacity: document.tokens.count)
        // By form: the word it is a way to write, found once.
        var numbers = [Int32](repeating: -1, count: document.forms.count)
        var word = CasedWord()
        words.reserveCapacity(document.tokens.count)
        for token in document.tokens {
            let form = Int(token.form)
            if numbers[form] < 0 {
                document.forms.withBytes(of: token.form) { word.read($0) }
                numbers[form] = table.intern(word.lower.span)
            }
            words.append(numbers[form])
        }
        for i in document.tokens.indices where !isCapitalised(i) {
            small[words[i], default: 0] += 1
        }
    }

    private mutating func count() {
        for (number, name) in names.enumerated() {
            for i in name.tokens { owners[i] = Int32(number) }
            tallies[key(name.tokens), default: NameTally()].add(name.type)
        }
        for name in names { addLength(name.tokens) }
    }

    private mutating func addLength(_ tokens: Range<Int>) {
        let first = words[tokens.lowerBound]
        var known = lengths[first] ?? []
        guard !known.contains(tokens.count) else { return }
        known.append(tokens.count)
        known.sort(by: >)
        lengths[first] = known
    }

    // MARK: Rules

    /// Counts the full names of persons for their last words too, where those stand as names alone.
    private mutating func addSurnames() {
        for name in names where name.type == .person && name.tokens.count > 1 {
            let last = name.tokens.upperBound - 1
            let surname = key(last..<(last + 1))
            if tallies[surname] != nil { tallies[surname]?.add(.person) }
        }
    }

    /// Lets an abbreviation in brackets be what the name before it is.
    private mutating func addAcronyms() {
        for name in names where name.tokens.count > 1 {
            let bracket = name.tokens.upperBound
            let inside = bracket + 1
            guard inside + 1 < document.tokens.count, byte(bracket) == 0x28,
                byte(inside + 1) == 0x29,
                document.tokens[inside].span.count > 1, isAcronym(inside, of: name.tokens),
                let type = tallies[key(name.tokens)]?.type(share: 0.5)
            else { continue }
            let short = inside..<(inside + 1)
            tallies[key(short), default: NameTally()].add(type, times: 3)
            addLength(short)
        }
    }

    /// Gives names the type that the same words have elsewhere.
    private mutating func mendTypes() {
        for i in names.indices {
            let tokens = names[i].tokens
            guard let tally = tallies[key(tokens)], tally.total > 1,
                let type = tally.type(share: tokens.count > 1 ? 0.5 : 0.66)
            else { continue }
            names[i].type = type
        }
    }

    private mutating func addMissing() {
        var i = 0
        while i < document.tokens.count {
            guard owners[i] < 0, isCapitalised(i) else {
                i += 1
                continue
            }
            if let name = known(at: i) {
                for k in name.tokens { owners[k] = Int32(names.count) }
                names.append(name)
                i = name.tokens.upperBound
            } else {
                i += 1
            }
        }
    }

    /// The longest name known from elsewhere that begins at a token and crosses no other.
    private func known(at i: Int) -> Name? {
        for length in lengths[words[i]] ?? [] {
            let tokens = i..<(i + length)
            guard tokens.upperBound <= document.tokens.count,
                rules.contains(length > 1 ? .wholes : .words),
                let tally = tallies[key(tokens)],
                let type = tally.type(share: length > 1 ? 0.5 : 0.66),
                tokens.allSatisfy({ owners[$0] < 0 }), isCapitalised(tokens.upperBound - 1),
                length > 1 || standsAlone(i)
            else { continue }
            return Name(tokens: tokens, type: type)
        }
        return nil
    }

    // MARK: Words

    /// Whether a single word may be a name: a proper noun by its tag and never a common word here,
    /// not beside other proper nouns that might make a longer name with it,
    /// as far as those are no common words in capitals, as headlines have them.
    private func standsAlone(_ i: Int) -> Bool {
        guard isProper(i), small[words[i]] == nil, !isCalendarWord(i) else { return false }
        return !isNameLike(i - 1) && !isNameLike(i + 1)
    }

    private func isNameLike(_ i: Int) -> Bool {
        guard document.tokens.indices.contains(i), owners[i] < 0 else { return false }
        return isProper(i) && isCapitalised(i) && small[words[i]] == nil
    }

    private func isProper(_ i: Int) -> Bool {
        TagNames.name(of: document.tokens[i].xpos, in: document.tags.xpos).hasPrefix("NNP")
    }

    /// `May` is a woman here and a month there.
    private func isCalendarWord(_ i: Int) -> Bool {
        Self.calendar.value(
            of: document.bytes.span.extracting(document.tokens[i].span.indices)) > 0
    }

    private static let calendar = WordTable([
        (
            1,
            """
            January February March April May June July August September October November December
            Monday Tuesday Wednesday Thursday Friday Saturday Sunday
            """
        )
    ])

    private func isCapitalised(_ i: Int) -> Bool {
        let span = document.tokens[i].span
        return CodePoint(document.bytes, Int(span.begin), Int(span.end)).kind == .upper
    }

    /// Whether the letters of a token are the first letters of the capitalised words of a name.
    private func isAcronym(_ i: Int, of name: Range<Int>) -> Bool {
        let letters = document.bytes[document.tokens[i].span.indices].filter { $0 != 0x2E }
        let initials = name.filter { isCapitalised($0) }.map { byte($0) }
        return letters.count > 1 && letters.elementsEqual(initials)
    }

    private func byte(_ i: Int) -> UInt8 { document.bytes[Int(document.tokens[i].span.begin)] }

    private func key(_ tokens: Range<Int>) -> NameKey { NameKey(words[tokens]) }
}
