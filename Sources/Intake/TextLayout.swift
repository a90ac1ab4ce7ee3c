internal import News

/// The clean text: headline, then paragraphs parted by a blank line.
struct TextLayout {
    private(set) var bytes: [UInt8] = []
    /// Where each kept block stands: its start in the page, its start here.
    private var places: [(page: Range<Int>, text: Int)] = []

    init(_ page: Page, headline: String?) {
        bytes.reserveCapacity(page.bytes.count + 256)
        if let headline { bytes += headline.utf8 }
        for i in page.blocks.indices where page.blocks[i].reason == nil {
            if page.blocks[i].isSettled { continue }
            if !bytes.isEmpty {
                bytes.append(.newline)
                bytes.append(.newline)
            }
            places.append((page.blocks[i].range, bytes.count))
            bytes += page.bytes[page.blocks[i].range]
        }
    }

    /// The span in code points of a range of the page's bytes, when it stands in the text.
    func span(of range: Range<Int>) -> Span? {
        for place in places
        where place.page.lowerBound <= range.lowerBound && range.upperBound <= place.page.upperBound
        {
            let begin = place.text + range.lowerBound - place.page.lowerBound
            let start = codePoints(before: begin)
            return Span(start, start + codePoints(in: begin..<begin + range.count))
        }
        return nil
    }

    private func codePoints(before end: Int) -> Int { codePoints(in: 0..<end) }

    private func codePoints(in range: Range<Int>) -> Int {
        range.reduce(0) { $0 + (bytes[$1] & 0xC0 == 0x80 ? 0 : 1) }
    }
}
