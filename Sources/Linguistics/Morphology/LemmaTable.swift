package import Learning

/// Which edit script makes the lemma of a word: exceptions by form, then the most specific ending.
package struct LemmaTable: Sendable {
    package let scripts: [EditScript]
    package let table: HashedTable

    /// - Parameter entries: numbers of scripts by the keys of `LemmaKeys`.
    package init(scripts: [EditScript], entries: [(key: UInt64, value: UInt16)]) {
        self.scripts = scripts
        table = HashedTable(entries)
    }

    /// Reads the section `lemmas`.
    package init(_ section: ModelSection) throws(ModelError) {
        var reader = section.reader
        let casings: ModelArray<UInt8> = try reader.array()
        let cuts: ModelArray<UInt8> = try reader.array(count: casings.count)
        let ends: ModelArray<UInt32> = try reader.array(count: casings.count)
        let endings: ModelArray<UInt8> = try reader.array()
        let slots: ModelArray<UInt64> = try reader.array()
        try reader.end()
        var scripts: [EditScript] = []
        scripts.reserveCapacity(casings.count)
        var begin = 0
        for i in 0..<casings.count {
            let end = Int(ends[i])
            guard let casing = EditScript.Casing(rawValue: casings[i]), begin <= end,
                end <= endings.count
            else { throw section.damage }
            scripts.append(
                EditScript(casing, cut: cuts[i], ending: (begin..<end).map { endings[$0] }))
            begin = end
        }
        let copy = slots.withSpan { span in span.indices.map { span[$0] } }
        guard let table = HashedTable(slots: copy, limit: scripts.count) else {
            throw section.damage
        }
        self.scripts = scripts
        self.table = table
    }

    /// The bytes of the section `lemmas`.
    package var sectionBytes: [UInt8] {
        var builder = SectionBuilder()
        builder.add(scripts.map(\.casing.rawValue))
        builder.add(scripts.map(\.cut))
        var endings: [UInt8] = []
        var ends: [UInt32] = []
        for script in scripts {
            endings += script.ending
            ends.append(UInt32(endings.count))
        }
        builder.add(ends)
        builder.add(endings)
        builder.add(table.slots)
        return builder.bytes
    }

    /// The number of the script for a word; `nil` when nothing is known of its tag.
    package func script(of word: CasedWord, _ tag: LemmaTag) -> UInt16? {
        if let script = table[LemmaKeys.form(word.cased, tag)] { return script }
        return scriptOfUnknown(word, tag)
    }

    /// The same, as if the form as written were not in the table.
    package func scriptOfUnknown(_ word: CasedWord, _ tag: LemmaTag) -> UInt16? {
        if tag.kind != .proper {
            if word.letterCase != .lower, let script = table[LemmaKeys.form(word.lower, tag)],
                !isAcronym(word, tag) || scripts[Int(script)].cut > 0
            {
                return script
            }
            if tag.kind == .verb || tag.kind == .auxiliary,
                let script = table[LemmaKeys.verb(word.lower, tag)]
            {
                return script
            }
        }
        return scriptByEnding(word, tag)
    }

    /// The script of the longest known ending.
    package func scriptByEnding(_ word: CasedWord, _ tag: LemmaTag) -> UInt16? {
        var found: UInt16?
        LemmaKeys.endings(word.lower, tag, Self.letterCase(of: word, tag)) { key in
            if let script = table[key] { found = script }
        }
        return found
    }

    /// The letters of a word as its endings count them: a long common word in capitals is as one in
    /// small letters.
    package static func letterCase(of word: CasedWord, _ tag: LemmaTag) -> WordCase {
        word.letterCase == .capitals && tag.kind != .proper && word.lower.count > 4
            ? .lower : word.letterCase
    }

    private func isAcronym(_ word: CasedWord, _ tag: LemmaTag) -> Bool {
        word.letterCase == .capitals && tag.kind == .noun && word.lower.count <= 4
    }
}
