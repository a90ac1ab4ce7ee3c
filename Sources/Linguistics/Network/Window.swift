internal import Text

/// Tokens that the encoder reads at once: a paragraph, or a part of a very long one.
struct Window {
    var tokens: Range<Int>
    var endsParagraph: Bool

    static let longest = 400
}

/// Appends the windows of a paragraph.
///
/// Long ones are cut where a sentence surely ends, as near as can be to parts of equal length; where
/// nothing looks like it, after `Window.longest` tokens.
/// - Complexity: O(tokens).
func appendWindows(
    of paragraph: Range<Int>, in document: Document, to windows: inout [Window]
) {
    var begin = paragraph.lowerBound
    while paragraph.upperBound - begin > Window.longest {
        let rest = paragraph.upperBound - begin
        let parts = (rest + Window.longest - 1) / Window.longest
        let end = cut(near: begin + rest / parts, begin + 1...begin + Window.longest, document)
        windows.append(Window(tokens: begin..<end, endsParagraph: false))
        begin = end
    }
    windows.append(Window(tokens: begin..<paragraph.upperBound, endsParagraph: true))
}

/// Where to cut, as the number of the next window's first token.
private func cut(near wanted: Int, _ allowed: ClosedRange<Int>, _ document: Document) -> Int {
    for distance in 0..<allowed.count {
        for place in [wanted + distance, wanted - distance]
        where allowed.contains(place) && beginsSentence(place, document) {
            return place
        }
    }
    var place = allowed.upperBound
    while place > allowed.lowerBound, document.tokens[place].flags.contains(.continuesMultiWord) {
        place -= 1
    }
    return place
}

/// Whether a full stop by itself stands before the token, and the token begins with a capital.
private func beginsSentence(_ i: Int, _ document: Document) -> Bool {
    let last = document.tokens[i - 1].span
    guard last.count == 1, !document.tokens[i].flags.contains(.glued) else { return false }
    switch document.bytes[Int(last.begin)] {
    case 0x2E, 0x21, 0x3F: break
    default: return false
    }
    let first = Int(document.tokens[i].span.begin)
    return CodePoint(document.bytes, first, document.bytes.count).kind == .upper
}
