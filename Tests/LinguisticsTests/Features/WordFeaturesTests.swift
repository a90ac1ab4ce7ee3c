import Testing

@testable import Linguistics

@Suite struct WordFeaturesTests {
    /// Rows of the words of a text that is one paragraph.
    private func rows(_ text: String, features: WordFeatures = .small) -> [[Int32]] {
        let document = Annotator().document(text)
        var rows = FeatureRows()
        features.append(
            paragraph: document.tokens.indices, of: document.tokens, forms: document.forms,
            to: &rows)
        let width = WordFeatures.columnCount
        return stride(from: 0, to: rows.ids.count, by: width).map {
            Array(rows.ids[$0..<($0 + width)])
        }
    }

    @Test func everyColumnStaysWithinItsSize() {
        let sizes = WordFeatures.small.columnSizes
        for row in rows("Été 2019: “Don't,” said José al-Ghanimi of Port-au-Prince… 漢字 naïve!") {
            #expect(row.count == sizes.count)
            for (id, size) in zip(row, sizes) { #expect(0..<size ~= Int(id)) }
        }
    }

    @Test func knownWordsHaveTheirNumbersInAnyCase() {
        #expect(rows("The king IN the house").map { $0[0] } == [1, 0, 2, 1, 0])
    }

    @Test func digitsAndQuotationMarksAreAlike() {
        let (straight, curly) = (rows("\"12\" can't"), rows("“47” can’t"))
        for (a, b) in zip(straight, curly) {
            for column in [0, 2, 3, 4, 5] { #expect(a[column] == b[column]) }
        }
    }

    @Test func shortWordsAreTheirOwnAffixes() {
        let row = rows("at")[0]
        #expect(row == rows("At")[0].enumerated().map { [1, 6, 8].contains($0) ? row[$0] : $1 })
    }

    @Test(
        arguments: [
            ("Paris", "London", true), ("Paris", "paris", false), ("McCain", "McBain", true),
            ("a-b", "ab-cd", false), ("Émile", "Emile", true), ("ab", "abc", false),
            ("2019", "1848", true), ("%", "&", false),
        ])
    func shapesSeeCapitalsDigitsAndMarks(a: String, b: String, same: Bool) {
        var shapes = (WordShape(), WordShape())
        shapes.0.read([UInt8](a.utf8).span)
        shapes.1.read([UInt8](b.utf8).span)
        #expect((shapes.0.hash == shapes.1.hash) == same)
    }

    @Test func spacingSeesNeighboursAndTheStart() {
        #expect(rows("I don't.").map { $0[7] } == [4, 2, 11, 1])
    }

    @Test func theLongestPlaceNameWins() {
        let marks = rows("In New York City, new york and New, Sri Lankan").map { $0[8] & 7 }
        #expect(marks == [0, 1, 2, 2, 0, 0, 0, 0, 0, 0, 4, 4])
    }

    @Test func hyphenatedPlacesAndNamePartsAreKnown() {
        let found = rows("PORT-AU-PRINCE Ministry Omar").map { $0[8] }
        #expect(found == [33, 2, 34, 2, 34, 48, 40])
    }

    @Test func capitalsAndTitlesOfAForm() {
        #expect(
            String(decoding: inCapitals([UInt8]("don’t é".utf8).span), as: UTF8.self) == "DON’T É")
        #expect(
            String(decoding: inTitleCase([UInt8]("élan vital".utf8).span), as: UTF8.self)
                == "Élan vital")
        #expect(inTitleCase([UInt8]("'s".utf8).span) == [UInt8]("'s".utf8))
        #expect(inTitleCase([UInt8]().span).isEmpty)
    }

    @Test func theVocabularyHasTheMostFrequentWords() {
        var counts = WordCounts()
        for word in ["b", "B", "a", "a", "c", "7", "8", "9"] { counts.add([UInt8](word.utf8).span) }
        let words = counts.vocabulary(limit: 3, atLeast: 2)
        #expect(words.count == 3)
        let all = rows("0 a b c", features: WordFeatures(words: words, gazetteer: Gazetteer()))
        #expect(all.map { $0[0] } == [1, 2, 3, 0])
    }
}

extension WordFeatures {
    static var small: WordFeatures {
        var builder = GazetteerBuilder()
        builder.add(["York", "New York", "New York City", "Port-au-Prince"], .place)
        builder.add(["Sri Lankan"], .demonym)
        builder.add(["Omar"], .namePart)
        builder.add(["Ministry"], .organization)
        return WordFeatures(
            words: WordVocabulary(["the", "in"].map { [UInt8]($0.utf8) }),
            gazetteer: builder.gazetteer)
    }
}
