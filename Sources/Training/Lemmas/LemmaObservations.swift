internal import Linguistics

/// A form under a tag.
struct TaggedForm: Hashable {
    var form: String
    var tag: LemmaTag
}

/// The lemmas that annotators gave to forms.
struct LemmaObservations {
    struct Row {
        var form: TaggedForm
        /// The lemma most often given.
        var lemma: String
        /// Whether a treebank of full weight has the form.
        var isCertain: Bool
    }

    private var lemmas: [TaggedForm: [String: Int]] = [:]
    private var certain: Set<TaggedForm> = []

    /// Counts a word `weight` times.
    mutating func add(_ form: TaggedForm, lemma: String, weight: Int, isCertain: Bool) {
        lemmas[form, default: [:]][lemma, default: 0] += weight
        if isCertain { certain.insert(form) }
    }

    func contains(_ form: TaggedForm) -> Bool { lemmas[form] != nil }

    /// All forms, in order of their letters and tags.
    var rows: [Row] {
        lemmas.map { form, lemmas in
            Row(form: form, lemma: Self.best(lemmas), isCertain: certain.contains(form))
        }
        .sorted {
            $0.form.form != $1.form.form
                ? $0.form.form.utf8.lexicographicallyPrecedes($1.form.form.utf8)
                : $0.form.tag.seed < $1.form.tag.seed
        }
    }

    /// The lemma counted most; of equal ones the first in order of letters.
    private static func best(_ lemmas: [String: Int]) -> String {
        lemmas.max { $0.value != $1.value ? $0.value < $1.value : $0.key > $1.key }?.key ?? ""
    }
}
