import Linguistics
import News
import Testing
import Text

@testable import Analysis

@Suite struct CastTests {
    /// A text whose names stand in brackets: `[p Ana Noor] spoke in [l Kesra]`.
    private struct Marked {
        let text: String
        let reading: Reading
        var names: [(tokens: Range<Int>, type: EntityType)] = []

        init(_ marked: String) {
            var text = ""
            var spans: [(begin: Int, end: Int, type: EntityType)] = []
            let types: [Character: EntityType] = [
                "p": .person, "o": .organization, "l": .place, "g": .group,
            ]
            var type: EntityType?
            var begin = 0
            var rest = marked[...]
            while let next = rest.first {
                if next == "[", let found = types[rest.dropFirst().first ?? " "] {
                    type = found
                    begin = text.utf8.count
                    rest = rest.dropFirst(3)
                    continue
                }
                if next == "]", let found = type {
                    spans.append((begin, text.utf8.count, found))
                    type = nil
                } else {
                    text.append(next)
                }
                rest = rest.dropFirst()
            }
            self.text = text
            reading = Reading(Annotator().document(text))
            for span in spans {
                let tokens = reading.tokens.indices.filter {
                    span.begin <= reading.tokens[$0].span.begin
                        && Int(reading.tokens[$0].span.end) <= span.end
                }
                if let first = tokens.first, let last = tokens.last {
                    names.append((first..<(last + 1), span.type))
                }
            }
        }

        var cast: Cast { Cast(names, in: reading) }

        func cited(_ words: String) -> Cited? {
            guard let range = text.firstRange(of: words) else { return nil }
            let begin = text[..<range.lowerBound].unicodeScalars.count
            return Cited(
                text: words, span: Span(begin, begin + words.unicodeScalars.count))
        }
    }

    @Test func aMentionStatesItsNameWhereItStands() {
        let cast = Marked("Łódź: [p Ana Noor] left [l Kesra].").cast
        #expect(
            cast.mentions == [
                Mention(
                    span: Span(6, 14), text: "Ana Noor", type: .person, form: .name, entity: "e1"),
                Mention(
                    span: Span(20, 25), text: "Kesra", type: .place, form: .name, entity: "e2"),
            ])
        #expect(cast.entities.map(\.id) == ["e1", "e2"])
    }

    @Test func namesThatAreWrittenAlikeAreOneEntity() {
        let cast = Marked(
            "[o THE UNION] met. [o The Union] and the [o U.n.i.o.n] spoke to [p Union]."
        ).cast
        let names = cast.entities.map(\.names)
        #expect(names == [["THE UNION", "The Union", "U.n.i.o.n"], ["Union"]])
        // As long as the one in capitals, and not in capitals.
        #expect(cast.entities.map(\.name) == ["The Union", "Union"])
        #expect(cast.mentions.map(\.entity) == ["e1", "e1", "e1", "e2"])
    }

    @Test func differentSpellingsStayApart() {
        let cast = Marked("[p Baqeri] and [p Bagheri] of [l Iran] and the [g Iranians].").cast
        #expect(cast.entities.count == 4)
        #expect(cast.entities.allSatisfy { $0.roles.isEmpty && $0.country == nil })
    }

    @Test func aNameOverALinesEndIsOneName() {
        let cast = Marked("The long way of [p Ana\nNoor] and of [p Ana Noor] to the sea.").cast
        #expect(cast.entities.map(\.names) == [["Ana Noor"]])
        #expect(cast.mentions.map(\.text) == ["Ana\nNoor", "Ana Noor"])
    }

    @Test(arguments: [
        ("[p Ana Noor] said so.", "Ana Noor", "e1"),
        ("Rep. [p Ana Noor] (R-North) said so.", "Rep. Ana Noor", "e1"),
        ("The chief of staff [p Ana Noor] said so.", "The chief of staff Ana Noor", "e1"),
        (
            "Chief of the [o Northern Army] General [p Ana Noor] said so.",
            "Chief of the Northern Army General Ana Noor", "e2"
        ),
        (
            "A spokesman for the [o ministry], [p Ana Noor], said so.",
            "A spokesman for the ministry, Ana Noor", "e2"
        ),
        ("An aide to [p Ana Noor] said so.", "An aide to Ana Noor", nil),
        ("The wife of [p Ana Noor] said so.", "The wife of Ana Noor", nil),
        ("[p Ana Noor]'s brother said so.", "Ana Noor's brother", nil),
        ("A spokesman for the [o Union] said so.", "A spokesman for the Union", nil),
        ("The state-run agency [o SANA] said so.", "The state-run agency SANA", "e1"),
        ("The [o SANA] news agency said so.", "The SANA news agency", "e1"),
        ("The [o SANA] director said so.", "The SANA director", nil),
        ("A [g Northern] officer said so.", "A Northern officer", nil),
        ("[p Sheikh Ana Noor] said so.", "Ana Noor", "e1"),
        ("He said so to [p Ana Noor].", "He", nil),
    ])
    func aSpeakerIsTheEntityItsWordsLeadTo(marked: String, words: String, entity: String?) {
        let text = Marked(marked)
        let cited = text.cited(words)
        #expect(cited != nil)
        #expect(cited.flatMap { text.cast.entity(of: $0) } == entity)
    }
}
