package import Linguistics

/// Treebanks, and counts of unlabelled news, to the table of the lemmatizer.
///
/// A word is put in the table only where what stands below it in the order of look-ups would be wrong.
public struct LemmaTrainer {
    var observations = LemmaObservations()

    public init() {}

    /// Adds the words of a treebank.
    ///
    /// - Parameter isReference: whether lemmas should be as this treebank has them, where others differ.
    public mutating func add(_ documents: [TreebankDocument], isReference: Bool) {
        for document in documents {
            for word in document.sentences.lazy.flatMap(\.words) {
                // Words written apart (`GW`) have the lemma of the whole, which no part can tell.
                if word.lemma == "_" || word.xpos == "GW" { continue }
                let cased = String(decoding: CasedWord(word.form).cased, as: UTF8.self)
                observations.add(
                    TaggedForm(form: cased, tag: LemmaTag(upos: word.upos, xpos: word.xpos)),
                    lemma: word.lemma, weight: isReference ? 8 : 1, isCertain: isReference)
            }
        }
    }

    /// The table of all that was added.
    ///
    /// - Parameter news: for names in small letters or capitals, and for words whose ending misleads.
    package func table(news: NewsForms?) -> LemmaTable {
        var builder = LemmaTableBuilder(observations)
        builder.addEndings()
        builder.addVerbs()
        if let news {
            let lemmas = NewsLemmas(news, observations, builder)
            builder.addVerbs(lemmas.verbs)
            builder.addForms(known: builder.lowerForms + lemmas.lowerForms)
            builder.addForms(known: lemmas.names)
        } else {
            builder.addForms(known: builder.lowerForms)
        }
        builder.addObservedForms()
        return builder.table
    }
}
