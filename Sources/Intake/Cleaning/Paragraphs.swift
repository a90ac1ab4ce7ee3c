/// Lines to paragraphs: blank lines part them, or every line is one, or lines were wrapped at a width.
///
/// - Complexity: O(bytes).
enum Paragraphs {
    private struct Line {
        var range: Range<Int>
        var indent: Int
        var isAfterGap: Bool
    }

    static func blocks(of text: [UInt8]) -> ([UInt8], [Page.Block]) {
        let lines = self.lines(of: text)
        let width = wrapWidth(lines, text)
        var bytes: [UInt8] = []
        bytes.reserveCapacity(text.count + 16)
        var blocks: [Page.Block] = []
        blocks.reserveCapacity(lines.count)
        for (i, line) in lines.enumerated() {
            let joins = i > 0 && width > 0 && continues(lines[i - 1], line, text, width)
            if joins, let last = blocks.indices.last {
                bytes[bytes.count - 1] = .blank
                append(text, line.range, to: &bytes)
                blocks[last].range = blocks[last].range.lowerBound..<bytes.count
            } else {
                let start = bytes.count
                append(text, line.range, to: &bytes)
                blocks.append(Page.Block(range: start..<bytes.count))
            }
            bytes.append(.newline)
        }
        return (bytes, blocks)
    }

    private static func append(_ text: [UInt8], _ range: Range<Int>, to bytes: inout [UInt8]) {
        var wasBlank = false
        for i in range {
            let byte = text[i]
            if byte == .blank {
                if !wasBlank { bytes.append(byte) }
                wasBlank = true
            } else {
                bytes.append(byte)
                wasBlank = false
            }
        }
    }

    private static func lines(of text: [UInt8]) -> [Line] {
        var lines: [Line] = []
        var start = 0
        var gap = true
        while start < text.count {
            var end = start
            while end < text.count, text[end] != .newline { end += 1 }
            let range = text.trimmed(start..<end)
            if range.isEmpty {
                gap = true
            } else {
                lines.append(
                    Line(range: range, indent: range.lowerBound - start, isAfterGap: gap))
                gap = false
            }
            start = end + 1
        }
        return lines
    }

    /// The width at which a program wrapped the lines, 0 when none did.
    ///
    /// A wrapped line leaves no room for the next line's first word; most do so in wrapped text, and
    /// by chance hardly any where a line is a paragraph.
    private static func wrapWidth(_ lines: [Line], _ text: [UInt8]) -> Int {
        var width = 0
        for line in lines { width = max(width, line.range.count) }
        guard (30...132).contains(width) else { return 0 }
        var pairs = 0
        var full = 0
        var running = 0
        for i in lines.indices.dropFirst() where !lines[i].isAfterGap {
            pairs += 1
            guard continues(lines[i - 1], lines[i], text, width) else { continue }
            full += 1
            let last = text[lines[i - 1].range.upperBound - 1]
            if last.isWord || last == UInt8(ascii: ",") { running += 1 }
        }
        return pairs >= 3 && full * 2 >= pairs && running * 2 >= full ? width : 0
    }

    private static func continues(
        _ line: Line, _ next: Line, _ text: [UInt8], _ width: Int
    ) -> Bool {
        if next.isAfterGap || next.indent > line.indent + 1 { return false }
        var word = 0
        for i in next.range {
            if text[i] == .blank { break }
            word += 1
        }
        // Programs wrap a few columns before the widest line when words are counted otherwise.
        return line.range.count + 1 + word > width - 3
    }
}
