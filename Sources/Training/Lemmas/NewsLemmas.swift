internal import Foundation
internal import Linguistics

/// Lemmas of words that no treebank has, told by how often news write what could be their lemmas.
struct NewsLemmas {
    private let news: NewsForms
    private let observations: LemmaObservations
    private let words: [String]
    private let endings: EndingCounts
    private let scripts: [EditScript]
    private let table: LemmaTable

    init(_ news: NewsForms, _ observations: LemmaObservations, _ builder: LemmaTableBuilder) {
        self.news = news
        self.observations = observations
        words = news.lowerWords
        endings = builder.endings
        scripts = builder.numbers.scripts
        table = builder.table
    }

    /// Inflected verbs: `wiped` is of `wipe`, not of `wip`.
    var verbs: [KnownForm] {
        let tags = [("ed", "VBD"), ("ing", "VBG"), ("s", "VBZ")]
        return tags.flatMap { ending, name in
            let tag = LemmaTag(upos: "VERB", xpos: name)
            let others = ["VBD", "VBG", "VBN", "VBZ", "VBP", "VB"].map {
                LemmaTag(upos: "VERB", xpos: $0)
            }
            return inflected(ending, tag).filter { verb in
                !others.contains {
                    observations.contains(TaggedForm(form: verb.form.form, tag: $0))
                }
            }
        }
    }

    /// Plurals, comparatives, and adjectives with their capital or without.
    var lowerForms: [KnownForm] {
        let tags = [("s", "NOUN", "NNS"), ("er", "ADJ", "JJR"), ("est", "ADJ", "JJS")]
        let inflected = tags.flatMap { ending, upos, xpos in
            self.inflected(ending, LemmaTag(upos: upos, xpos: xpos)).filter {
                !observations.contains($0.form)
            }
        }
        return inflected + adjectives
    }

    /// Names in small letters, and in capitals though they are no abbreviations.
    var names: [KnownForm] {
        let tag = LemmaTag(upos: "PROPN", xpos: "NNP")
        return words.flatMap { word -> [KnownForm] in
            let letters = CasedLetters(word)
            let (small, first, all) = counts(letters)
            var known: [KnownForm] = []
            if first + all >= max(20, 10 * small) {
                let casing: EditScript.Casing = first >= all ? .capitalised : .upper
                known += form(letters.lower, tag, EditScript(casing))
            }
            if word.utf8.count > 3, first + all >= 10, first > 3 * all || all > 3 * first {
                let casing: EditScript.Casing = first > all ? .capitalised : .kept
                known += form(letters.capitals, tag, EditScript(casing))
            }
            return known
        }
    }

    private var adjectives: [KnownForm] {
        let tag = LemmaTag(upos: "ADJ", xpos: "JJ")
        return words.flatMap { word -> [KnownForm] in
            let letters = CasedLetters(word)
            let (small, first, _) = counts(letters)
            if first >= 10 * max(1, small), Self.ofPlaces.contains(where: word.hasSuffix) {
                return form(word, tag, EditScript(.capitalised))
            }
            if small >= 10, small * 2 >= first, Self.adjectives.contains(where: word.hasSuffix) {
                return form(word, tag, EditScript(.lower))
            }
            return []
        }
    }

    private static let ofPlaces = ["an", "ish", "ese", "i", "ch", "ic"]
    private static let adjectives = [
        "ous", "ful", "ive", "al", "ic", "ble", "less", "ish", "y", "ent", "ant", "ary", "ing",
        "ed", "en", "ern",
    ]

    /// A form with a script the treebanks know, unless the table has it right or they have the form.
    private func form(_ form: String, _ tag: LemmaTag, _ script: EditScript) -> [KnownForm] {
        let known = TaggedForm(form: form, tag: tag)
        guard !observations.contains(known), let number = scripts.firstIndex(of: script) else {
            return []
        }
        return [KnownForm(form: known, script: UInt16(number))]
    }

    private func counts(_ letters: CasedLetters) -> (small: Int, first: Int, all: Int) {
        (
            news.count(letters.lower), news.count(letters.capitalised),
            news.count(letters.capitals)
        )
    }

    /// The words with an ending whose likeliest lemma is another than their ending says.
    private func inflected(_ ending: String, _ tag: LemmaTag) -> [KnownForm] {
        words.compactMap { form in
            guard form.hasSuffix(ending), form.utf8.allSatisfy({ $0 &- 0x61 < 26 }),
                form.utf8.count > ending.utf8.count + 1, news.count(form) > 2
            else { return nil }
            let word = CasedWord(form)
            var lemma: [UInt8] = []
            var best: (script: UInt16, score: Double)?
            for (script, probability) in endings.distribution(word, tag).prefix(8) {
                scripts[Int(script)].apply(to: word, into: &lemma)
                let count = news.count(String(decoding: lemma, as: UTF8.self))
                let score = log(probability + 1e-4) + 0.5 * log(Double(count) + 0.5)
                if score > best?.score ?? -.infinity { best = (script, score) }
            }
            guard let best, table.scriptOfUnknown(word, tag) != best.script else { return nil }
            return KnownForm(form: TaggedForm(form: form, tag: tag), script: best.script)
        }
    }
}
