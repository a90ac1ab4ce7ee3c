internal import Linguistics
internal import Text

/// The words of a document as headlines and hasty writers have them, so that a network learns to read those.
enum Recasing {
    /// All in capitals.
    static func capitals(_ document: LabelledDocument) -> (tokens: [Token], forms: StringTable) {
        recase(document) { form, _ in inCapitals(form) }
    }

    /// All in small letters.
    static func smallLetters(
        _ document: LabelledDocument
    ) -> (tokens: [Token], forms: StringTable) {
        recase(document) { form, _ in inSmallLetters(form) }
    }

    /// With a capital to each word but small ones like "of"; the first of a sentence always has one.
    static func titleCase(_ document: LabelledDocument) -> (tokens: [Token], forms: StringTable) {
        let firsts = Set(document.sentences.map(\.tokens.lowerBound))
        return recase(document) { form, i in
            let flags = document.tokens[i].flags
            let word = Array(form.indices.map { form[$0] })
            if flags.contains(.continuesMultiWord) { return word }
            let isSmall = small.contains(String(decoding: word, as: UTF8.self))
            return isSmall && !firsts.contains(i) ? word : inTitleCase(form)
        }
    }

    private static func recase(
        _ document: LabelledDocument, _ change: (Span<UInt8>, Int) -> [UInt8]
    ) -> (tokens: [Token], forms: StringTable) {
        var forms = StringTable(capacity: document.forms.count)
        var tokens = document.tokens
        for i in tokens.indices {
            let form = document.forms.withBytes(of: tokens[i].form) { change($0, i) }
            tokens[i].form = forms.intern(form.span)
        }
        return (tokens, forms)
    }

    private static let small: Set<String> = [
        "a", "an", "the", "and", "or", "but", "nor", "of", "in", "on", "at", "to", "for", "by",
        "with", "from", "as", "vs",
    ]
}
