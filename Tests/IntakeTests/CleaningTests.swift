import Intake
import News
import Testing

@Suite struct CleaningTests {
    static let leftovers: [(line: String, reason: String)] = [
        ("101/201/213", "code"), ("9417**2050", "code"), ("* * *", "code"), ("___", "code"),
        ("Share this article", "share buttons"),
        ("Facebook Twitter WhatsApp Email", "share buttons"),
        ("SHARE  1.2k  Tweet", "share buttons"), ("Follow us on Twitter @Lowmere", "share buttons"),
        ("Print this page", "share buttons"), ("Follow @lowmerecourier", "share buttons"),
        ("(Also on THE COURIER: Who pays for the mole?)", "related links"),
        ("( Also on THE COURIER: Will it hold? Perhaps.)", "related links"),
        ("(PHOTOS: Storms of the century)", "related links"),
        ("Nine days without a ship in Lowmere Read more", "related links"),
        ("[Read: The mole that would not stand]", "related links"),
        ("More from the Courier:", "related links"),
        ("Write to Ann Example at ann@courier.example", "credits"),
        ("[embedpost id=429016046280781824]", "code"), ("media: 19073943", "code"),
        ("googletag.cmd.push(function() { googletag.display('top'); });", "code"),
        ("Sign up for the Harbour Letter and more Courier newsletters.", "subscription"),
        ("Get all our stories Subscribe to the Harbour newsletter.", "subscription"),
        (
            "STORMS AHEAD The season starts now. Email Sign Up By signing up you agree to receive "
                + "newsletters from the Courier. You can unsubscribe at any time.", "subscription"
        ),
        ("Home | World | Business | Sport | Weather", "navigation"),
        ("News / Opinion / Harbour / Sports", "navigation"),
        ("Home · News · About us", "navigation"), ("4512/TO", "code"),
        ("Advertisement", "advertisement"),
        ("Story continues below advertisement", "advertisement"),
        ("Sign up for our daily newsletter", "subscription"),
        ("The best of the week, delivered straight to your inbox", "subscription"),
        ("Home > News > Harbour", "navigation"), ("Back to top", "navigation"),
        ("Tags: harbour, storm, Lowmere", "navigation"),
        ("© 2021 Lowmere Courier. All rights reserved.", "licence"),
        ("Copyright 2021 The Lowmere Courier", "licence"),
        ("(AP Photo/Ann Example)", "photo credit"), ("Ann Example/Getty Images", "photo credit"),
        ("Photo: Ann Example", "photo credit"),
        ("READ MORE: Nine days without a ship", "related links"),
        ("Related: What the storm cost", "related links"),
        ("(Reporting by Ann Example; editing by Bob Sample)", "credits"),
    ]

    @Test(arguments: leftovers)
    func aLeftoverIsRemovedWithItsReason(line: String, reason: String) throws {
        let read = try #require(article("\(harbour)\n\n\(line)"))
        #expect(read.text == harbour)
        #expect(read.removed == [Removed(text: line.replacing("  ", with: " "), reason: reason)])
    }

    /// Sentences that a careless list would take out.
    static let body = [
        "Copyright law should be read more strictly, the judge said.",
        "Share prices fell by 3% on Monday.", "Follow the money, she told the committee.",
        "Related diseases were found in 12 villages, the ministry said.",
        "Twitter and Facebook declined to comment.", "Advertisement revenue fell to $3 million.",
        "Sign up was slow at first, the registrar said, but 4,000 came in the end.",
        "Credit Suisse said on Monday that it would close.", "Photos of the dead were shown on TV.",
        "Home prices rose; rents did not.", "“No,” he said.", "It ended 3-1.",
        "He was born on 4 May 1960 in Lowmere.", "More: that is what everybody wants.",
        "Read more books, the minister told pupils.", "Tags were found on 31 of the birds.",
        "Reuters reported the arrest first.", "Getty Images sued the company in May.",
        "Printing a page costs 2 cents.", "> > I never wrote that, he replied > to her.",
        "The route is Lowmere > Quayside > Mole, the company said.",
        "Then 101 of 213 voted against.", "More from the sea than from the land came that winter.",
        "Compiled by a former agent, the file was paid for by the party.",
        "Image caption contests are held in Lowmere each May.", "AC/DC played at the quay.",
        "He told readers to subscribe to his newsletter.", "“Sign up for it,” he said.",
        "The function of the mole (built in 1783; raised in 1931) is to break waves.",
        "Follow @ signs with a name, the manual says.",
    ]

