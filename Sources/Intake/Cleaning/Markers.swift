internal import Text

/// Words a page puts before or behind a caption: `Image copyright Reuters Image caption …`.
///
/// The marker goes; what the caption says stays.
enum Markers {
    static func split(_ page: inout Page, _ index: Int) {
        guard page.blocks[index].reason == nil else { return }
        let range = page.blocks[index].range
        let first = page.bytes[range.lowerBound]
        let sharing: StaticString = "Share All sharing options for: "
        if page.bytes.has(sharing, at: range.lowerBound) {
            page.split(index, at: range.lowerBound + sharing.utf8CodeUnitCount)
            page.blocks[index].reason = .shareButtons
            return
        }
        guard "CFIMS".utf8.contains(first) else { return }
        if let end = markerEnd(page.bytes, range) {
            page.split(index, at: end)
            let isPicture = first == UInt8(ascii: "I") || first == UInt8(ascii: "M")
            page.blocks[index].reason =
                isPicture ? .photoCredit : first == UInt8(ascii: "F") ? .shareButtons : .navigation
            page.blocks[index + 1].isCaption = true
        } else if page.bytes.has("Image ", at: range.lowerBound) {
            splitCredit(&page, index)
        }
    }

    /// The offset behind the marker a block begins with.
    private static func markerEnd(_ bytes: [UInt8], _ range: Range<Int>) -> Int? {
        let starts: [(head: StaticString, tail: StaticString)] = [
            ("Image copyright ", "Image caption "), ("Image source, ", "Image caption, "),
            ("Image caption ", "Image caption "), ("Image caption, ", "Image caption, "),
            ("Media caption ", "Media caption "),
            ("Media playback is ", "Media caption "), ("Story highlights ", "Story highlights "),
            ("STORY HIGHLIGHTS ", "STORY HIGHLIGHTS "), ("CLOSE ", "CLOSE "),
            ("Facebook Twitter Pinterest ", "Facebook Twitter Pinterest "),
        ]
        for (head, tail) in starts where bytes.has(head, at: range.lowerBound) {
            for i in range.prefix(120) where bytes.has(tail, at: i) {
                let end = i + tail.utf8CodeUnitCount
                guard end < range.upperBound else { return nil }
                // `Image caption contests are popular` is a sentence of its own.
                let next = bytes[end]
                return next.isUpper || next.isDigit || next.isHigh || next == 0x22 || next == 0x27
                    ? end : nil
            }
        }
        return nil
    }

    /// `Image A ship at the quay. Credit... Ann Example/The Courier`
    private static func splitCredit(_ page: inout Page, _ index: Int) {
        let range = page.blocks[index].range
        guard
            let credit = range.suffix(120).first(where: {
                page.bytes.has("Credit... ", at: $0) || page.bytes.has("Credit\u{2026} ", at: $0)
            }), credit > range.lowerBound + 10, page.bytes[credit - 1] == .blank
        else { return }
        page.split(index, at: credit, tailReason: .photoCredit)
        page.split(index, at: range.lowerBound + 6)
        page.blocks[index].reason = .photoCredit
        page.blocks[index + 1].isCaption = true
    }
}
