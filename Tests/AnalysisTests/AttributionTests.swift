import News
import Testing

@Suite struct AttributionTests {
    @Test(arguments: [
        ("“We will stay,” said Ana Noor, the mayor.", "Ana Noor", "said"),
        (
            "“We will stay,” said a spokesman for the ministry on Sunday.",
            "a spokesman for the ministry", "said"
        ),
        (
            "“We will stay,” Chief of Staff of the Northern Armed Forces Major General Ali Noor said on arrival.",
            "Chief of Staff of the Northern Armed Forces Major General Ali Noor", "said"
        ),
        ("“We will stay,” she said.", "she", "said"),
        ("“We will stay,” he also told the crowd.", "he", "told"),
        ("“We will stay,” Noor, the mayor, said.", "Noor", "said"),
        ("“We will stay,” Rep. Ana Noor (R-North) said.", "Rep. Ana Noor", "said"),
        (
            "“We will stay,” the top northern commander added.", "the top northern commander",
            "added"
        ),
        ("“We will stay,” according to Ana Noor.", "Ana Noor", "according to"),
        (
            "According to the ministry, “the town is safe and it will be rebuilt.”", "the ministry",
            "According to"
        ),
        ("Ana Noor said, “We will stay.”", "Ana Noor", "said"),
        ("Ana Noor said that “we will stay.”", "Ana Noor", "said"),
        ("On Sunday Noor said: “We will stay.”", "Noor", "said"),
        ("In an interview Noor declared: “We will stay.”", "Noor", "declared"),
        (
            "The town council’s office said \"both sides are content with it.”",
            "The town council’s office", "said"
        ),
        ("He added, “We will stay.”", "He", "added"),
        ("The mayor opened the bridge, adding, “We will stay.”", "The mayor", "adding"),
        ("Noor: “We will stay.”", "Noor", nil),
        ("“We will stay for good.” — Ana Noor", "Ana Noor", nil),
        ("“We will stay,” Noor was quoted as saying.", "Noor", "quoted"),
        ("“Why should we leave?” Noor asked.", "Noor", "asked"),
        ("“They said, ‘Leave now,’” Noor said.", "Noor", "said"),
    ])
    func readsSpeakerAndCue(text: String, speaker: String, cue: String?) throws {
        let quote = try #require(try report(text).quotes.first)
        #expect(quote.speaker?.text == speaker)
        #expect(quote.cue?.text == cue)
    }

    @Test(arguments: [
        "“The town is safe and it will be rebuilt.”",
        "The posters read well. “The town is safe and it will be rebuilt.”",
        "Painted on the wall was “the town is safe and it will be rebuilt”.",
        "The demands grew. “They will have to listen to all of us.” Nobody knew who wrote it.",
    ])
    func namesNobodyWithoutAPlainPattern(text: String) throws {
        let quote = try #require(try report(text).quotes.first)
        #expect(quote.speaker == nil)
        #expect(quote.cue == nil)
    }

    @Test func readsTheChainOfARelay() throws {
        let cited = try #require(
            try report("“We have a common task,” the northern TV, Al Nahr, cited Noor as saying.")
                .quotes.first)
        #expect(cited.speaker?.text == "Noor")
        #expect(cited.via.map(\.text) == ["Al Nahr"])
        let quoted = try #require(
            try report(
                "“We have a task,” the Guards (NGC)-run Nahr news agency quoted Noor as saying."
            ).quotes.first)
        #expect(quoted.speaker?.text == "Noor")
        #expect(quoted.via.map(\.text) == ["the Guards (NGC)-run Nahr news agency"])
    }

    @Test(arguments: [
        (
            "Vale met with mayor Ana Noor who told him \"the town should be rebuilt,” on Sunday.",
            "Ana Noor", "him"
        ),
        ("Ana Noor told reporters: “We will stay.”", "Ana Noor", "reporters"),
        ("“We will stay,” Ana Noor told the council.", "Ana Noor", "the council"),
    ])
    func readsTheAddressee(text: String, speaker: String, addressee: String) throws {
        let quote = try #require(try report(text).quotes.first)
        #expect(quote.speaker?.text.hasSuffix(speaker) == true)
        #expect(quote.addressee?.text == addressee)
    }

    @Test func aQuotationThatGoesOnHasTheSameSpeaker() throws {
        let text =
            "“We will stay,” Noor said. “We have nowhere to go.”\n\n“Nobody asked us.”\n\nRain fell.\n\n“It will be dry.”"
        #expect(try report(text).quotes.map { $0.speaker?.text } == ["Noor", "Noor", "Noor", nil])
    }

    @Test func aSecondPartOfTheSentenceHasTheSameSpeaker() throws {
        let text =
            "Noor said the plan \"is one of the dangers we see,” and that it \"was made far from here.”"
        let quotes = try report(text).quotes
        #expect(quotes.map { $0.speaker?.text } == ["Noor", "Noor"])
        #expect(quotes.map(\.kind) == [.mixed, .mixed])
    }
}
