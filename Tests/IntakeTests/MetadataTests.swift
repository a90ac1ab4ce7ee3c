import Intake
import News
import Testing

@Suite struct MetadataTests {
    static let start = "the port of Lowmere reopened on Tuesday, officials said."

    static let credits: [(line: String, outlet: String?, place: String?, agency: String?)] = [
        ("LOWMERE – The Valley Post – ", "The Valley Post", "LOWMERE", nil),
        ("LOWMERE, May 12, 2021 – The Lowmere Courier – ", "The Lowmere Courier", "LOWMERE", nil),
        ("LOWMERE – Edda Quill – ", nil, "LOWMERE", nil),
        ("Harbour TV – ", "Harbour TV", nil, nil), ("Radiolowmere – ", "Radiolowmere", nil, nil),
        ("Coast Press/Coast News: ", "Coast Press", nil, nil), ("(CNN) ", "CNN", nil, nil),
        ("DAMASCUS (Dispatches) – ", nil, "DAMASCUS", "Dispatches"),
        ("LOWMERE - ", nil, "LOWMERE", nil), ("PORT ELLIS, Fla. — ", nil, "PORT ELLIS", nil),
        ("LOWMERE (Reuters) - ", "Reuters", "LOWMERE", "Reuters"),
        ("(Reuters) - ", "Reuters", nil, "Reuters"),
        ("LOWMERE, March 18 (TASS) — ", "TASS", "LOWMERE", "TASS"),
        ("TOKYO/SEOUL (Reuters) - ", "Reuters", "TOKYO/SEOUL", "Reuters"),
        ("BEIJING -- ", nil, "BEIJING", nil), ("Beirut – ", nil, "Beirut", nil),
        ("TEHRAN, Jan. 5, IRNA – ", "IRNA", "TEHRAN", "IRNA"),
        ("NEW DELHI: ", nil, "NEW DELHI", nil),
        ("London (CNN) ", "CNN", "London", nil),
        ("London (CNN) One thing is clear: ", "CNN", "London", nil),
        ("BREAKING – ", nil, nil, nil), ("FILE - ", nil, nil, nil), ("Yesterday – ", nil, nil, nil),
        ("SPEAKER: ", nil, nil, nil), ("Mr Quill - ", nil, nil, nil), ("", nil, nil, nil),
    ]

    @Test(arguments: credits)
    func aCreditLineNamesOutletPlaceOrAgency(
        line: String, outlet: String?, place: String?, agency: String?
    ) throws {
        let text = "Harbour reopens after storm\n\n\(line)\(Self.start)\n\n\(harbour)"
        let read = try #require(article(text))
        #expect(read.outlet?.name == outlet)
        #expect(read.dateline?.place == place)
        #expect(read.dateline?.agency == agency)
        #expect(read.headline == "Harbour reopens after storm")
        #expect(read.text == text)
        if let name = outlet {
            let span = try #require(read.outlet?.span)
            let scalars = Array(read.text.unicodeScalars)[span.begin..<span.end]
            #expect(String(String.UnicodeScalarView(scalars)) == name)
        }
    }

    @Test func aSentenceBeforeACreditLineIsTheHeadline() throws {
        let text = "The harbour of Lowmere is open again.\n\nHarbour TV – \(Self.start)"
        #expect(article(text)?.headline == "The harbour of Lowmere is open again.")
        let without = "The harbour of Lowmere is open again.\n\n\(Self.start)"
        let read = try #require(article(without))
        #expect(read.headline == nil)
    }

    @Test(arguments: [
        "Ten Broken Cranes", "STORM CLOSES HARBOUR", "Harbour reopened", "Will it last?",
        "Wait for it! Ships return to Lowmere after the storm",
        """
        Harbour of Lowmere reopened after nine days as insurers, fishermen and the ministry quarrel \
        over who is to pay for two cranes, fourteen lost days and the mole that the storm of March \
        had broken
        """,
    ])
    func headlinesMayBeShortOrLong(line: String) throws {
        let text = """
            \(line)

            The harbour reopened on Tuesday with ten cranes, two of them still broken, after a storm \
            closes every spring what the winter will leave.

            \(harbour2)
            """
        #expect(article(text)?.headline == line)
    }

