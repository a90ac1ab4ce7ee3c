internal import Linguistics

/// Fills the lemma table from its last look-up to its first, leaving out what is right already.
struct LemmaTableBuilder {
    private(set) var numbers = ScriptNumbers()
    private(set) var endings = EndingCounts()
    private var entries: [(key: UInt64, value: UInt16)] = []
    private var keys: Set<UInt64> = []
    private let rows: [Row]

    struct Row {
        var form: TaggedForm
        var word: CasedWord
        var script: UInt16
        var isCertain: Bool
    }

    /// The table as far as it is filled; made anew after each step.
    private(set) var table = LemmaTable(scripts: [], entries: [])

    init(_ observations: LemmaObservations) {
        var numbers = ScriptNumbers()
        rows = observations.rows.map { row in
            let word = CasedWord(row.form.form)
            return Row(
                form: row.form, word: word,
                script: numbers.number(EditScript(from: word, to: Array(row.lemma.utf8))),
                isCertain: row.isCertain)
        }
        self.numbers = numbers
    }

    /// Learns what endings tell.
    mutating func addEndings() {
        var uses: [UInt16: Int] = [:]
        for row in rows { uses[row.script, default: 0] += 1 }
        let telling = rows.filter { row in
            let script = numbers.scripts[Int(row.script)]
            let uses = uses[row.script] ?? 0
            // What is put on a word that is seldom the same is the lemma of that one word.
            return script.ending.isEmpty
                ? uses > 1 || script.cut < 3 : uses > 3 && row.form.tag.kind != .proper
        }
        for row in telling {
            endings.add(
                row.word, row.form.tag, script: row.script, weight: row.isCertain ? 1 : 0.4)
        }
        for row in telling {
            var last: UInt16?
            for choice in endings.choices(row.word, row.form.tag) {
                if choice.script != last { insert(choice.key, choice.script) }
                last = choice.script
            }
        }
        update()
    }

    /// Adds the verbs whose endings mislead under any tag of verbs, since taggers mix those up.
    mutating func addVerbs() {
        var uses: [UInt64: [UInt16: Int]] = [:]
        var verbs: [(key: UInt64, row: Row)] = []
        for row in rows
        where (row.form.tag.kind == .verb || row.form.tag.kind == .auxiliary)
            && numbers.scripts[Int(row.script)].casing == .lower
        {
            let key = LemmaKeys.verb(row.word.lower, row.form.tag)
            if uses[key] == nil { verbs.append((key, row)) }
            // An inflected form is what endings mislead about; the base form is told by its tag.
            let isBase = numbers.scripts[Int(row.script)] == EditScript(.lower)
            uses[key, default: [:]][row.script, default: 0] +=
                (row.isCertain ? 2 : 1) * (isBase ? 1 : 4)
        }
        for verb in verbs {
            guard
                let script = uses[verb.key]?.max(by: { ($0.value, $1.key) < ($1.value, $0.key) })?
                    .key
            else { continue }
            let word = CasedWord(String(decoding: verb.row.word.lower, as: UTF8.self))
            let tags = Self.verbTags.map {
                LemmaTag(upos: verb.row.form.tag.kind == .verb ? "VERB" : "AUX", xpos: $0)
            }
            let isRight = tags.allSatisfy { table.scriptByEnding(word, $0) == script }
            if !isRight { insert(verb.key, script) }
        }
        update()
    }

    private static let verbTags = ["VB", "VBD", "VBG", "VBN", "VBP", "VBZ"]

    /// Adds verbs in small letters with scripts.
    mutating func addVerbs(_ verbs: [KnownForm]) {
        for verb in verbs {
            insert(LemmaKeys.verb(CasedWord(verb.form.form).lower, verb.form.tag), verb.script)
        }
        update()
    }

    /// The words in small letters that the treebanks have, or have only with a capital.
    var lowerForms: [KnownForm] {
        var own: Set<TaggedForm> = []
        for row in rows where row.word.cased == row.word.lower { own.insert(row.form) }
        return rows.compactMap { row in
            guard row.form.tag.kind != .proper else { return nil }
            if row.word.cased == row.word.lower {
                return KnownForm(form: row.form, script: row.script)
            }
            let lower = TaggedForm(
                form: String(decoding: row.word.lower, as: UTF8.self), tag: row.form.tag)
            guard numbers.scripts[Int(row.script)].casing == .lower, own.insert(lower).inserted
            else { return nil }
            return KnownForm(form: lower, script: row.script)
        }
    }

    /// Adds forms that the table would have wrong, either themselves or when written with a capital.
    mutating func addForms(known: [KnownForm]) {
        for known in known {
            let word = CasedWord(known.form.form)
            let tag = known.form.tag
            var isRight = table.scriptOfUnknown(word, tag) == known.script
            if isRight, word.letterCase == .lower, tag.kind != .proper {
                let letters = CasedLetters(known.form.form)
                isRight = [letters.capitalised, letters.capitals].allSatisfy {
                    table.scriptOfUnknown(CasedWord($0), tag) == known.script
                }
            }
            if !isRight { insert(LemmaKeys.form(word.cased, tag), known.script) }
        }
        update()
    }

    /// Adds the words of the treebanks as they are written.
    mutating func addObservedForms() {
        for row in rows where table.script(of: row.word, row.form.tag) != row.script {
            insert(LemmaKeys.form(row.word.cased, row.form.tag), row.script)
        }
        update()
    }

    /// The number of a script, new or known.
    mutating func number(_ script: EditScript) -> UInt16 { numbers.number(script) }

    /// Puts an entry in the table, or another in its place.
    private mutating func insert(_ key: UInt64, _ value: UInt16) {
        if keys.insert(key).inserted { entries.append((key, value)) }
    }

    private mutating func update() {
        table = LemmaTable(scripts: numbers.scripts, entries: entries)
    }
}

/// A form with the script it is to have.
struct KnownForm {
    var form: TaggedForm
    var script: UInt16
}
