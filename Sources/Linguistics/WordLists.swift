internal import Text

/// What the tokenizer and the sentence splitter know of single words.
struct WordTraits: OptionSet {
    let rawValue: UInt32

    /// Keeps its full stop and never ends a sentence with it: titles.
    static let title = WordTraits(rawValue: 1)
    /// Keeps its full stop, and may end a sentence with it.
    static let abbreviation = WordTraits(rawValue: 2)
    /// Keeps its full stop before a number only.
    static let beforeNumber = WordTraits(rawValue: 4)
    /// Seldom follows an abbreviation inside a sentence when written with a capital.
    static let starter = WordTraits(rawValue: 8)
    /// Stays in one word with what follows its hyphen.
    static let hyphenPrefix = WordTraits(rawValue: 16)
    /// The last part of a host or file name.
    static let suffix = WordTraits(rawValue: 32)
    /// Begins with an apostrophe that is part of the word, given without it.
    static let elision = WordTraits(rawValue: 64)
    /// Says that what stands before in quotation marks was said.
    static let speechVerb = WordTraits(rawValue: 128)
    /// A unit written directly after a number: `5m`, `10am`.
    static let unit = WordTraits(rawValue: 256)

    /// The traits of a word given without its full stop.
    static func of(_ bytes: [UInt8], _ range: Range<Int>) -> WordTraits {
        WordTraits(rawValue: table.value(of: bytes.span.extracting(range)))
    }

    private static let table = WordTable([
        (
            title.rawValue,
            """
            mr mrs ms messrs mx dr drs prof gen maj lt col capt cpl sgt pvt adm brig cmdr comdr lieut
            cdr cmdt supt insp det spc sfc ltc ltg ssg msgt gov sen sens rep reps amb pres rev fr hon
            st ste mlle mme mt ft atty gens cols govs profs vice-adm asst assoc exec det ald sheik
            """
        ),
        (
            abbreviation.rawValue,
            """
            jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues wed thu thur thurs fri
            inc corp co ltd llc bros plc jr sr esq etc vs cf viz al approx est dept univ assn ave
            blvd rd hwy jct calif fla ariz ark colo conn ind ill kan ky mass md mich minn miss mont
            neb nev okla ore pa penn tenn tex va vt wash wis wyo ala ont que alta ph.d m.sc b.sc
            ed eds vol vols ext incl int govt natl intl ret dist div mfg dba bldg aka
            min mins hr hrs yr yrs lb lbs oz kg esp mfr attn
            """
        ),
        (beforeNumber.rawValue, "no nos pp p fig figs art sec ch para sat sun op tel ca c vol nr"),
        (
            starter.rawValue,
            """
            the a an this that these those it its he she they we i you his her their our my your
            in on at for from with by as if when while after before since during because although
            though but and so or yet however meanwhile there here what who where why how which
            some many most all both each every no not one two three earlier later now then last
            according under over about despite also still even such other another between among
            """
        ),
        (
            hyphenPrefix.rawValue,
            """
            e a u anti ante arch bi bio cis co counter cross cyber de di eco ex extra inter infra
            intra macro mega meta micro mid mini mono multi neo non over para peri post pre pro
            proto pseudo quasi re semi socio sub super supra trans tri ultra un uni under psycho
            """
        ),
        (
            suffix.rawValue,
            """
            com org net edu gov mil info biz co uk us de fr ru ir cn jp au ca eu io tv me ua il tr
            html htm php asp doc docx xls xlsx pdf txt jpg jpeg gif png ppt zip exe mp3 mp4 url csv
            """
        ),
        (elision.rawValue, "em til tis twas cause bout round n tween neath cos"),
        (
            speechVerb.rawValue,
            """
            said says say asked asks told tells cried shouted wrote writes added adds replied
            answered declared exclaimed tweeted chanted yelled quipped joked recalled insisted
            """
        ),
        (unit.rawValue, "m k b bn mn tn t am pm a.m p.m km cm mm kg mg ft lb lbs mph kph ghz mhz hz gb mb kb mw gw kw"),
    ])
}
