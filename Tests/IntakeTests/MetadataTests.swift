import Intake
import News
import Testing

@Suite struct MetadataTests {
    static let start = "the port of Lowmere reopened on Tuesday, officials said."

    static let credits: [(line: String, outlet: String?, place: String?, agency: String?)] = [
        ("Harbour TV – ", "Harbour TV", nil, nil), ("Radiolowmere – ", "Radiolowmere", nil, nil),
        ("Coast Press/Coast News: ", "Coast Press", nil, nil), ("(CNN) ", "CNN", nil, nil),
        ("DAMASCUS (Dispatches) – ", nil, "DAMASCUS", "Dispatches"),
        ("LOWMERE - ", nil, "LOWMERE", nil), ("PORT ELLIS, Fla. — ", nil, "PORT ELLIS", nil),
        ("LOWMERE (Reuters) - ", nil, "LOWMERE", "Reuters"), ("(Reuters) - ", nil, nil, "Reuters"),
        ("LOWMERE, March 18 (TASS) — ", nil, "LOWMERE", "TASS"),
        ("TOKYO/SEOUL (Reuters) - ", nil, "TOKYO/SEOUL", "Reuters"),
        ("BEIJING -- ", nil, "BEIJING", nil), ("Beirut – ", nil, "Beirut", nil),
        ("TEHRAN, Jan. 5, IRNA – ", nil, "TEHRAN", "IRNA"), ("NEW DELHI: ", nil, "NEW DELHI", nil),
        ("London (CNN) ", "CNN", "London", nil),
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
