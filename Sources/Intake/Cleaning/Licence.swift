/// Lines that say who owns a text and who may use it.
enum Licence {
    /// A cheap look, before sentences are cut.
    static func isMentioned(_ bytes: [UInt8], _ range: Range<Int>) -> Bool {
        range.contains { i in
            switch bytes[i] {
            case 0xC2: bytes.has("\u{A9}", at: i)
            case 0x43, 0x63:
                bytes.has("Copyright", at: i) || bytes.has("Creative Commons", at: i)
                    || bytes.has("COPYRIGHT", at: i)
            case 0x72, 0x52:
                bytes.has("rights reserved", at: i) || bytes.has("Rights Reserved", at: i)
            default: false
            }
        }
    }

    /// Whether the text from here on is a licence or copyright line, and short enough to be nothing else.
    static func isLicence(_ bytes: [UInt8], _ range: Range<Int>) -> Bool {
        guard range.count <= 420 else { return false }
        if bytes.has("\u{A9}", at: range.lowerBound) { return true }
        let phrase = bytes.phrase(range)
        if startsCopyright(phrase) { return true }
        let starts: [StaticString] = [
            "all rights reserved", "all content by ", "all content on this ",
            "this work is licensed", "this article is licensed", "this material may not be ",
            "this article is republished from ", "this content is licensed",
            "this content is published under", "the content of this ",
        ]
        let says: [StaticString] = [
            "licensed under", "all rights reserved", "may not be published broadcast",
            "may not be reproduced", "creative commons", "without permission",
            "under a cc by", "prior written permission",
        ]
        if phrase.has("all rights reserved", at: 0), phrase.count < 120 { return true }
        return starts.contains { phrase.has($0, at: 0) }
            && says.contains { contains($0, phrase) }
    }

    /// `Copyright 2019`, `Copyright (c)`, `Copyright © The…`; not `Copyright law…`.
    private static func startsCopyright(_ phrase: [UInt8]) -> Bool {
        guard phrase.has("copyright", at: 0) || phrase.has("c 20", at: 0) else { return false }
        if phrase.has("c 20", at: 0) { return phrase.count < 160 }
        let digits = phrase.prefix(24).contains { $0.isDigit }
        return digits || contains("rights reserved", phrase) || phrase.has("copyright c ", at: 0)
    }

    static func contains(_ needle: StaticString, _ bytes: [UInt8]) -> Bool {
        let first = unsafe needle.utf8Start[0]
        return bytes.indices.contains { bytes[$0] == first && bytes.has(needle, at: $0) }
    }

    /// The owner a licence line names: `All Content by NAME is licensed`, `© 2018 NAME.`.
    static func owner(_ bytes: [UInt8], _ range: Range<Int>) -> String? {
        var start = range.lowerBound
        if bytes.has("All Content by ", at: start) || bytes.has("All content by ", at: start) {
            start += 15
            var end = start
            while end < range.upperBound, !bytes.has(" is ", at: end) { end += 1 }
            return end < range.upperBound ? name(bytes, start..<end) : nil
        }
        var sawMark = false
        while start < range.upperBound {
            if bytes.has("\u{A9}", at: start) {
                start += 2
                sawMark = true
            } else if bytes.has("Copyright", at: start) || bytes.has("COPYRIGHT", at: start) {
                start += 9
                sawMark = true
            } else if bytes.has("(c)", at: start) || bytes.has("(C)", at: start) {
                start += 3
                sawMark = true
            } else if bytes[start].isLetter {
                break
            } else {
                start += 1
            }
        }
        if bytes.has("by ", at: start) || bytes.has("BY ", at: start) { start += 3 }
        guard sawMark else { return nil }
        var end = start
        while end < range.upperBound {
            let byte = bytes[end]
            if byte == 0x2E, end >= start + 2, bytes[end - 1].isUpper, bytes[end - 2] == .blank,
                end + 1 < range.upperBound, bytes[end + 1].isUpper
            {
                end += 1
                continue
            }
            if byte == 0x2E || byte == 0x2C || byte.isDigit || byte == 0x7C || byte == 0x28 {
                break
            }
            if bytes.has("All rights", at: end) || bytes.has("All Rights", at: end) { break }
            if byte == 0xE2 { break }
            end += 1
        }
        return name(bytes, start..<end)
    }

    private static func name(_ bytes: [UInt8], _ range: Range<Int>) -> String? {
        let range = bytes.trimmed(range)
        guard (2...60).contains(range.count), bytes[range.lowerBound].isUpper,
            bytes.wordCount(range) <= 7, !bytes[range].contains(UInt8(ascii: "/"))
        else { return nil }
        let phrase = bytes.phrase(range)
        return notOutlets.contains { contains($0, phrase) } ? nil : bytes.text(range)
    }

    /// Owners who sell texts and pictures to outlets, and are none.
    private static let notOutlets: [StaticString] = [
        "syndicate", "content agency", "writers group", "creators", "productions", "photo",
        "images", " via ",
    ]
}