    @Test(arguments: [
        "Ann Example", "NEW YORK", "Edda Quill and Ilse Marran", "Associated Press",
        "Home | World | Business | Sport", "The Lowmere Courier, 4 May 2021",
        "It was closed for nine long days. It is open again", "Subscribe to our letter today",
        "Is Lowmere, nine days shut and with fourteen ships outside, up for another winter behind so low a mole?",
        "A man looks at ships in Lowmere (Ann Example/Reuters)", "Image copyright Ann Example",
        "[We want to hear from you about the harbour and the storm]", "Ann Example",
    ])
    func whatBelongsToAPictureIsNoHeadline(line: String) throws {
        let read = try #require(article("\(line)\n\n\(harbour)"))
        #expect(read.headline == nil)
    }

    @Test func outletsComeFromFlagFieldAddressFolderAndSelf() {
        var settings = IntakeSettings(outlets: ["courier.example": "The Lowmere Courier"])
        let json = #"{"text": "Ships came in.", "url": "https://www.courier.example/1"}"#
        #expect(article(json, settings: settings)?.outlet?.name == "The Lowmere Courier")
        #expect(article(json)?.outlet?.name == "courier.example")
        #expect(
            article(harbour, folder: "courier.example", settings: settings)?.outlet?.basis
                == .folder)
        #expect(article(harbour, folder: "Evening Quay")?.outlet?.name == "Evening Quay")
        let own = article("\(harbour)\n\nThe Lowmere Times has learned that two men were held.")
        #expect(own?.outlet?.name == "The Lowmere Times")
        #expect(own?.outlet?.basis == .selfReference)
        settings.outlet = "Night Desk"
        #expect(article(json, settings: settings)?.outlet?.basis == .configuration)
        #expect(article(harbour)?.outlet == nil)
    }

    @Test(arguments: [
        ("Harbour Gazette, 13 May 2021", "Harbour Gazette", "2021-05-13"),
        ("The Lowmere Observer – Published: 13 May 2021", "The Lowmere Observer", "2021-05-13"),
        ("The Southern Monitor\n13 May 2021", "The Southern Monitor", "2021-05-13"),
        ("By Ann Example\nThe Southern Monitor", "The Southern Monitor", nil),
        ("By Ann Example, CNN Correspondent", "CNN", nil),
        ("Ann Example\nSpecial to The Southern Monitor", "The Southern Monitor", nil),
        ("Ann Example and Bob Sample\nUSA TODAY", "USA Today", nil),
    ])
    func aLineThatNamesTheOutletIsMetadata(lines: String, outlet: String, day: String?) throws {
        let read = try #require(article("Harbour reopens after storm\n\(lines)\n\n\(harbour)"))
        #expect(read.text == "Harbour reopens after storm\n\n\(harbour)")
        #expect(read.headline == "Harbour reopens after storm")
        #expect(read.outlet?.name == outlet)
        #expect(read.outlet?.basis == .creditLine)
        #expect(read.published?.value == day)
        #expect((read.byline ?? "Ann Example").hasPrefix("Ann Example"))
    }

    @Test func aNameAboveADatelineIsNoHeadline() {
        #expect(article("Ann Example\n\nLOWMERE (Reuters) - \(harbour)")?.headline == nil)
    }

    @Test func aHeadlineLosesItsShareLabel() {
        let read = article(
            "Share All sharing options for: Harbour reopens after storm\n\n\(harbour)")
        #expect(read?.headline == "Harbour reopens after storm")
        #expect(removedTexts(read, "share buttons") == ["Share All sharing options for:"])
    }

    @Test func aLabelledDateBeatsThePagesOwn() throws {
        let text = """
            Monday, 2 November 2026

            Home | World | Business | Sport

            Harbour reopens after storm

            Published: 19 June 2026

            \(harbour)
            """
        let read = try #require(article(text))
        #expect(read.headline == "Harbour reopens after storm")
        #expect(read.published?.value == "2026-06-19")
        #expect(read.published?.rejected.map(\.value) == ["2026-11-02"])
    }

    @Test func theNearestEvidenceNamesTheOutlet() throws {
        let agency = "© 2021 The Associated Press. All rights reserved."
        let credit = try #require(article("Harbour TV – \(harbour)\n\n\(agency)"))
        #expect(credit.outlet?.name == "Harbour TV")
        #expect(credit.rights == agency)
        let line = try #require(article("Harbour Gazette, 4 May 2021\n\n\(harbour)\n\n\(agency)"))
        #expect(line.outlet?.name == "Harbour Gazette")
        let own = "The Lowmere Times has learned that two men were held."
        #expect(article("\(harbour)\n\n\(own)\n\n\(agency)")?.outlet?.name == "The Lowmere Times")
        #expect(article("\(harbour)\n\n\(agency)")?.outlet?.name == "The Associated Press")
        let letters = "Write to Ann Example at ann.example@wsj.com"
        #expect(
            article("\(harbour)\n\n\(letters)")?.outlet?.name == "The Wall Street Journal")
        let relayed = article("LOWMERE (Reuters) - \(harbour)", folder: "Evening Quay")
        #expect(relayed?.outlet?.name == "Evening Quay")
        #expect(relayed?.dateline?.agency == "Reuters")
    }

    @Test(arguments: [
        "© 2021 by Lowmere Features Syndicate", "Copyright 2021 CREATORS.COM",
        "© Ann Example/AP Images",
    ])
    func whoSellsTextsToOutletsIsNone(licence: String) throws {
        let read = try #require(article("\(harbour)\n\n\(licence)"))
        #expect(read.rights == licence)
        #expect(read.outlet == nil)
    }

    @Test func headerLinesAreMetadata() throws {
        let text = """
            Title: Harbour reopens
            Source: Lowmere Courier
            Date: 4 May 2021
            Author: Ann Example
            URL: https://courier.example/1

            \(harbour)
            """
        let read = try #require(article(text))
        #expect(read.text == "Harbour reopens\n\n\(harbour)")
        #expect(read.outlet?.name == "Lowmere Courier")
        #expect(read.published?.value == "2021-05-04")
        #expect(read.byline == "Ann Example")
        #expect(removedTexts(read, "metadata").count == 5)
    }

    @Test func aBylineIsMetadata() throws {
        let read = try #require(
            article("Harbour reopens after storm\nBy Ann Example and Bob Sample\n\n\(harbour)"))
        #expect(read.byline == "Ann Example and Bob Sample")
        #expect(removedTexts(read, "byline") == ["By Ann Example and Bob Sample"])
        #expect(article("By the sea it was calm and cold\n\n\(harbour)")?.byline == nil)
    }

    @Test(arguments: [
        ("The cat sat on the mat and it was happy with that, they said.", "en"),
        ("Der Hafen wurde nach neun Tagen wieder geöffnet, und die Schiffe sind da.", "de"),
        ("Le port a été rouvert et les bateaux sont dans la rade avec une grue.", "fr"),
        ("El puerto fue reabierto y los barcos están en la bahía para que los vean.", "es"),
        ("Гавань снова открыта после девяти дней шторма.", "ru"),
        ("افتتح الميناء بعد تسعة أيام من العاصفة", "ar"),
        ("بندر پس از نه روز طوفان بازگشایی شد و کشتی‌ها آمدند", "fa"),
        ("港口在九天后重新开放，船只已经进港。", "zh"), ("港は九日ぶりに再開しました。", "ja"),
        ("Xyzzy plugh frotz", "und"),
    ])
    func languagesAreTold(text: String, tag: String) {
        #expect(article(text)?.language == tag)
    }
}
