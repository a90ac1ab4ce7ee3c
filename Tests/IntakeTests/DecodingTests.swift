import Intake
import News
import Testing

@Suite struct DecodingTests {
    static let sentence =
        "Café – “naïve” people of Łódź said: enough, and the ferry left at noon.\n"

    static func utf16(_ text: String, bigEndian: Bool) -> [UInt8] {
        text.utf16.flatMap { unit in
            let high = UInt8(unit >> 8)
            let low = UInt8(unit & 0xFF)
            return bigEndian ? [high, low] : [low, high]
        }
    }

    static func windows1252(_ text: String) -> [UInt8] {
        let upper: [Unicode.Scalar: UInt8] = [
            "\u{2013}": 0x96, "\u{201C}": 0x93, "\u{201D}": 0x94, "\u{2019}": 0x92,
            "\u{20AC}": 0x80,
        ]
        return text.unicodeScalars.map { upper[$0] ?? UInt8($0.value) }
    }

    @Test(arguments: 0...2)
    func utf8MayHaveByteOrderMarks(count: Int) {
        let marks = String(repeating: "\u{FEFF}", count: count)
        #expect(article(marks + harbour)?.text == harbour)
    }

    @Test(arguments: [true, false], [true, false])
    func utf16IsReadWithAndWithoutItsMark(bigEndian: Bool, marked: Bool) {
        let text = (marked ? "\u{FEFF}" : "") + Self.sentence
        let read = article(bytes: Self.utf16(text, bigEndian: bigEndian))
        #expect(read?.text == String(Self.sentence.dropLast()))
    }

    @Test func windows1252IsReadOnEvidence() {
        let german = "Der Minister begrüßte den Entschluß, Grüße aus Öland.\n"
        #expect(article(bytes: Self.windows1252(german))?.text == String(german.dropLast()))
        let text = "The café’s owner said “no” – twice – and closed at €5 a cup.\nThen he left."
        #expect(
            article(bytes: Self.windows1252(text))?.text
                == "The café’s owner said “no” – twice – and closed at €5 a cup.\n\nThen he left.")
    }

    @Test(
        arguments: [
            // Cyrillic in windows-1251, a byte that windows-1252 has not, UTF-8 and Latin-1 mixed.
            [0xCF, 0xF0, 0xE8, 0xE2, 0xE5, 0xF2, 0x20, 0xEC, 0xE8, 0xF0, 0x0A],
            Array("It was a fine day at the caf".utf8) + [0x81, 0x20, 0x0A],
            Array("Ärger über die Größe, sagte er, und caf".utf8) + [0xE9, 0x20, 0x0A],
            [0xFF, 0xFE, 0x41, 0x00, 0x00, 0xD8, 0x41, 0x00],
            [0xEF, 0xBB, 0xBF, 0x41, 0xE9, 0x41],
            [0xFF, 0xFE, 0x00, 0x00, 0x41, 0x00, 0x00, 0x00],
            Array("plain words".utf8) + [1, 2, 3, 4, 5, 6, 7, 8],
        ] as [[UInt8]])
    func whatCannotBeToldIsRefused(bytes: [UInt8]) {
        #expect(refusal(bytes: bytes)?.reason == .encoding)
    }

    @Test func aTextDecodedWronglyBeforeIsRefused() {
        let text = String(repeating: "caf\u{FFFD} na\u{FFFD}ve ", count: 20)
        #expect(refusal(text) == .encoding)
        #expect(
            article("One \u{FFFD} stands here, and it stays.")?.text.contains("\u{FFFD}") == true)
    }

    @Test func nothingUnseenReachesTheText() {
        let text =
            "The\u{A0}mayor\u{200B} of \u{202E}Quay\u{AD}side\u{2069} said\u{0007} it\r\n"
            + "was over.\u{2028}He left\u{3000}at\u{2009}noon.\rThen\tshe came.\u{85}"
        #expect(
            article(text)?.text
                == "The mayor of Quayside said it\n\nwas over.\n\nHe left at noon.\n\nThen she came.…"
        )
    }

    @Test(arguments: [
        ("%PDF-1.7\nstuff", "PDF"), ("PK\u{3}\u{4}....", "zip"), ("{\\rtf1 hello}", "RTF"),
        ("<!DOCTYPE html><html><p>Hi</p>", "HTML"), ("\n <div class=a>Hi</div>", "HTML"),
        ("<?xml version=\"1.0\"?><rss version=\"2.0\">", "RSS"),
        ("<?xml version='1.0'?><a/>", "XML"),
        ("<feed xmlns=\"http://www.w3.org/2005/Atom\">", "Atom"), ("GIF89a....", "GIF"),
        ("<?xml version=\"1.0\"?><nitf><head>", "NITF"),
    ])
    func otherFormatsAreRefusedByName(text: String, name: String) throws {
        let refused = try #require(refusal(bytes: Array(text.utf8)))
        #expect(refused.reason == .unsupported)
        #expect(refused.message.contains(name))
    }

    @Test(arguments: [
        "[Those foreign] forces must go, he said.", "{sic} was all he wrote.",
        "<3 is a heart, she said.",
        "< 5 people came to see it.",
    ])
    func textThatBeginsWithABracketIsText(text: String) {
        #expect(article(text)?.text == text)
    }

    @Test func emptyAndBlankFilesAreRefused() {
        #expect(refusal(bytes: [])?.reason == .empty)
        #expect(refusal(" \n\t\n") == .noText)
        #expect(refusal(bytes: [0, 0, 0, 0, 0, 0, 0, 0])?.reason == .unsupported)
    }

    @Test func aTextOverTheLimitIsRefused() {
        let settings = IntakeSettings(textLimit: 100)
        #expect(refusal(bytes: Array(harbour.utf8), settings: settings)?.reason == .tooLong)
    }

    @Test func rawTakesTheFileAsItIs() {
        let text = "  Read more:\r\n\r\nShare\u{A0}this\n101/201/213  "
        let read = article(text, settings: IntakeSettings(raw: true))
        #expect(read?.text == text)
        #expect(read?.removed.isEmpty == true)
        #expect(read?.headline == nil && read?.outlet == nil)
    }
}
