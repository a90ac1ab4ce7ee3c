package import Learning

/// The morphological features of words by their `FeatureKeys`.
package struct FeatureTable: Sendable {
    /// Features as CoNLL-U has them, by number; number 0 is `_`, none.
    package let names: [String]
    package let table: HashedTable

    /// - Precondition: the first name is `_`.
    package init(names: [String], entries: [(key: UInt64, value: UInt16)]) {
        precondition(names.first == "_")
        self.names = names
        table = HashedTable(entries)
    }

    /// Reads the section `features`.
    package init(_ section: ModelSection) throws(ModelError) {
        var reader = section.reader
        names = try reader.strings()
        let slots: ModelArray<UInt64> = try reader.array()
        try reader.end()
        let copy = slots.withSpan { span in span.indices.map { span[$0] } }
        guard names.first == "_", let table = HashedTable(slots: copy, limit: names.count) else {
            throw section.damage
        }
        self.table = table
    }

    /// The bytes of the section `features`.
    package var sectionBytes: [UInt8] {
        var builder = SectionBuilder()
        builder.add(names)
        builder.add(table.slots)
        return builder.bytes
    }

    /// The number of a word's features; 0 when nothing is known of its tags.
    package func features(_ keys: FeatureKeys) -> UInt16 {
        if keys.formInClause != 0, let found = table[keys.formInClause] { return found }
        if keys.clause != 0, let found = table[keys.clause] { return found }
        return table[keys.form] ?? table[keys.shape] ?? table[keys.tags] ?? 0
    }
}
