import Intake
import News
import Testing

@Suite struct DateTests {
    static let caption =
        "Harbour master Edda Quill, left, speaks at the quay in Lowmere, Monday, March 18, 201"

    @Test func aCutOffYearIsTakenFromTheCalendarAndThePageDateLoses() throws {
        let text = """
            Thursday, 18 April 2024

            Harbour Master Meets Captains In Lowmere

            Harbour TV – Edda Quill met two captains March 18 in Lowmere.

            \(Self.caption)

            \(harbourEnd)
            """
        let published = try #require(article(text)?.published)
        #expect(published.value == "2019-03-18")
        #expect(published.basis == "caption date")
        #expect(published.rejected.map(\.value) == ["2024-04-18"])
        #expect(published.rejected[0].why == "5 years after every other date")
    }

    @Test func aCutOffYearThatTwoYearsFitIsNotGuessed() throws {
        let text = "\(harbour)\n\n\(Self.caption)\n\nThe talks on March 18 were short, she said."
        let published = try #require(article(text)?.published)
        #expect(published.value == nil)
        #expect(published.rejected.map(\.value) == ["201X-03-18"])
    }

    @Test func aPictureOfAnotherDayDoesNotDateTheArticle() throws {
        let text =
            "\(harbour)\n\nA ship in Lowmere, Monday, March 18, 2019. (AP Photo/Ann Example)"
        let published = try #require(article(text)?.published)
        #expect(published.value == nil)
        #expect(published.rejected[0].why.contains("older"))
    }

    @Test(
        arguments: [
            ("Tuesday, 4 May 2021", "2021-05-04"), ("Updated: 2021-05-04 17:52", "2021-05-04"),
            ("Published May 4, 2021 at 5:20 pm ET", "2021-05-04"), ("4th May 2021", "2021-05-04"),
            ("Xinhua | Updated: 2021-05-04 17:52", "2021-05-04"), ("Monday, 4 May 2021", nil),
        ] as [(String, String?)])
    func aPageDateIsAllThereIs(line: String, value: String?) throws {
        let read = try #require(article("Harbour reopens after storm\n\n\(line)\n\n\(harbour)"))
        #expect(read.published?.value == value)
        #expect(removedTexts(read, "page date") == [line])
    }

    @Test(arguments: [
        "The war began in March 2011, and talks were held on September 14 in Astana.",
        "On 4 May 1960 the mole was finished, and on Friday it broke.", "On Sunday it broke.",
    ])
    func datesOfTheStoryAreNotDatesOfTheArticle(sentence: String) throws {
        let read = try #require(article("\(harbour)\n\n\(sentence)"))
        #expect(read.published == nil)
    }

    @Test func aDatelineTakesItsYearFromAFullDateNearby() throws {
        let text = "LOWMERE, May 3 (TASS) — The port is open.\n\n\(harbour)\n\nMay 4, 2021"
        #expect(article(text)?.published?.value == "2021-05-03")
        let alone = "LOWMERE, May 3 (TASS) — The port is open.\n\n\(harbour)"
        #expect(article(alone)?.published?.value == nil)
        #expect(article(alone)?.published?.rejected.map(\.value) == ["XXXX-05-03"])
    }

    @Test(
        arguments: [
            ("2021", "2021", .year), ("2021-05", "2021-05", .month),
            ("20210504", "2021-05-04", .day),
            ("2021-05-04T10:20", "2021-05-04T10:20", .minute),
            ("2021-05-04 10:20:30.123 +0330", "2021-05-04T10:20:30+03:30", .second),
            ("20210504T102030Z", "2021-05-04T10:20:30Z", .second),
            ("Tue, 04 May 2021 10:20:30 GMT", "2021-05-04", .day),
            ("May 4th, 2021", "2021-05-04", .day),
        ] as [(String, String, Published.Precision)])
    func metadataDatesKeepTheirPrecision(
        text: String, value: String, precision: Published.Precision
    ) {
        let read = article(#"{"text": "Ships came in.", "date": "\#(text)"}"#)
        #expect(read?.published?.value == value)
        #expect(read?.published?.precision == precision)
    }

    @Test(arguments: ["yesterday", "2021-13-40", "2021-02-30", "12", ""])
    func whatIsNoDateIsNone(text: String) {
        #expect(article(#"{"text": "Ships came in.", "date": "\#(text)"}"#)?.published == nil)
    }

    @Test(
        arguments: [
            ("https://courier.example/2021/05/04/harbour", "2021-05-04"),
            ("https://courier.example/a/20210504-1234567", nil),
        ] as [(String, String?)])
    func anAddressMayHoldTheDay(url: String, value: String?) {
        let read = article(#"{"text": "Ships came in.", "url": "\#(url)"}"#)
        #expect(read?.published?.value == value)
    }

    @Test func theFlagWinsAndTheOthersAreTold() {
        let settings = IntakeSettings(published: "2020-01-02")
        let read = article(
            #"{"text": "Ships came in.", "date": "2021-05-04"}"#, settings: settings)
        #expect(read?.published?.value == "2020-01-02")
        #expect(read?.published?.basis == "configuration")
        #expect(read?.published?.rejected.map(\.value) == ["2021-05-04"])
    }
}
