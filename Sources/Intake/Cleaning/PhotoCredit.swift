/// Lines that name a photographer and nothing else: `(AP Photo/Ann Example)`, `Getty Images`.
enum PhotoCredit {
    static func isCredit(
        _ bytes: [UInt8], _ range: Range<Int>, _ phrase: [UInt8], _ phrases: Phrases
    ) -> Bool {
        guard range.count <= 120, bytes.wordCount(range) <= 14 else { return false }
        if phrases.isMade(of: "photo", phrase), phrases.hasWord(of: "photo sign", phrase) {
            return true
        }
        for sign in [
            "image copyright ", "image source ", "enlarge this image", "toggle caption",
        ] as [StaticString] where phrase.has(sign, at: 0) {
            return !Licence.contains("image caption", phrase) && lastIsNoStop(bytes, range)
        }
        let isBracketed =
            bytes[range.lowerBound] == UInt8(ascii: "(")
            && bytes[range.upperBound - 1] == UInt8(ascii: ")")
        let hasSlash = range.contains { bytes[$0] == UInt8(ascii: "/") }
        return (isBracketed || hasSlash) && bytes.wordCount(range) <= 10
            && phrases.hasWord(of: "photo sign", phrase)
            && lastIsNoStop(bytes, range)
    }

    /// `Ships in the harbour. Ann Example/Getty Images`: the credit goes, the caption stays.
    static func split(_ page: inout Page, _ index: Int, _ phrases: Phrases) {
        let range = page.blocks[index].range
        guard page.blocks[index].reason == nil, range.count <= 600,
            lastIsNoStop(page.bytes, range),
            page.bytes[range.suffix(60)].contains(UInt8(ascii: "/"))
        else { return }
        let sentences = page.roughSentences(of: index)
        // `Ann C.` ends no sentence.
        guard
            let k = sentences.indices.dropFirst().last(where: {
                lastWord(page.bytes, sentences[$0 - 1].range) > 3
            }),
            case let credit = sentences[k].range.lowerBound..<range.upperBound, credit.count <= 80,
            isCredit(page.bytes, credit, page.bytes.phrase(credit), phrases)
        else { return }
        page.split(index, at: credit.lowerBound, tailReason: .photoCredit)
        page.blocks[index].isCaption = true
    }

    /// Letters of the last word.
    private static func lastWord(_ bytes: [UInt8], _ range: Range<Int>) -> Int {
        var end = range.upperBound
        while end > range.lowerBound, !bytes[end - 1].isWord { end -= 1 }
        var start = end
        while start > range.lowerBound, bytes[start - 1].isWord { start -= 1 }
        return end - start
    }

    private static func lastIsNoStop(_ bytes: [UInt8], _ range: Range<Int>) -> Bool {
        bytes[range.upperBound - 1] != UInt8(ascii: ".")
    }
}
