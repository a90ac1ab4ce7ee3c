internal import Linguistics
internal import Text

/// Names of re3d, which marks nominals and pronouns alike, by several annotators of unequal care.
///
/// What few marked, and capitals inside nominals, is unknown rather than no name.
enum Re3dNames {
    static func document(
        _ document: Re3dDocument, _ groups: GroupWords, annotator: Annotator = Annotator()
    ) -> LabelledDocument {
        var marks = marks(document).filter { types[$0.kind] != nil }
        // The surest and longest first: of overlapping names the first counts.
        marks.sort {
            ($0.confidence, $0.span.count, $1.span.begin)
                > ($1.confidence, $1.span.count, $0.span.begin)
        }
        let names = marks.map { MarkedName(span: $0.span, type: $0.isName ? types[$0.kind] : nil) }
        return LabelledDocument(
            text: Array(document.text.utf8), names: names, groups: groups, annotator: annotator)
    }

    /// All that is marked, for a score: what is no name of a person, an organization or a place is
    /// neither wanted nor wrong.
    static func gold(_ document: Re3dDocument) -> NameDocument {
        let names = marks(document).map { mark in
            let type = types[mark.kind]
            return MarkedName(span: mark.span, type: mark.isName && type != .group ? type : nil)
        }
        return NameDocument(text: Array(document.text.utf8), names: names)
    }

    private struct Mark {
        var span: ByteRange
        var kind: String
        var isName: Bool
        var confidence: Double
    }

    private static func marks(_ document: Re3dDocument) -> [Mark] {
        let scalars = Array(document.text.unicodeScalars)
        var offsets = [0]
        for scalar in scalars { offsets.append(offsets[offsets.count - 1] + UTF8.width(scalar)) }
        return document.entities.compactMap { entity in
            guard 0 <= entity.begin, entity.begin < entity.end, entity.end <= scalars.count else {
                return nil
            }
            return Mark(
                span: ByteRange(offsets[entity.begin], offsets[entity.end]), kind: entity.type,
                isName: entity.confidence >= 0.5 && isName(scalars[entity.begin..<entity.end]),
                confidence: entity.confidence)
        }
    }

    /// No word of a name begins small but particles; a pronoun is no name.
    private static func isName(_ scalars: ArraySlice<Unicode.Scalar>) -> Bool {
        let words = scalars.split { !isInsideWord($0) }
            .map { $0.drop { !isLetterOrDigit($0) } }.filter { !$0.isEmpty }
            .map { String(String.UnicodeScalarView($0)) }
        return words.allSatisfy { small.contains($0) || !isLowerCase($0) }
            && !words.allSatisfy { pronouns.contains($0.lowercased()) }
    }

    private static func isInsideWord(_ scalar: Unicode.Scalar) -> Bool {
        isLetterOrDigit(scalar) || "_'’.-".unicodeScalars.contains(scalar)
    }

    private static func isLetterOrDigit(_ scalar: Unicode.Scalar) -> Bool {
        scalar.properties.isAlphabetic || scalar.properties.numericType != nil
    }

    private static let types: [String: NameType] = [
        "Person": .person, "Organisation": .organization, "Location": .place,
        "Nationality": .group,
    ]
    private static let small: Set<String> = [
        "of", "the", "and", "for", "in", "on", "de", "la", "el", "al", "bin", "ibn", "van", "von",
        "der", "da", "du", "d'",
    ]
    private static let pronouns: Set<String> = [
        "i", "it", "its", "he", "his", "him", "she", "her", "they", "their", "them", "we", "our",
        "us", "you", "your", "this", "that", "these", "those", "who", "which",
    ]
}
