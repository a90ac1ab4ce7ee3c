public import Learning

extension WordVocabulary {
    public static let sectionName = "words"

    /// - Throws: `ModelError` for anything that `sectionBytes` did not make.
    public init(_ section: ModelSection) throws(ModelError) {
        var reader = section.reader
        let slots: ModelArray<UInt64> = try reader.array()
        try reader.end()
        guard let words = WordVocabulary(slots: slots.copy) else { throw section.damage }
        self = words
    }

    public var sectionBytes: [UInt8] {
        var section = SectionBuilder()
        section.add(slots)
        return section.bytes
    }
}

extension Gazetteer {
    public static let sectionName = "gazetteer"

    /// - Throws: `ModelError` for anything that `sectionBytes` did not make.
    public init(_ section: ModelSection) throws(ModelError) {
        var reader = section.reader
        let slots: ModelArray<UInt32> = try reader.array()
        try reader.end()
        guard let gazetteer = Gazetteer(slots: slots.copy) else { throw section.damage }
        self = gazetteer
    }

    public var sectionBytes: [UInt8] {
        var section = SectionBuilder()
        section.add(slots)
        return section.bytes
    }
}

extension ModelArray {
    /// The elements in an array of their own.
    fileprivate var copy: [Element] {
        withSpan { elements in elements.indices.map { elements[$0] } }
    }
}