    /// Lines of the body without a full stop, which a label of links before them would take along.
    static let lines = [
        "Readers want to read more", "Ships | Boats | Ferries", "Team | Won | Lost | Drawn",
        "Sports", "Middle East", "6 years ago", "AC/DC",
    ]

    @Test(arguments: body + lines)
    func aSentenceOfTheBodyStays(sentence: String) throws {
        let read = try #require(
            article("\(harbour)\n\n\(harbour2)\n\n\(sentence)\n\n\(harbourEnd)"))
        #expect(read.text == "\(harbour)\n\n\(harbour2)\n\n\(sentence)\n\n\(harbourEnd)")
        #expect(read.removed.isEmpty)
    }

    static let labels = [
        "Related News:", "Read More:", "SEE ALSO:", "Also read", "More on this story:",
        "Related articles",
    ]

    @Test(arguments: labels)
    func aLinkListGoesAndTheParagraphBehindItStays(label: String) throws {
        let links = ["Nine days without a ship in Lowmere", "Who pays for the broken cranes?"]
        let text = "\(harbour)\n\n\(label)\n\n\(links[0])\n\n\(links[1])\n\n\(harbourEnd)"
        let read = try #require(article(text))
        #expect(read.text == "\(harbour)\n\n\(harbourEnd)")
        #expect(removedTexts(read, "related links") == [label] + links)
    }

    @Test func aLabelGluedToASentenceIsCutOff() throws {
        let text = """
            \(harbour)

            The minister called it a “national task.”SEE ALSO:

            Nine Days Without A Ship

            \(harbourEnd)
            """
        let read = try #require(article(text))
        #expect(
            read.text
                == "\(harbour)\n\nThe minister called it a “national task.”\n\n\(harbourEnd)")
        #expect(
            removedTexts(read, "related links") == ["SEE ALSO:", "Nine Days Without A Ship"])
    }

    @Test(arguments: ["101/201/213", "9417**2050", "MNA/TT"])
    func aCodeAtTheEndOfAParagraphIsCutOff(code: String) throws {
        let read = try #require(article("\(harbour)\n\n\(harbourEnd) \(code)"))
        #expect(read.text == "\(harbour)\n\n\(harbourEnd)")
        #expect(removedTexts(read, "code") == [code])
    }

    @Test(arguments: [
        ("Image copyright Reuters Image caption ", "photo credit"),
        ("Image caption ", "photo credit"), ("Media caption ", "photo credit"),
        ("Media playback is unsupported on your device Media caption ", "photo credit"),
        ("Story highlights ", "navigation"), ("Facebook Twitter Pinterest ", "share buttons"),
    ])
    func aMarkerGoesAndItsCaptionStays(marker: String, reason: String) throws {
        let caption = "Ships wait outside the mole of Lowmere on Monday"
        let read = try #require(article("\(marker)\(caption)\n\n\(harbour)"))
        #expect(read.text == "\(caption)\n\n\(harbour)")
        #expect(removedTexts(read, reason) == [String(marker.dropLast())])
        #expect(read.headline == nil)
    }

    @Test(arguments: ["Ann Example/Getty Images", "Ann C. Example/AFP via Getty Images"])
    func aPhotographerBehindACaptionIsCutOff(credit: String) throws {
        let caption = "The harbour master looks at a broken crane in Lowmere on Monday."
        let read = try #require(article("\(harbour)\n\n\(caption) \(credit)"))
        #expect(read.text == "\(harbour)\n\n\(caption)")
        #expect(removedTexts(read, "photo credit") == [credit])
    }

    @Test func aNewsletterSentenceBehindAnotherIsCutOff() throws {
        let form = "Sign up for the Harbour newsletter to receive stories like this one."
        let read = try #require(article("\(harbour)\n\n\(harbourEnd) \(form)"))
        #expect(read.text == "\(harbour)\n\n\(harbourEnd)")
        #expect(removedTexts(read, "subscription") == [form])
    }

    @Test func aBodyDoubledWithoutItsCreditLineIsReadOnce() throws {
        let text = "LOWMERE – The Valley Post – \(harbour)"
        let read = try #require(article("\(text)\n\n\(harbour)"))
        #expect(read.text == text)
        #expect(removedTexts(read, "repeat").count == 3)
    }

    @Test func aLoneNumberGoesAtTheEndOnly() throws {
        let read = try #require(article("\(harbour)\n\n7\n\n\(harbour2)\n\n0"))
        #expect(removedTexts(read, "code") == ["0"])
        #expect(read.text.contains("\n\n7\n\n"))
    }

    @Test func aLicenceSentenceBecomesRights() throws {
        let licence =
            "All Content by Lowmere News Agency is licensed under a Creative Commons Attribution 4.0 "
            + "International License."
        let read = try #require(article("\(harbour)\n\n\(harbourEnd)  \(licence)"))
        #expect(read.text == "\(harbour)\n\n\(harbourEnd)")
        #expect(read.rights == licence)
        #expect(read.outlet?.name == "Lowmere News Agency")
        #expect(read.outlet?.basis == .licenceLine)
    }

    @Test func aDoubledBodyIsReadOnceWhateverItsMarks() throws {
        let again = harbour.replacing("“", with: "\"").replacing("”", with: "\"")
            .replacing("\n\n", with: "\n").replacing("harbour master", with: "harbour  master")
        let read = try #require(article("\(harbour)\n\n\(again)"))
        #expect(read.text == harbour)
        #expect(removedTexts(read, "repeat").count == 3)
    }

    @Test func aBodyDoubledInsideOneParagraphIsReadOnce() throws {
        let line = (harbour + " " + harbour2).replacing("\n\n", with: " ")
        let read = try #require(article("\(harbourEnd)\n\n\(line) \(line)"))
        #expect(read.text == "\(harbourEnd)\n\n\(line)")
    }

    @Test func aRepeatThatIsCutOffGoes() throws {
        let lines = harbour.replacing("\n\n", with: "\n").split(separator: "\n")
        let cut = lines[1].dropLast(20)
        let read = try #require(article("\(harbour)\n\n\(lines[0])\n\n\(cut)..."))
        #expect(read.text == harbour)
    }

    @Test func shortAnswersMayBeRepeated() throws {
        let text = """
            Did you see the ship before it sank that night?

            “No,” said the keeper.

            Did you hear the horn from the other side of the mole?

            “No,” said the keeper.
            """
        #expect(article(text)?.text == text)
    }

    @Test func theHeadingsOfAChronologyStay() throws {
        let days = ["4 May 2021", "5 May 2021", "6 May 2021"]
        let text = zip(days, harbour.replacing("\n\n", with: "\n").split(separator: "\n"))
            .map { "\($0)\n\n\($1)" }.joined(separator: "\n\n")
        #expect(article(text)?.text == text)
    }

    @Test func linesWithoutBlanksBetweenAreParagraphs() {
        #expect(article(harbour.replacing("\n\n", with: "\n"))?.text == harbour)
    }

    @Test(arguments: [40, 60, 72, 100])
    func wrappedLinesAreJoined(width: Int) {
        let text = wrapped(harbour + "\n\n" + harbour2, width: width)
        #expect(article(text)?.text == harbour + "\n\n" + harbour2)
    }

    @Test func theOperatorsOwnPhrasesAreKnown() {
        let settings = IntakeSettings(phrases: "[navigation]\nlowmere says hello *\n")
        let read = article(harbour + "\n\nLowmere says hello: today!", settings: settings)
        #expect(read?.text == harbour)
    }
}

let harbourEnd = "The next ferry leaves for the islands on Friday, weather permitting."

let harbour2 = """
    Insurers put the damage at some 12 million, more than the town spends in a year.

    The mayor, Ilse Marran, said that the mole would be raised by a metre before the winter.
    """

/// Breaks lines as mail programs do.
func wrapped(_ text: String, width: Int) -> String {
    text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
        var out: [String] = [""]
        for word in line.split(separator: " ") {
            if out[out.count - 1].utf8.count + 1 + word.utf8.count > width { out.append("") }
            if !out[out.count - 1].isEmpty { out[out.count - 1] += " " }
            out[out.count - 1] += word
        }
        return out.joined(separator: "\n")
    }.joined(separator: "\n")
}
