internal import Text

/// Names of re3d, which marks nominals and pronouns alike, by several annotators of unequal care.
///
/// What few marked, and capitals inside nominals, is unknown rather than no name.
enum Re3dNames {
    static func document(_ document: Re3dDocument, _ groups: GroupWords) -> LabelledDocument {
        let scalars = Array(document.text.unicodeScalars)
        var offsets = [0]
        for scalar in scalars { offsets.append(offsets[offsets.count - 1] + UTF8.width(scalar)) }
        var names: [(name: MarkedName, confidence: Double)] = []
        for entity in document.entities {
            guard let type = types[entity.type], 0 <= entity.begin, entity.begin < entity.end,
                entity.end <= scalars.count
            else { continue }
            let words = words(scalars[entity.begin..<entity.end])
            let isName = entity.confidence >= 0.5 && isName(words)
            let span = ByteRange(offsets[entity.begin], offsets[entity.end])
            names.append((MarkedName(span: span, type: isName ? type : nil), entity.confidence))
        }
        // The surest and longest first: of overlapping names the first counts.
        names.sort {
            ($0.confidence, $0.name.span.count, $1.name.span.begin)
                > ($1.confidence, $1.name.span.count, $0.name.span.begin)
        }
        return LabelledDocument(
            text: Array(document.text.utf8), names: names.map(\.name), groups: groups)
    }

    /// No word of a name begins small but particles; a pronoun is no name.
    private static func isName(_ words: [String]) -> Bool {
        words.allSatisfy { small.contains($0) || !isLowerCase($0) }
            && !words.allSatisfy { pronouns.contains($0.lowercased()) }
    }

    private static func words(_ scalars: ArraySlice<Unicode.Scalar>) -> [String] {
        scalars.split { !($0.properties.isAlphabetic || $0.properties.numericType != nil) }
            .map { String(String.UnicodeScalarView($0)) }
    }

    private static let types: [String: NameType] = [
        "Person": .person, "Organisation": .organization, "Location": .place,
        "Nationality": .group,
    ]
    private static let small: Set<String> = [
        "of", "the", "and", "for", "in", "on", "de", "la", "el", "al", "bin", "ibn", "van", "von",
        "der", "da", "du", "d", "s", "esh", "ad", "az", "ar", "as", "ash",
    ]
    private static let pronouns: Set<String> = [
        "i", "it", "its", "he", "his", "him", "she", "her", "they", "their", "them", "we", "our",
        "us", "you", "your", "this", "that", "these", "those", "who", "which", "my", "me",
    ]
}
