internal import Text

/// Lines that are of a page's machinery: scripts, shortcodes, forms, addresses of editors.
enum Scraps {
    static func isScrap(_ bytes: [UInt8], _ range: Range<Int>) -> Bool {
        isShortcode(bytes, range) || isMediaNumber(bytes, range) || isScript(bytes, range)
    }

    /// `[embedtweet id=4290]`
    private static func isShortcode(_ bytes: [UInt8], _ range: Range<Int>) -> Bool {
        guard bytes[range.lowerBound] == UInt8(ascii: "["), range.count > 4,
            bytes[range.upperBound - 1] == UInt8(ascii: "]"), bytes[range.lowerBound + 1].isLower
        else { return false }
        var word = range.lowerBound + 1
        while bytes[word].isLower || bytes[word] == UInt8(ascii: "_") { word += 1 }
        return bytes[word] == UInt8(ascii: "=")
            || (bytes[word] == .blank && bytes[word..<range.upperBound].contains(0x3D))
    }

    /// `media: 19073943`
    private static func isMediaNumber(_ bytes: [UInt8], _ range: Range<Int>) -> Bool {
        guard bytes[range.lowerBound].isLower, range.count <= 32,
            let colon = bytes[range].firstIndex(of: UInt8(ascii: ":")), colon + 6 < range.upperBound
        else { return false }
        return bytes[range.lowerBound..<colon].allSatisfy(\.isLower)
            && bytes[colon + 1..<range.upperBound].allSatisfy { $0.isDigit || $0 == .blank }
    }

    /// A program's marks, and a name that only the scripts of pages use.
    private static func isScript(_ bytes: [UInt8], _ range: Range<Int>) -> Bool {
        guard range.contains(where: { bytes[$0] == 0x28 || bytes[$0] == 0x7B }),
            range.contains(where: { bytes[$0] == 0x3B || bytes[$0] == 0x7D })
        else { return false }
        let names: [StaticString] = [
            "function(", "function (", "googletag", "document.", "window.", "adsbygoogle",
            "_taboola", "jQuery", "var _", ".push(",
        ]
        return range.contains { i in names.contains { bytes.has($0, at: i) } }
            && !bytes[range].contains(where: \.isHigh)
    }

    /// The box in which a reader leaves an address: it speaks of agreeing and of leaving again.
    static func isForm(_ bytes: [UInt8], _ range: Range<Int>) -> Bool {
        guard (60...420).contains(range.count) else { return false }
        let isAgreed = range.contains {
            bytes.has("you agree to", at: $0) || bytes.has("nsubscribe at any time", at: $0)
        }
        guard isAgreed else { return false }
        let says: [StaticString] = [
            "igning up", "ign Up", "ign up", "ewsletter", "our inbox", "nsubscribe", "email",
        ]
        return says.count { word in range.contains { bytes.has(word, at: $0) } } >= 3
            && !range.contains { bytes[$0] == 0x22 || bytes.has("\u{201C}", at: $0) }
    }

    /// `Write to Ann Example at ann@courier.example`
    static func isContact(_ bytes: [UInt8], _ range: Range<Int>, words: Int) -> Bool {
        guard words <= 16, bytes[range].contains(UInt8(ascii: "@")) else { return false }
        let starts: [StaticString] = [
            "Write to ", "Send letters to ", "Contact ", "Email ", "E-mail ", "Have a tip",
            "Send tips to ", "Reach ", "Send comments to ",
        ]
        return starts.contains { bytes.has($0, at: range.lowerBound) }
    }
}
