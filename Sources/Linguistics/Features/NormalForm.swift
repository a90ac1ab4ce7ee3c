/// Writes a word as the vocabulary and the gazetteer know it: ASCII letters small, digits as `0`, single
/// and double quotation marks straight; all else as it is.
/// - Complexity: O(bytes), without allocation once `normal` has its capacity.
func normalise(_ form: Span<UInt8>, into normal: inout [UInt8]) {
    normal.removeAll(keepingCapacity: true)
    var i = 0
    while i < form.count {
        let byte = form[i]
        if byte < 0x80 {
            normal.append(byte &- 0x41 < 26 ? byte | 0x20 : byte &- 0x30 < 10 ? 0x30 : byte)
        } else if byte == 0xE2, i + 2 < form.count, form[i + 1] == 0x80,
            let straight = straightQuote(form[i + 2])
        {
            normal.append(straight)
            i += 2
        } else if byte == 0xC2, i + 1 < form.count, form[i + 1] == 0xAB || form[i + 1] == 0xBB {
            normal.append(0x22)
            i += 1
        } else {
            normal.append(byte)
        }
        i += 1
    }
}

/// The mark that U+2018, 2019, 201C, 201D and 201E stand for, by their third byte.
private func straightQuote(_ last: UInt8) -> UInt8? {
    switch last {
    case 0x98, 0x99: 0x27
    case 0x9C, 0x9D, 0x9E: 0x22
    default: nil
    }
}
