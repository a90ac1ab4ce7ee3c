internal import Text

/// What the rules of this room know of single words, as bits for `WordTable`.
struct WordClass: OptionSet, Sendable {
    let rawValue: UInt32

    /// Reports words: `said`.
    static let cue = WordClass(rawValue: 1)
    /// Reports words to somebody named next: `told`.
    static let tell = WordClass(rawValue: 2)
    /// Reports somebody's words `as saying`: `quoted`.
    static let cite = WordClass(rawValue: 4)
    /// A cue whose subject stands before another verb: `adding`.
    static let participle = WordClass(rawValue: 8)
    /// A personal pronoun as a subject.
    static let pronoun = WordClass(rawValue: 16)
    /// A pronoun as an addressee.
    static let object = WordClass(rawValue: 32)
    static let determiner = WordClass(rawValue: 64)
    /// May stand between a subject and its cue: `also`, `had`.
    static let adverb = WordClass(rawValue: 128)
    /// Begins another clause.
    static let boundary = WordClass(rawValue: 256)
    /// A preposition that does not go on a name or office.
    static let preposition = WordClass(rawValue: 512)
    static let month = WordClass(rawValue: 1024)
    static let weekday = WordClass(rawValue: 2048)
    /// A finite verb of the commonest, which makes its words a statement.
    static let finite = WordClass(rawValue: 4096)
    /// Before a year: `in 2011`.
    static let beforeYear = WordClass(rawValue: 8192)
    /// Names what something is called; words in quotation marks after it are a term.
    static let naming = WordClass(rawValue: 16384)

    /// The plain form of a verb of speech, often a noun: `write`, `claim`.
    static let plural = WordClass(rawValue: 32768)
    /// A form of a verb of speech that is as often a noun: `claims`.
    static let noun = WordClass(rawValue: 262144)
    /// Reports what somebody calls something: `called`.
    static let calling = WordClass(rawValue: 65536)
    /// The same, with `as` or `to` before the words: `described`.
    static let likening = WordClass(rawValue: 131072)

    static let table = WordTable(
        CueVerbs.lists + [
            (pronoun.rawValue, "he she they it i we you who"),
            (object.rawValue, "him her them me us you it reporters journalists lawmakers"),
            (
                determiner.rawValue,
                """
                the a an his her their its our my your this that these those another some any no
                each every such
                """
            ),
            (
                adverb.rawValue,
                """
                also had has have then later further previously earlier reportedly once again
                recently repeatedly still now just already subsequently separately simply even
                immediately quickly publicly bluntly angrily jokingly is was were are be been being
                would will went on out
                """
            ),
            (
                boundary.rawValue,
                """
                that when while as after before because if but who whom which where whose whether
                although though since until unless so or nor than what how why and
                """
            ),
            (
                preposition.rawValue,
                """
                on in at during by from to with upon into about against over under through via amid
                following without within between among outside inside near across despite per until
                """
            ),
            (
                month.rawValue,
                """
                january february march april may june july august september october november
                december jan. feb. mar. apr. jun. jul. aug. sep. sept. oct. nov. dec. jan feb apr
                aug sep sept oct nov dec
                """
            ),
            (
                weekday.rawValue,
                """
                monday tuesday wednesday thursday friday saturday sunday mon. tue. tues. wed. thu.
                thur. thurs. fri. sat. sun. mon tue wed thu fri today yesterday tomorrow
                """
            ),
            (
                finite.rawValue,
                """
                is are was were am has have had will would can could should shall must may might do
                does did n't n’t 're ’re 've ’ve 'll ’ll 'm ’m 'd ’d wo ca need needs want wants
                think know believe believes let
                """
            ),
            (
                beforeYear.rawValue,
                """
                in since of by until till during from before after early late mid through year
                around between to for and circa fall spring summer winter autumn end back
                """
            ),
            (
                naming.rawValue,
                """
                known named titled entitled so-called termed
                nicknamed headlined hashtag best-seller bestseller memoir paper essay song book film movie album novel show series phrase word
                term
                """
            ),
        ])
}
