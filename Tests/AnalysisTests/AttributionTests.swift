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
        (
            "Said Ana Noor of the harbor board: “We will stay.”", "Ana Noor of the harbor board",
            "Said"
        ),
        (
            "“We will stay,” Ana Noor, the minister of trade, roads and bridges, said.", "Ana Noor",
            "said"
        ),
        (
            "Ana Noor, the minister of trade, roads and bridges, said: “We will stay.”", "Ana Noor",
            "said"
        ),
        (
            "“We will stay,” lead engineer Ana Noor, who has drawn bridges that nobody built, told me.",
            "lead engineer Ana Noor", "told"
        ),
        ("“We will stay,” she finally said.", "she", "said"),
        ("The plan of leader Ana Noor, R-Ky., who said “we will stay”.", "Ana Noor", "said"),
        (
            "Mr. Noor and Mr. Lem earlier Monday said: “We will stay.”", "Mr. Noor and Mr. Lem",
            "said"
        ),
        ("And come June, says Noor, “we will stay.”", "Noor", "says"),
        ("“We will stay,” they write in the letter.", "they", "write"),
        ("Noor thanked the crew and added: “We will stay.”", "Noor", "added"),
        (
            "The council heard both sides, with Ana Noor saying “we will stay”.", "Ana Noor",
            "saying"
        ),
        ("“We will stay,” said a letter carried by the northern papers.", "a letter", "said"),
        ("The workers hold “a great deal of the land” along the coast, Noor said.", "Noor", "said"),
        (
            "The wall is “far too low for the tide”, according to the harbor board.",
            "the harbor board", "according to"
        ),
    ])
    func readsSpeakerAndCue(text: String, speaker: String, cue: String?) throws {
        let quote = try #require(try report(text).quotes.first)
        #expect(quote.speaker?.text == speaker)
        #expect(quote.cue?.text == cue)
    }

    @Test(arguments: [
        ("Noor called the wall “a gift to the sea”.", "Noor", "called", "a gift to the sea"),
        ("Noor called the wall “absurd”.", "Noor", "called", "absurd"),
        (
            "Noor described the crossing as “slow and costly”.", "Noor", "described",
            "slow and costly"
        ),
        ("They mourned what Noor called “a lost year”.", "Noor", "called", "a lost year"),
        (
            "Noor said the plan “speaks for itself” in the north.", "Noor", "said",
            "speaks for itself"
        ),
        ("Noor said she “hardly sleeps” at night.", "Noor", "said", "hardly sleeps"),
    ])
    func aFragmentHasTheSpeakerOfItsClause(
        text: String, speaker: String, cue: String, words: String
    ) throws {
        let quote = try #require(try report(text).quotes.first)
        #expect(quote.text == words)
        #expect(quote.kind == .mixed)
        #expect(quote.speaker?.text == speaker)
        #expect(quote.cue?.text == cue)
    }

    @Test(arguments: [
        "Noor repeated a line of the winter, taking aim at the claim of Lem that “walls are for the weak and poor.”",
        "Noor pledged half her land – a custom begun by the fishers to “bring the old and the young to one table.”",
        "False claims that the harbor was “sold to a friend for one coin” went on.",
        "Lem, host of the “Good Bread” show, said the letter was “written in a moment of anger and regret.”",
        "The song is why his words “I can hardly see the shore” were heard, Lem, she said, and Noor.",
        "Noor spoke of the old bridge and opened it, and as Lem went on about “how the sea is rising” she left.",
    ])
    func namesNobodyWhoDidNotSayIt(text: String) throws {
        for quote in try report(text).quotes {
            #expect(quote.speaker?.text != "Noor")
            #expect(quote.speaker?.text.contains("laims") != true)
            #expect(quote.speaker?.text != "show")
        }
    }

    @Test func aVerbWithoutAPlainSubjectIsStillTheCue() throws {
        let quote = try #require(
            try report("When the rain had ended, some sang, and shouted: “We will stay.”").quotes
                .first
        )
        #expect(quote.cue?.text == "shouted")
        #expect(quote.speaker == nil)
    }

    @Test func aQuotationIsNoClauseOfItsSpeaker() throws {
        let text =
            "“We have no boats,” Ana Noor said, adding the harbor was “very, very empty of them.”"
        #expect(try report(text).quotes.map { $0.speaker?.text } == ["Ana Noor", "Ana Noor"])
        #expect(try report(text).quotes.map { $0.cue?.text } == ["said", "adding"])
    }

    @Test func aHeadingIsNotSaidByTheSpeakerBefore() throws {
        let text = "“We will stay,” Noor said.\n\n‘Nobody is asking us’\n\nRain fell."
        #expect(try report(text).quotes.map { $0.speaker?.text } == ["Noor", nil])
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
        ("“We will stay,” Ana Noor told Bay Radio in an interview.", "Ana Noor", "Bay Radio"),
        ("Ana Noor told her neighbors: “We will stay.”", "Ana Noor", "her neighbors"),
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
        let other =
            "“We will stay,” said Ana Noor, the head of a union bound to “keep the old harbor as it was in the north.”"
        #expect(try report(other).quotes.map { $0.speaker?.text } == ["Ana Noor", nil])
        #expect(quotes.map(\.kind) == [.mixed, .mixed])
    }
}
