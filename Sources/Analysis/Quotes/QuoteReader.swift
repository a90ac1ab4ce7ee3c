internal import Linguistics
internal import News
internal import Text

/// Direct quotations of a document, with who said them where a plain pattern tells.
struct QuoteReader {
    private let reading: Reading
    private let statement: Statement
    private let attributions: AttributionReader

    init(_ reading: Reading) {
        self.reading = reading
        statement = Statement(reading)
        attributions = AttributionReader(reading)
    }

    /// In order. Terms, titles and single words of irony are left out.
    func quotes(_ deadline: Deadline) throws(DeadlinePassed) -> [Quote] {
        var pairing = QuotePairing(reading)
        let quotations = try pairing.quotations(deadline)
        var quotes: [Quote] = []
        quotes.reserveCapacity(quotations.count)
        var last: (quotation: Quotation, attribution: Attribution)?
        for (number, quotation) in quotations.enumerated() {
            try deadline.check()
            let after = number > 0 ? quotations[number - 1].end : 0
            let before =
                number + 1 < quotations.count ? quotations[number + 1].opening : Int.max
            var found = attributions.attribution(of: quotation, after: after, before: before)
            if found == nil, let last {
                found = goingOn(quotation, last.quotation, last.attribution)
            }
            guard isSaid(quotation, found) else { continue }
            quotes.append(quote(quotation, found))
            last = found.map { (quotation, $0) }
        }
        return quotes
    }

    private func isSaid(_ quotation: Quotation, _ found: Attribution?) -> Bool {
        if found?.isName == true { return statement.isDescription(quotation) }
        return isSaidOtherwise(quotation, found)
    }

    private func isSaidOtherwise(_ quotation: Quotation, _ found: Attribution?) -> Bool {
        switch statement.kind(of: quotation) {
        case .statement: true
        case .fragment: found.map { $0.isAdjacent || statement.isPredicate(quotation) } ?? false
        case .term: found?.isAdjacent == true && statement.isPunctuated(quotation)
        }
    }

    /// The attribution of the quotation before, for one that goes on: in the same sentence, directly after in
    /// the same paragraph, or as the whole of the next paragraph.
    private func goingOn(
        _ quotation: Quotation, _ last: Quotation, _ attribution: Attribution
    ) -> Attribution? {
        var attribution = attribution
        let wasBeside = attribution.isAdjacent
        attribution.isAdjacent = false
        let sentence = reading.sentence(of: quotation.opening)
        if attribution.isName {
            let isJoined = quotation.opening - last.end < 4
            return isJoined && sentence.contains(last.opening) ? attribution : nil
        }
        if sentence.contains(last.opening) || sentence.contains(last.end - 1) {
            if let cue = attribution.cue, cue.lowerBound >= last.end, !joins(quotation) {
                return nil
            }
            return opensClause(from: last.end, quotation.opening, attribution) ? nil : attribution
        }
        guard sentence.lowerBound == quotation.opening else { return nil }
        let lastSentence = reading.sentence(of: last.end - 1)
        guard lastSentence.upperBound == quotation.opening else { return nil }
        // A comma at the end announces a speaker of its own.
        if let end = quotation.content.last, reading.isMark(end, 0x2C) { return nil }
        let isSameParagraph = !reading.beginsParagraph(quotation.opening)
        if isSameParagraph { return attribution }
        let isWhole = statement.startsSentence(last) || wasBeside
        return isWhole && statement.resembles(quotation, last) ? attribution : nil
    }

    /// Whether a quotation goes on after its speaker: `“…,” Noor said, “…”`, `… and that “…”`.
    private func joins(_ quotation: Quotation) -> Bool {
        let before = quotation.opening - 1
        return reading.isMark(before, in: ",:") || reading.isDash(before)
            || reading.equals(before, "and") || reading.equals(before, "that")
    }

    /// Whether words between two quotations begin a clause of somebody else's.
    private func opensClause(from begin: Int, _ end: Int, _ attribution: Attribution) -> Bool {
        for i in begin..<max(begin, end) where attributions.isCue(i) {
            if attribution.cue?.contains(i) != true { return true }
        }
        for i in begin..<max(begin, end)
        where reading.equals(i, "but") || reading.equals(i, "as") || reading.equals(i, "when")
            || reading.equals(i, "while")
        {
            if reading.isMark(i - 1, 0x2C) || reading.equals(i - 1, "and") { return true }
        }
        return false
    }

    private func quote(_ quotation: Quotation, _ found: Attribution?) -> Quote {
        let isBeside = found?.isAdjacent == true && found?.isName != true
        let isWhole = statement.startsSentence(quotation) || isBeside
        let content = reading.document.span(of: quotation.content)
        return Quote(
            span: reading.span(reading.document.span(of: quotation.all)),
            text: reading.document.string(content), kind: isWhole ? .direct : .mixed,
            speaker: found?.speaker.map(reading.cited), cue: found?.cue.map(reading.cited),
            via: found?.via.map { [reading.cited($0)] } ?? [],
            addressee: found?.addressee.map(reading.cited))
    }
}
