import Analysis
import Linguistics
import News
import Testing
import Text

/// The report on a text, and the check that whatever it states stands at its span.
func report(_ text: String, published: String? = nil) throws -> Report {
    var article = Article(id: "0", file: "test.txt", text: text)
    article.published = Published(value: published, precision: .day, basis: "test")
    let report = try Analyst().report(on: article, document: Annotator().document(text))
    expectExact(report)
    return report
}

func expectExact(_ report: Report) {
    let scalars = Array(report.article.text.unicodeScalars)
    func words(_ span: Span) -> String {
        var view = String.UnicodeScalarView()
        view.append(contentsOf: scalars[span.begin..<span.end])
        return String(view)
    }
    for quote in report.quotes {
        // By code points: a text may begin within a grapheme.
        let all = Array(words(quote.span).unicodeScalars)
        #expect(all.contains(Array(quote.text.unicodeScalars)))
        for part in [quote.speaker, quote.cue, quote.addressee].compactMap({ $0 }) + quote.via {
            #expect(words(part.span) == part.text)
        }
    }
    for time in report.times { #expect(words(time.span) == time.text) }
    #expect(report.quotes.map(\.span) == report.quotes.map(\.span).sorted())
    for (a, b) in zip(report.sentences, report.sentences.dropFirst()) { #expect(a.end <= b.begin) }
}

@Suite struct QuoteTests {
    @Test(arguments: [
        ("\"We will stay,\" Noor said.", "We will stay,"),
        ("“We will stay,” Noor said.", "We will stay,"),
        ("\"We will stay,” Noor said.", "We will stay,"),
        ("“We will stay,\" Noor said.", "We will stay,"),
        ("«We will stay», Noor said.", "We will stay"),
        ("« We will stay », Noor said.", "We will stay"),
        ("»We will stay«, Noor said.", "We will stay"),
        ("„We will stay“, Noor said.", "We will stay"),
        ("„We will stay”, Noor said.", "We will stay"),
        ("”We will stay,” Noor said.", "We will stay,"),
        ("‘We will stay,’ Noor said.", "We will stay,"),
        ("'We will stay,' Noor said.", "We will stay,"),
        ("`We will stay,' Noor said.", "We will stay,"),
        ("``We will stay,'' Noor said.", "We will stay,"),
        ("‹We will stay›, Noor said.", "We will stay"),
        ("「We will stay」, Noor said.", "We will stay"),
        ("“We won't leave the workers' homes,” Noor said.", "We won't leave the workers' homes,"),
        ("'We won't leave the workers' homes,' Noor said.", "We won't leave the workers' homes,"),
        ("‘It’s the workers’ choice,’ Noor said.", "It’s the workers’ choice,"),
        ("“He told me, ‘Go home,’ and I went,” Noor said.", "He told me, ‘Go home,’ and I went,"),
        ("“[These] forces are at home,” Noor said.", "[These] forces are at home,"),
        ("“Is it possible?” Noor asked.", "Is it possible?"),
        ("Noor said: “We are leaving.”SEE ALSO: More", "We are leaving."),
    ])
    func pairsAllMarks(text: String, words: String) throws {
        let quotes = try report(text).quotes
        #expect(quotes.map(\.text) == [words])
        #expect(quotes.first?.speaker?.text == "Noor")
        #expect(quotes.first?.kind == .direct)
    }

    @Test func aQuotationLeftOpenEndsWithItsParagraph() throws {
        let quotes = try report(
            "Noor said: “We are leaving the town. It is late.\n\nNobody replied."
        ).quotes
        #expect(quotes.map(\.text) == ["We are leaving the town. It is late."])
    }

    @Test func aQuotationLeftOpenEndsBeforeTheNext() throws {
        let text = "He said, \"We are leaving now. Then she added, \"We are staying here.\""
        #expect(
            try report(text).quotes.map(\.text) == ["We are leaving now.", "We are staying here."])
    }

    @Test(arguments: ["“", "\"", "«"])
    func aQuotationGoesOnWhereTheNextParagraphOpensAgain(mark: String) throws {
        let close = mark == "“" ? "”" : mark == "«" ? "»" : "\""
        let text = """
            Noor said: \(mark)We are leaving the town.

            \(mark)We will be back when it is safe.

            \(mark)That is all.\(close)

            Nobody replied.
            """
        let quotes = try report(text).quotes
        #expect(quotes.count == 1)
        #expect(quotes.first?.text.hasPrefix("We are leaving") == true)
        #expect(quotes.first?.text.hasSuffix("That is all.") == true)
    }

    @Test(arguments: [
        "The “illegal” presence of the forces went on.",
        "The two sides agreed on a “safe zone” in the north.",
        "They call themselves “keepers of the northern gate”.",
        "She read “The House by the River” twice.",
        "He wrote the best-seller, “The House by the River: How a Town Was Lost and Found Again.”",
        "They are known as the “builders of low walls”.",
        "The report was headlined “Storm takes the roof of the old mill”.",
        "Noor once spoke to “keepers-are-kept” people.",
        "The group, once called a “circle of fools” by Lem, is gone.",
        "The workers' unions and the drivers' unions met.",
        "It's the '90s again, rock 'n' roll.",
        "The 6'2\" guard stood by the 10\" pipe.",
        "The boys’ club isn’t theirs.",
        "A stray ” mark and nothing else.",
        "Nothing is quoted here.",
        "", "\"", "“”", "‘", "\"\"\"\"",
    ])
    func termsTitlesAndApostrophesAreNoQuotes(text: String) throws {
        #expect(try report(text).quotes.isEmpty)
    }

    @Test(arguments: [
        "“There’s no such thing as a dry boat,” a sailor of the north coast.",
        "The band greeted all with a word of welcome, “Good evening, my dear friends.”",
        "The rules let the owners of all the boats “decide for themselves when and where to land the fish.”",
    ])
    func whatIsSetOffOrLongIsAQuotation(text: String) throws {
        #expect(try report(text).quotes.count == 1)
    }

    @Test func aQuotationLeftOpenDoesNotGoOnWithOtherMarks() throws {
        let text = "\"Noor was at home all day.\n\n“We will stay,” she said."
        #expect(
            try report(text).quotes.map(\.text) == ["Noor was at home all day.", "We will stay,"])
    }

    @Test func aFragmentOfWhatSomebodySaidIsMixed() throws {
        let quote = try #require(
            try report("Noor said the town is \"proud” of its bakers.").quotes.first)
        #expect(quote.kind == .mixed)
        #expect(quote.text == "proud")
        #expect(quote.speaker?.text == "Noor")
    }

    @Test func theDeadlineStopsTheReading() {
        let text = String(repeating: "“We stay,” she said.\n\n", count: 10)
        #expect(throws: (any Error).self) {
            try Analyst().report(
                on: Article(id: "0", file: "a", text: text), document: Annotator().document(text),
                deadline: .init(in: .seconds(-1)))
        }
    }
}
