import Testing
import Text

@Suite struct CodePointIndexTests {
    @Test(arguments: ["", "plain", "“Łódź” – 5 €", String(repeating: "é😀a", count: 100)])
    func countsCodePointsLikeTheStandardLibrary(text: String) {
        let index = CodePointIndex(Array(text.utf8))
        #expect(index.count == text.unicodeScalars.count)
        var byte = 0
        for (n, scalar) in text.unicodeScalars.enumerated() {
            #expect(index.codePoint(atByte: byte) == n)
            byte += UTF8.width(scalar)
        }
        #expect(index.codePoint(atByte: byte) == index.count)
    }
}
