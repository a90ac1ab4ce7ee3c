internal import Text

/// The ways through a site as extractors leave them: one line, its items parted by a mark.
enum NavigationBar {
    /// `Home > News > World`
    static func isBreadcrumb(_ bytes: [UInt8], _ range: Range<Int>) -> Bool {
        guard range.count <= 120, bytes[range.lowerBound].isWord else { return false }
        var marks = 0
        for i in range.dropFirst().dropLast() {
            guard bytes[i - 1] == .blank else { continue }
            if bytes[i] == UInt8(ascii: ">") || bytes.has("\u{BB}", at: i)
                || bytes.has("\u{203A}", at: i)
            {
                marks += 1
            }
        }
        let phrase = bytes.phrase(range)
        return marks >= 2 || (marks == 1 && phrase.starts(with: Array("home ".utf8)))
    }

    /// `Home | World | Business | Sport`: three short items or more, of which some name sections.
    ///
    /// `Storm hits Lowmere | World | The Courier` is a page's title, and a table's head names no
    /// sections.
    static func isMenu(_ page: Page, _ range: Range<Int>, _ phrases: Phrases) -> Bool {
        guard range.count <= 200, !page.endsSentence(range) else { return false }
        let items = items(page.bytes, range)
        guard items.count >= 3 else { return false }
        var sections = 0
        for item in items {
            guard item.count <= 28, page.bytes.wordCount(item) <= 3,
                !page.bytes[item.lowerBound].isLower, !page.bytes[item.lowerBound].isDigit
            else { return false }
            let phrase = page.bytes.phrase(item)
            if phrases.isMade(of: "section", phrase)
                || phrases.section(of: phrase) == Reason.navigation.rawValue
            {
                sections += 1
            }
        }
        return sections * 2 >= items.count
    }

    private static func items(_ bytes: [UInt8], _ range: Range<Int>) -> [Range<Int>] {
        var items: [Range<Int>] = []
        var start = range.lowerBound
        func close(_ end: Int) {
            let item = bytes.trimmed(start..<max(start, end))
            if !item.isEmpty { items.append(item) }
        }
        var i = range.lowerBound
        while i < range.upperBound {
            let length = mark(bytes, at: i)
            if length > 0 {
                close(i)
                start = i + length
            }
            i += max(length, 1)
        }
        close(range.upperBound)
        return items
    }

    /// Bytes of the mark at `i` that parts items, 0 when there is none.
    private static func mark(_ bytes: [UInt8], at i: Int) -> Int {
        switch bytes[i] {
        case UInt8(ascii: "|"), UInt8(ascii: ">"): 1
        case UInt8(ascii: "/"): i > 0 && bytes[i - 1] == .blank ? 1 : 0
        case 0xC2: bytes.has("\u{B7}", at: i) || bytes.has("\u{BB}", at: i) ? 2 : 0
        case 0xE2: bytes.has("\u{2022}", at: i) || bytes.has("\u{203A}", at: i) ? 3 : 0
        default: 0
        }
    }
}
