internal import Text

/// How the letters of a word are written.
package enum WordCase: UInt8, Sendable {
    /// No letters at all.
    case none
    case lower
    /// The first letter large, all others small.
    case capitalised
    /// A single large letter.
    case initial
    /// Two large letters or more, none small.
    case capitals
    /// `McCain`, `iPhone`.
    case mixed
}

/// A word made ready for look-ups: as written and in small letters, apostrophes straight in both.
package struct CasedWord {
    package private(set) var cased: [UInt8] = []
    package private(set) var lower: [UInt8] = []
    package private(set) var letterCase = WordCase.none
    private var large = 0
    private var small = 0

    package init() {}

    package init(_ form: String) {
        let bytes = Array(form.utf8)
        read(bytes.span)
    }

    /// - Complexity: O(bytes), without allocation for ASCII once the arrays have their capacity.
    package mutating func read(_ form: Span<UInt8>) {
        cased.removeAll(keepingCapacity: true)
        lower.removeAll(keepingCapacity: true)
        (large, small) = (0, 0)
        var beginsLarge = false
        var i = 0
        while i < form.count {
            let isFirst = i == 0
            if form[i] < 0x80 {
                readASCII(form[i])
                i += 1
            } else {
                i += readCharacter(form, i)
            }
            if isFirst { beginsLarge = large == 1 }
        }
        letterCase =
            switch (large, small) {
            case (0, 0): .none
            case (0, _): .lower
            case (1, 0): .initial
            case (_, 0): .capitals
            case (1, _) where beginsLarge: .capitalised
            default: .mixed
            }
    }

    private mutating func readASCII(_ byte: UInt8) {
        cased.append(byte)
        lower.append(lowercased(byte))
        if byte &- 0x41 < 26 { large += 1 } else if byte &- 0x61 < 26 { small += 1 }
    }

    /// Reads a character beyond ASCII; its bytes.
    private mutating func readCharacter(_ form: Span<UInt8>, _ i: Int) -> Int {
        if form[i] == 0xE2, i + 2 < form.count, form[i + 1] == 0x80,
            form[i + 2] == 0x98 || form[i + 2] == 0x99
        {
            readASCII(0x27)
            return 3
        }
        var width = form[i] < 0xE0 ? 2 : form[i] < 0xF0 ? 3 : 4
        width = min(width, form.count - i)
        let bytes = (i..<(i + width)).map { form[$0] }
        let character = String(decoding: bytes, as: UTF8.self)
        let small = character.lowercased()
        cased += bytes
        if small != character {
            large += 1
            lower += Array(small.utf8)
        } else {
            lower += bytes
            // Marks have neither capitals nor small letters.
            if character.uppercased() != character { self.small += 1 }
        }
        return width
    }
}
