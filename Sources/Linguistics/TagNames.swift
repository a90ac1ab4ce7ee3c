public import Learning

/// What the small numbers in tokens stand for.
///
/// Numbers of tokens count from 1, 0 is undefined: `upos[token.upos - 1]`.
public struct TagNames: Sendable, Hashable {
    public var upos: [String]
    public var xpos: [String]
    public var deprel: [String]
    /// `O`, and `B-person`, `I-person`, `L-person`, `U-person` for each `NameType`.
    public var entity: [String]
    /// Features as CoNLL-U writes them: `Number=Plur|Person=3`.
    public var features: [String]

    public init(
        upos: [String] = [], xpos: [String] = [], deprel: [String] = [], entity: [String] = [],
        features: [String] = []
    ) {
        self.upos = upos
        self.xpos = xpos
        self.deprel = deprel
        self.entity = entity
        self.features = features
    }

    /// The name of a number that a token has; `_` for 0.
    public static func name(of number: some BinaryInteger, in names: [String]) -> String {
        number > 0 && number <= names.count ? names[Int(number) - 1] : "_"
    }

    public static let sectionName = "tags"

    /// - Throws: `ModelError` for anything that `sectionBytes` did not make.
    public init(_ section: ModelSection) throws(ModelError) {
        var reader = section.reader
        upos = try reader.strings()
        xpos = try reader.strings()
        deprel = try reader.strings()
        entity = try reader.strings()
        features = try reader.strings()
        try reader.end()
        let most = Int(UInt8.max)
        guard upos.count <= most, xpos.count <= most, deprel.count <= most,
            features.count <= UInt16.max
        else { throw section.damage }
    }

    public var sectionBytes: [UInt8] {
        var section = SectionBuilder()
        for names in [upos, xpos, deprel, entity, features] { section.add(names) }
        return section.bytes
    }
}
