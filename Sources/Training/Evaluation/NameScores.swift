internal import Linguistics
internal import Text

/// A text with the names that are wanted; those without a type are neither wanted nor wrong.
struct NameDocument {
    var text: [UInt8]
    var names: [MarkedName]
}

/// Names of persons, organizations and places: exact spans by type, and spans that overlap.
///
/// An article before and a possessive after a name do not count. What overlaps a stretch that is
/// neither wanted nor wrong is not counted unless it is right.
public struct NameScores: Sendable, Equatable {
    public var person = Counts()
    public var organization = Counts()
    public var place = Counts()
    /// Same type, bytes shared, one to one.
    public var overlap = Counts()

    public init() {}

    /// All three types, exact.
    public var exact: Counts {
        [organization, place].reduce(into: person) {
            $0.add(right: $1.right, given: $1.given, wanted: $1.wanted)
        }
    }

    /// A name by its bytes, without what does not count at its edges.
    struct Name: Hashable {
        var span: ByteRange
        var type: NameType
    }

    /// The names of a text that are wanted, and those given that count.
    static func compared(
        gold: NameDocument, answer: [MarkedName]
    ) -> (wanted: Set<Name>, given: Set<Name>) {
        let wanted = names(gold.names, gold.text)
        let beside = gold.names.filter { $0.type == nil }.map(\.span)
        let given = names(answer, gold.text).filter { name in
            wanted.contains(name) || !beside.contains { shared($0, name.span) > 0 }
        }
        return (wanted, given)
    }

    mutating func add(gold: NameDocument, answer: [MarkedName]) {
        let (wanted, given) = Self.compared(gold: gold, answer: answer)
        add(.person, to: \.person, given, wanted)
        add(.organization, to: \.organization, given, wanted)
        add(.place, to: \.place, given, wanted)
        overlap.add(
            right: Self.overlaps(given, wanted), given: given.count, wanted: wanted.count)
    }

    private mutating func add(
        _ type: NameType, to counts: WritableKeyPath<NameScores, Counts>, _ given: Set<Name>,
        _ wanted: Set<Name>
    ) {
        self[keyPath: counts].add(
            right: given.intersection(wanted).count { $0.type == type },
            given: given.count { $0.type == type }, wanted: wanted.count { $0.type == type })
    }

    private static func names(_ marked: [MarkedName], _ text: [UInt8]) -> Set<Name> {
        Set(
            marked.compactMap { name in
                guard let type = name.type, type != .group else { return nil }
                return Name(span: trim(name.span, text), type: type)
            })
    }

    /// How many find a partner of their type, the best overlap first.
    private static func overlaps(_ given: Set<Name>, _ wanted: Set<Name>) -> Int {
        let left = given.sorted(by: order)
        let right = wanted.sorted(by: order)
        var pairs: [(share: Double, left: Int, right: Int)] = []
        for (i, a) in left.enumerated() {
            for (j, b) in right.enumerated() where a.type == b.type {
                let shared = shared(a.span, b.span)
                if shared == 0 { continue }
                let share = Double(shared) / Double(max(a.span.count, b.span.count))
                pairs.append((share, i, j))
            }
        }
        pairs.sort { (-$0.share, $0.left, $0.right) < (-$1.share, $1.left, $1.right) }
        var (usedLeft, usedRight): (Set<Int>, Set<Int>) = ([], [])
        for pair in pairs where !usedLeft.contains(pair.left) && !usedRight.contains(pair.right) {
            usedLeft.insert(pair.left)
            usedRight.insert(pair.right)
        }
        return usedLeft.count
    }

    private static func order(_ a: Name, _ b: Name) -> Bool {
        (a.span.begin, a.span.end, a.type.rawValue) < (b.span.begin, b.span.end, b.type.rawValue)
    }

    private static func shared(_ a: ByteRange, _ b: ByteRange) -> Int {
        max(0, Int(min(a.end, b.end) - max(a.begin, b.begin)))
    }

    /// Without a leading article and a trailing possessive.
    private static func trim(_ span: ByteRange, _ text: [UInt8]) -> ByteRange {
        var (begin, end) = (Int(span.begin), Int(span.end))
        for article in ["the", "an", "a"] {
            let length = article.utf8.count
            guard begin + length < end, text[begin + length] == 0x20,
                text[begin..<(begin + length)].elementsEqual(
                    article.utf8, by: { lowercased($0) == $1 })
            else { continue }
            begin += length
            while begin < end, text[begin] == 0x20 { begin += 1 }
            break
        }
        for possessive in ["'s", "’s", "'", "’"] {
            let length = possessive.utf8.count
            guard begin + length < end, text[(end - length)..<end].elementsEqual(possessive.utf8),
                text[end - length - 1] != 0x20
            else { continue }
            end -= length
            break
        }
        return ByteRange(begin, end)
    }
}
