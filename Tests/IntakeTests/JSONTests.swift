import Intake
import News
import Testing
import Text

@Suite struct JSONTests {
    @Test func plainKeysAreRead() throws {
        let json = #"""
            {"title": "Harbour reopens", "text": "The harbour reopened.\n\nShips came in at once.",
             "source": "Lowmere Courier", "url": "https://www.courier.example/a/1",
             "published": "2021-05-04T10:20:30Z", "byline": "By Ann Example"}
            """#
        let read = try #require(article(json, file: "a.json"))
        #expect(read.text == "Harbour reopens\n\nThe harbour reopened.\n\nShips came in at once.")
        #expect(read.headline == "Harbour reopens")
        #expect(read.outlet?.name == "Lowmere Courier")
        #expect(read.outlet?.domain == "courier.example")
        #expect(read.outlet?.basis == .metadata)
        #expect(read.published?.value == "2021-05-04T10:20:30Z")
        #expect(read.published?.precision == .second)
        #expect(read.byline == "Ann Example")
        #expect(read.id == ContentHash(of: Array(json.utf8)).articleID)
    }

    @Test func schemaOrgIsFoundInItsGraph() throws {
        let json = #"""
            {"@context": "https://schema.org", "@graph": [
              {"@type": "WebSite", "name": "Courier"},
              {"@type": ["NewsArticle"], "headline": "Harbour &amp; mole", "articleBody": "Ships came in.",
               "author": [{"@type": "Person", "name": "Ann Example"}, {"name": "Bob Sample"}],
               "publisher": {"@type": "Organization", "name": "Lowmere Courier"},
               "datePublished": "2021-05-04", "dateModified": "2021-05-06T08:00:00+02:00",
               "inLanguage": "en-GB", "mainEntityOfPage": {"@id": "https://courier.example/1"}}]}
            """#
        let read = try #require(article(json))
        #expect(read.byline == "Ann Example, Bob Sample")
        #expect(read.outlet?.name == "Lowmere Courier")
        #expect(read.url == "https://courier.example/1")
        #expect(read.language == "en-GB")
        #expect(read.published?.value == "2021-05-04")
        #expect(read.published?.rejected.map(\.value) == ["2021-05-06T08:00:00+02:00"])
        #expect(read.text.hasSuffix("\n\nShips came in."))
    }

    @Test(arguments: [
        #"{"headline": "Harbour opens", "body_text": "Ships came in.", "byline": "Ann Example", "versioncreated": "2021-05-04T10:00:00Z", "firstcreated": "2021-05-03T10:00:00Z", "source": "Wire"}"#,
        #"{"headline": "Harbour opens", "body_xhtml": "<p>Ships\ncame in.</p>", "byline": "Ann Example", "firstcreated": "2021-05-03T10:00:00Z", "source": "Wire"}"#,
        #"{"headlines": [{"role": "main", "value": "Harbour opens"}], "bodies": [{"role": "main", "value": "Ships came in.", "contenttype": "text/plain"}], "by": "Ann Example", "firstcreated": "2021-05-03T10:00:00Z", "infosources": [{"name": "Wire"}]}"#,
        #"{"headlines": [{"value": "Harbour opens"}], "bodies": [{"value": "<p>Ships came in.</p>", "contentType": "text/html"}], "by": "Ann Example", "firstCreated": "2021-05-03T10:00:00Z", "infosources": [{"name": "Wire"}]}"#,
    ])
    func ninjsOfAllVersionsIsRead(json: String) throws {
        let read = try #require(article(json))
        #expect(read.text == "Harbour opens\n\nShips came in.")
        #expect(read.byline == "Ann Example")
        #expect(read.outlet?.name == "Wire")
        #expect(read.published?.value == "2021-05-03T10:00:00Z")
    }

    @Test func eachLineIsAnArticleOfItsOwn() throws {
        let lines = [
            #"{"text": "Ships came in."}"#, "", #"{"text": "#, #"{"title": "No text here"}"#,
            #"{"text": "Ships went out."}"#,
        ]
        let results = read(lines.joined(separator: "\r\n"), file: "feed.jsonl")
        try #require(results.count == 4)
        guard case .article(let first, let hash, let line) = results[0],
            case .refused(.malformed, _, let cut) = results[1],
            case .refused(.noText, _, let bare) = results[2],
            case .article(let last, _, let lastLine) = results[3]
        else {
            Issue.record("unexpected results")
            return
        }
        #expect(first.text == "Ships came in." && line == 1)
        #expect(hash == ContentHash(of: Array(lines[0].utf8)))
        #expect(first.id == hash.articleID)
        #expect(cut == 3 && bare == 4 && lastLine == 5)
        #expect(last.text == "Ships went out.")
    }

    @Test func linesAndArraysAreKnownWithoutTheirName() {
        let line = #"{"text": "Ships came in."}"#
        #expect(read(line + "\n" + #"{"text": "Ships went out."}"#, file: "feed").count == 2)
        #expect(read("[\(line), \(line)]", file: "feed.json").count == 2)
        #expect(read("{\n\"text\":\n\"Ships came in.\"\n}\n", file: "one").count == 1)
    }

    @Test(arguments: [
        #"{"text": "a", "text": "b"}"#, #"{"text": NaN}"#, #"{"text": "a \ud800 b"}"#,
        #"{"text": "a",}"#, #"{"text": "a"} x"#, #"{"text": 'a'}"#, #"{"a": 01, "text": "b"}"#,
        #"{"text": "a \x"}"#, "{\"text\": \"a", #"{"text": "a \udc00\ud800"}"#, #"{"a" 1}"#,
    ])
    func brokenJSONIsRefusedWithItsPlace(json: String) throws {
        let refused = try #require(refusal(bytes: Array(json.utf8), file: "a.json"))
        #expect(refused.reason == .malformed)
        #expect(refused.message.contains("byte"))
    }

    @Test(arguments: ["[", "{\"a\":"], [129, 513, 5_000_000])
    func deepJSONIsRefusedNotFollowed(opening: String, depth: Int) {
        let bytes = Array(("{\"x\":" + String(repeating: opening, count: depth)).utf8)
        #expect(refusal(bytes: bytes, file: "deep.json")?.reason == .malformed)
    }

    @Test func jsonOfManyValuesIsRefused() {
        let settings = IntakeSettings(jsonTokens: 1000)
        let json = "{\"x\": [" + String(repeating: "1,", count: 2000) + "1]}"
        #expect(
            refusal(bytes: Array(json.utf8), file: "a.json", settings: settings)?.reason == .tooLong
        )
    }

    @Test func aLongStringIsRefusedByItsSize() {
        let json = "{\"text\": \"" + String(repeating: "word ", count: 1_000_000) + "\"}"
        #expect(refusal(json, file: "a.json") == .tooLong)
    }

    @Test func leftoversInAJSONBodyAreRemovedToo() throws {
        let json =
            #"{"headline": "Harbour opens again", "text": "Harbour opens again\n\nShips came in on Monday.\n\nShare this article"}"#
        let read = try #require(article(json))
        #expect(read.text == "Harbour opens again\n\nShips came in on Monday.")
        #expect(removedTexts(read, "share buttons") == ["Share this article"])
    }
}
