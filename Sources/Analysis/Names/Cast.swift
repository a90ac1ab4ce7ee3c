internal import Linguistics
internal import News

/// Who and what an article names: a mention for each name, an entity for names that are written alike.
///
/// Nothing is guessed here: two spellings of one person are two entities.
struct Cast {
    /// In order of the text.
    private(set) var mentions: [Mention] = []
    /// `e1`, `e2`… in the order in which they are first named.
    private(set) var entities: [Entity] = []

    /// - Parameter names: tokens and type, in order, none over another.
    /// - Complexity: O(names).
    init(_ names: [(tokens: Range<Int>, type: EntityType)], in reading: Reading) {
        mentions.reserveCapacity(names.count)
        var numbers: [Spelling: Int] = [:]
        for name in names where !name.tokens.isEmpty {
            let cited = reading.cited(name.tokens)
            let written = Self.onOneLine(cited.text)
            let spelling = Spelling(written, name.type)
            let number = numbers[spelling] ?? entities.count
            if number == entities.count {
                numbers[spelling] = number
                entities.append(
                    Entity(id: "e\(number + 1)", type: name.type, name: written, names: [written]))
            } else if !entities[number].names.contains(written) {
                entities[number].names.append(written)
                if Self.says(written, moreThan: entities[number].name) {
                    entities[number].name = written
                }
            }
            mentions.append(
                Mention(
                    span: cited.span, text: cited.text, type: name.type, form: .name,
                    entity: entities[number].id))
        }
    }

    /// A name may go over a line's end.
    private static func onOneLine(_ text: String) -> String {
        if !text.utf8.contains(where: { $0 < 0x20 }) { return text }
        return text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }

    /// The longer one is the name; of two as long, the one that is not in capitals.
    private static func says(_ new: String, moreThan old: String) -> Bool {
        let (a, b) = (new.unicodeScalars.count, old.unicodeScalars.count)
        if a != b { return a > b }
        return old == old.uppercased() && new != new.uppercased()
    }
}

/// What two ways to write one name have in common.
private struct Spelling: Hashable {
    private let letters: [UInt8]
    private let type: EntityType

    /// Case, points, the kind of apostrophe, a possessive ending and an article before do not count.
    init(_ name: String, _ type: EntityType) {
        self.type = type
        var letters: [UInt8] = []
        letters.reserveCapacity(name.utf8.count)
        for byte in name.lowercased().utf8 where byte != UInt8(ascii: ".") {
            letters.append(byte)
            if byte == Self.apostrophe[2], letters.suffix(3) == Self.apostrophe {
                letters.replaceSubrange((letters.count - 3)..., with: "'".utf8)
            }
        }
        if letters.count > 4, letters.starts(with: "the ".utf8) { letters.removeFirst(4) }
        if letters.count > 2, letters.suffix(2).elementsEqual("'s".utf8) { letters.removeLast(2) }
        self.letters = letters
    }

    private static let apostrophe: ArraySlice<UInt8> = [0xE2, 0x80, 0x99]
}
