internal import Text

/// The paragraphs of a text, in order, without the line ends around them.
///
/// A blank line always ends a paragraph. A single line end does too, unless the text looks wrapped
/// there: the line is about as long as mail and news wires wrap, does not end a sentence, and the next
/// goes on; or the next goes on with a small letter.
/// - Complexity: O(bytes).
func paragraphs(of bytes: [UInt8]) -> [ByteRange] {
    var found: [ByteRange] = []
    var begin = 0
    var line = 0
    var i = 0
    while i < bytes.count {
        guard bytes[i] == 0x0A || bytes[i] == 0x0D else {
            i += 1
            continue
        }
        var next = i
        var lineEnds = 0
        while next < bytes.count, isBlank(bytes[next]) {
            if bytes[next] == 0x0A || (bytes[next] == 0x0D && !isLineFeed(bytes, next + 1)) {
                lineEnds += 1
            }
            next += 1
        }
        if lineEnds > 1 || !isWrapped(bytes, line: line..<i, next: next) {
            if begin < i { found.append(ByteRange(begin, i)) }
            begin = next
        }
        line = next
        i = next
    }
    if begin < bytes.count { found.append(ByteRange(begin, bytes.count)) }
    return found
}

private func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte &- 0x09 < 5 }

private func isLineFeed(_ bytes: [UInt8], _ i: Int) -> Bool { i < bytes.count && bytes[i] == 0x0A }

/// Whether the text goes on after a single line end as if there were a space.
private func isWrapped(_ bytes: [UInt8], line: Range<Int>, next: Int) -> Bool {
    guard next < bytes.count, let last = bytes[line].last else { return false }
    let first = CodePoint(bytes, next, bytes.count).kind
    if first == .lower, last != 0x3A { return true }
    let ends = last == 0x2E || last == 0x21 || last == 0x3F || last == 0x3A || last == 0x22
    return 55...100 ~= line.count && !ends && first != .hyphen && first != .mark
}
