/// The verbs that report speech, by what follows them: extend them here, form by form.
///
/// Sources: the reporting verbs of English reference grammars, ordered by use in news.
enum CueVerbs {
    static let lists: [(value: UInt32, words: String)] = [
        (
            WordClass.cue.rawValue,
            """
            said says say added adds stated states explained explains noted notes announced
            announces asserted asserts stressed stresses emphasized emphasised emphasizes insisted
            insists claimed claims argued argues declared declares replied replies responded
            responds answered answers asked asks wrote writes tweeted tweets commented comments
            remarked remarks observed observes acknowledged acknowledges admitted admits conceded
            concedes confirmed confirms denied denies suggested suggests recalled recalls
            reiterated reiterates repeated concluded concludes continued continues recounted joked
            jokes quipped quips shouted shouts yelled cried cries whispered vowed vows pledged
            pledges promised promises predicted predicts complained complains lamented laments
            boasted boasts bragged brags opined testified alleged alleges maintained maintains
            contended contends countered counters disclosed revealed reveals reported reports
            read reads posted posts exclaimed exclaims demanded demands cautioned cautions mused
            proclaimed proclaims conveyed underlined underscored highlighted advised hinted thinks
            thought believes believed hoped hopes feared fears retorted interjected intoned
            sniped snapped murmured muttered implored pleaded chanted chant chants elaborated
            elaborates e-mailed emailed texted captioned found finds fumed gushed scoffed wondered
            wonders reasoned surmised blurted hollered screamed screams barked bellowed confessed
            deadpanned enthused exhorted inquired queried ranted rejoined
            theorized warbled signaled swore gloated mocked ventured volunteered specified
            clarified clarifies ruled
            """
        ),
        (
            WordClass.cue.rawValue | WordClass.tell.rawValue,
            """
            told tells tell warned warns urged urges informed informs assured assures reminded
            reminds
            """
        ),
        (
            WordClass.noun.rawValue,
            """
            claims reports demands answers notes promises hopes fears jokes cries shouts pledges
            posts tweets comments remarks vows quips boasts chants murmurs
            """
        ),
        (
            WordClass.cue.rawValue | WordClass.plural.rawValue,
            """
            write argue claim note believe suggest explain add insist contend think maintain allege
            acknowledge admit predict concede complain conclude find announce ask tweet confirm
            assert observe
            """
        ),
        (
            WordClass.calling.rawValue | WordClass.naming.rawValue,
            "called calls labeled labelled labels dubbed dubs branded brands calling branding deemed"
        ),
        (
            WordClass.likening.rawValue,
            """
            described describes describing characterized characterised characterizes denounced
            denounces condemned dismissed decried hailed blasted slammed praised portrayed likened
            likens compared compares rejected denouncing condemning dismissing characterizing
            hailing lauded
            """
        ),
        (WordClass.cite.rawValue, "quoted quotes cited cites quoting citing"),
        (
            WordClass.cue.rawValue | WordClass.participle.rawValue,
            """
            saying adding stating explaining noting announcing asserting stressing emphasizing
            emphasising insisting claiming arguing declaring replying responding answering asking
            writing tweeting commenting remarking observing acknowledging admitting conceding
            confirming denying suggesting reiterating concluding continuing joking shouting vowing
            pledging promising predicting complaining alleging maintaining contending revealing
            reporting exclaiming demanding cautioning proclaiming underlining recalling
            chanting
            """
        ),
        (
            WordClass.cue.rawValue | WordClass.tell.rawValue | WordClass.participle.rawValue,
            "telling warning urging informing assuring reminding"
        ),
    ]
}
