/// Leftovers glued to the end of a paragraph: codes, labels of link lists, licence sentences.
enum Tails {
    /// `… ended on Monday.SEE ALSO:` leaves `SEE ALSO:` as a block of its own.
    static func splitLabel(_ page: inout Page, _ index: Int, _ phrases: Phrases) {
        let range = page.blocks[index].range
        guard page.bytes[range.upperBound - 1] == UInt8(ascii: ":") else { return }
        var start = range.upperBound - 1
        let stop = max(range.lowerBound, range.upperBound - 48)
        while start > stop {
            start -= 1
            let byte = page.bytes[start]
            if !byte.isLetter, byte != .blank, byte != UInt8(ascii: "'") { break }
        }
        guard start > range.lowerBound else { return }
        let isAfterSentence = page.endsSentence(range.lowerBound..<start + 1)
        let label = page.bytes.phrase(start + 1..<range.upperBound)
        guard isAfterSentence, phrases.section(of: label) == "related label" else { return }
        page.split(index, at: start + 1)
    }

    /// `… foreign-backed militancy. 101/201/213` loses the number.
    static func splitCode(_ page: inout Page, _ index: Int) {
        let range = page.blocks[index].range
        var start = range.upperBound
        while start > range.lowerBound, page.bytes[start - 1] != .blank { start -= 1 }
        guard start > range.lowerBound, range.upperBound - start <= 24,
            page.endsSentence(page.bytes.trimmed(range.lowerBound..<start)),
            isCode(page.bytes, start..<range.upperBound)
                || isInitials(page.bytes, start..<range.upperBound)
        else { return }
        page.split(index, at: start, tailReason: .code)
    }

    /// Groups of digits with slashes or stars between, and no date: `101/201/213`, `9417**2050`.
    static func isCode(_ bytes: [UInt8], _ range: Range<Int>) -> Bool {
        var groups: [Int] = []
        var digits = 0
        for i in range {
            let byte = bytes[i]
            if byte.isDigit {
                digits += 1
            } else if byte == UInt8(ascii: "/") || byte == UInt8(ascii: "*") {
                if digits > 0 { groups.append(digits) }
                digits = 0
            } else {
                return false
            }
        }
        if digits > 0 { groups.append(digits) }
        guard groups.count >= 2 else { return false }
        if groups.count == 3, groups[0] <= 2, groups[1] <= 2 { return false }
        if groups.count == 3, groups[0] == 4, groups[1] <= 2 { return false }
        return groups.reduce(0, +) >= 6
    }

    /// Editors' initials as agencies put them last, with a number or none: `MNA/TT`, `4512/TO`.
    static func isInitials(_ bytes: [UInt8], _ range: Range<Int>) -> Bool {
        guard range.count <= 16 else { return false }
        var slashes = 0
        var capitals = 0
        for i in range {
            if bytes[i] == UInt8(ascii: "/") {
                slashes += 1
            } else if bytes[i].isUpper {
                capitals += 1
            } else if !bytes[i].isDigit {
                return false
            }
        }
        return slashes > 0 && slashes < range.count / 2 && capitals > 1
            && bytes[range.lowerBound].isWord
    }

    /// A paragraph's last sentence that asks to subscribe to a newsletter becomes a block.
    static func splitSubscription(_ page: inout Page, _ index: Int) {
        let range = page.blocks[index].range
        guard range.count > 40, contains("ewsletter", page.bytes, range.suffix(160)) else { return }
        for k in range.suffix(200) where k == range.lowerBound || page.bytes[k - 1] == .blank {
            guard
                page.bytes.has("Sign up for ", at: k) || page.bytes.has("Sign up to ", at: k)
                    || page.bytes.has("Subscribe to ", at: k),
                contains("ewsletter", page.bytes, k..<range.upperBound),
                k == range.lowerBound
                    || page.endsSentence(page.bytes.trimmed(range.lowerBound..<k))
                    || k - range.lowerBound <= 40,
                page.sentenceEnd(from: k, to: range.upperBound) >= range.upperBound - 1
            else { continue }
            if k == range.lowerBound {
                page.blocks[index].reason = .subscription
            } else if page.endsSentence(page.bytes.trimmed(range.lowerBound..<k)) {
                page.split(index, at: k, tailReason: .subscription)
            } else if !page.bytes[range].contains(0x22), !page.bytes[range].contains(0xE2) {
                page.blocks[index].reason = .subscription
            }
            return
        }
    }

    private static func contains(
        _ needle: StaticString, _ bytes: [UInt8], _ range: Range<Int>
    ) -> Bool {
        range.contains { bytes.has(needle, at: $0) }
    }

    /// A paragraph's last sentence, or last two, that state a licence become a block.
    static func splitLicence(_ page: inout Page, _ index: Int) {
        let range = page.blocks[index].range
        guard Licence.isMentioned(page.bytes, range) else { return }
        for sentence in page.roughSentences(of: index) where sentence.range.count < 400 {
            guard Licence.isLicence(page.bytes, sentence.range.lowerBound..<range.upperBound)
            else { continue }
            if sentence.range.lowerBound > range.lowerBound {
                page.split(index, at: sentence.range.lowerBound, tailReason: .licence)
            }
            return
        }
    }
}
