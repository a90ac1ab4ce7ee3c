import Testing
import Text

@Suite struct StringTableTests {
    @Test func givesTheSameIdToTheSameString() {
        var table = StringTable(capacity: 2)
        let words = (0..<500).map { "word\($0 % 250)" }
        let ids = words.map { table.intern(Array($0.utf8).span) }
        #expect(ids == (0..<500).map { Int32($0 % 250) })
        #expect(table.count == 250)
        for (word, id) in zip(words, ids) {
            #expect(table[id] == word)
            #expect(table.id(of: Array(word.utf8).span) == id)
        }
    }

    @Test func knowsTheEmptyStringAndNoUnknownOne() {
        var table = StringTable()
        #expect(table.id(of: [UInt8]().span) == nil)
        #expect(table.intern([UInt8]().span) == 0)
        #expect(table[0] == "")
        #expect(table.id(of: Array("new".utf8).span) == nil)
    }
}

@Suite struct WordTableTests {
    @Test(arguments: [
        ("said", UInt32(1)), ("SAID", 1), ("told", 3), ("Gen.", 4), ("n’t", 4), ("", 0), ("sai", 0),
    ])
    func joinsTheBitsOfItsLists(word: String, value: UInt32) {
        let table = WordTable([(1, "said told"), (2, "told\n  tell"), (4, "gen. n’t")])
        #expect(table.value(of: Array(word.utf8).span) == value)
    }
}
