/// How a lemma is made of a form: how to write its letters, how much to take off, what to put on.
///
/// Source: the lemma rules of UDPipe 2 (Straka 2018), prefixes left out.
package struct EditScript: Hashable, Sendable {
    package enum Casing: UInt8, Sendable, CaseIterable {
        /// All letters small.
        case lower
        /// As written.
        case kept
        /// Small, but large first letters of the parts of a name: `Al-Ghanimi`, `O'Neil`.
        case capitalised
        case upper
        /// As written, less the commas in numbers.
        case withoutCommas
    }

    package var casing: Casing
    /// So many bytes are taken off the end of the form as the casing has it, 0 to 255.
    package var cut: UInt8
    package var ending: [UInt8]

    package init(_ casing: Casing, cut: UInt8 = 0, ending: [UInt8] = []) {
        self.casing = casing
        self.cut = cut
        self.ending = ending
    }

    /// The shortest script that makes `lemma` of `form`; of equal ones the one with the first casing.
    package init(from form: CasedWord, to lemma: [UInt8]) {
        var best = EditScript(.kept, cut: 255)
        var least = Int.max
        for casing in Casing.allCases {
            if casing == .withoutCommas, !form.cased.contains(0x2C) { continue }
            var written: [UInt8] = []
            Self.write(form, casing, into: &written)
            var same = 0
            while same < min(written.count, lemma.count), written[same] == lemma[same] { same += 1 }
            while same > 0, same < written.count, written[same] & 0xC0 == 0x80 { same -= 1 }
            while same > 0, same < lemma.count, lemma[same] & 0xC0 == 0x80 { same -= 1 }
            let cost = written.count - same + lemma.count - same
            guard cost < least, written.count - same < 256 else { continue }
            least = cost
            best = EditScript(
                casing, cut: UInt8(written.count - same), ending: Array(lemma[same...]))
        }
        self = best
    }

    /// Writes the lemma of a form; a form too short for the cut only has its casing changed.
    package func apply(to form: CasedWord, into lemma: inout [UInt8]) {
        lemma.removeAll(keepingCapacity: true)
        Self.write(form, casing, into: &lemma)
        if cut == 0, ending.isEmpty { return }
        let rest = lemma.count - Int(cut)
        guard rest >= 0, rest + ending.count > 0 else { return }
        if rest < lemma.count, lemma[rest] & 0xC0 == 0x80 { return }
        lemma.removeLast(Int(cut))
        lemma.append(contentsOf: ending)
    }

    private static func write(_ form: CasedWord, _ casing: Casing, into lemma: inout [UInt8]) {
        switch casing {
        case .lower: lemma.append(contentsOf: form.lower)
        case .kept: lemma.append(contentsOf: form.cased)
        case .withoutCommas: for byte in form.cased where byte != 0x2C { lemma.append(byte) }
        case .upper: for byte in form.cased { lemma.append(uppercased(byte)) }
        case .capitalised:
            for (i, byte) in form.lower.enumerated() {
                lemma.append(beginsPart(form.lower, i) ? uppercased(byte) : byte)
            }
            // The first letter beyond ASCII keeps its own size: lengths may differ between the two.
            if form.lower.count == form.cased.count, form.cased.first ?? 0 >= 0x80 {
                var i = 0
                repeat {
                    lemma[i] = form.cased[i]
                    i += 1
                } while i < lemma.count && form.cased[i] & 0xC0 == 0x80
            }
        }
    }

    /// Whether a part of a name begins here: at the start, after a hyphen, after `O'`.
    private static func beginsPart(_ word: [UInt8], _ i: Int) -> Bool {
        if i == 0 || word[i - 1] == 0x2D { return true }
        return i == 2 && word[1] == 0x27 && word.count > 3
    }
}

private func uppercased(_ byte: UInt8) -> UInt8 {
    byte &- 0x61 < 26 ? byte & ~0x20 : byte
}
