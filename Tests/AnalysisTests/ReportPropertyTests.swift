import Analysis
import Linguistics
import News
import Testing
import Text

@Suite struct ReportPropertyTests {
    private static let pieces = [
        "Noor", "he", "said", "told", "adding", "quoted", "as", "saying", "that", "according", "to",
        "the",
        "workers'", "is", "safe", "\"", "“", "”", "‘", "’", "'", "«", "»", "„", "`", "``", "''",
        ",", ".",
        "?", "!", ":", "—", "-", "(", ")", "…", "March", "18", "2019", "2019-03-18", "in", "1990s",
        "Monday",
        " ", " ", " ", " ", "\n\n", "\n", "é", "中", "😀", "\u{301}", "who", "of", "and", "R&D",
    ]

    @Test(arguments: 0..<40)
    func everyStatedTextStandsAtItsSpan(seed: Int) throws {
        var state = UInt64(seed)
        for _ in 0..<60 {
            var text = ""
            state = StableHash(seed: state).value
            for _ in 0..<(state % 90) {
                state = StableHash(seed: state &+ 1).value
                text += Self.pieces[Int(state % UInt64(Self.pieces.count))]
            }
            let first = try report(text, published: "2019-03-20")
            #expect(try report(text, published: "2019-03-20") == first)
        }
    }

    @Test func listsTokensWhenAsked() throws {
        let text = "Łódź isn’t far."
        let article = Article(id: "0", file: "a", text: text)
        let report = try Analyst().report(
            on: article, document: Annotator().document(text), tokens: true)
        #expect(
            report.tokens?.map(\.span)
                == [Span(0, 4), Span(5, 7), Span(7, 10), Span(11, 14), Span(14, 15)])
        #expect(report.sentences == [Span(0, 15)])
    }
}

@Suite struct LongReportTests {
    /// Every one of these would take minutes if a rule looked ahead without a bound.
    @Test(
        .timeLimit(.minutes(1)),
        arguments: [
            "\"a ", "'a ", "‘a ", "‹a ", "“a said ", "said ", "\"we are,\" said A ", "A, ",
            "he said \"is a\" ",
            "A (b) ", "quoted as saying ", "according to ", "March ", "18 ", "March 18, ", "— ",
            "“a\n\n",
            "\"we are\nwith him\"\n\n",
        ])
    func aLongTextOfOnePatternIsReadInTimeProportionalToItsLength(pattern: String) throws {
        let text = String(repeating: pattern, count: 30_000 / pattern.utf8.count)
        #expect(
            try Analyst().report(
                on: Article(id: "0", file: "a", text: text), document: Annotator().document(text)
            ).sentences.isEmpty == false)
    }
}
