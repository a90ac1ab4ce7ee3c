import Testing
import Text

@Suite struct ContentHashTests {
    /// FIPS 180-4 examples.
    @Test(arguments: [
        ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
        ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
    ])
    func matchesTheStandardsExamples(text: String, expected: String) {
        #expect(ContentHash(of: Array(text.utf8)).description == expected)
    }

    @Test func theArticleIDIsTheFirstSixteenBytes() {
        #expect(ContentHash(of: Array("abc".utf8)).articleID == "ba7816bf8f01cfea414140de5dae2223")
    }

    @Test func aHashIsReadBackFromItsDigits() {
        let hash = ContentHash(of: Array("abc".utf8))
        #expect(ContentHash(hexadecimal: hash.description) == hash)
        #expect(ContentHash(hexadecimal: "ba78") == nil)
        #expect(ContentHash(hexadecimal: String(repeating: "g", count: 64)) == nil)
    }

    @Test func aStoredHashOfAnotherLengthIsRefused() {
        #expect(ContentHash(stored: [1, 2, 3]) == nil)
    }
}
