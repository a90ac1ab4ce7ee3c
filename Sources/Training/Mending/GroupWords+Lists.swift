extension GroupWords {
    /// Peoples that no country is named for, and forms that lists of demonyms lack.
    static let peoples =
        names(
            """
            african africans afghan afghans afghani afghanis alaskan alaskans albanians american americans \
            anglo-saxon anglo-saxons apache apaches arab arabs arabian asian asians assyrian assyrians \
            australian australians azeri azeris aztec aztecs balkan baltic baloch bangladeshi bangladeshis \
            basque basques bavarian bedouin bedouins bengali bengalis berber berbers bosniak bosniaks \
            bosnian bosnians brit briton britons brits british burmese byzantine californian californians \
            canadian canadians caribbean catalan catalans caucasian caucasians cherokee cherokees chechen \
            chechens chinese circassian circassians cornish cossack cossacks crimean croat croats cypriot \
            cypriots czechoslovak dane danes dutch dutchman dutchmen englishman englishmen englishwoman \
            english eskimo eskimos eurasian european europeans fijian filipino filipina filipinos finn \
            finns flemish floridian floridians frenchman frenchmen frenchwoman gaelic greek greeks gurkha \
            gurkhas gypsy gypsies han hawaiian hawaiians hazara hazaras hebrew hispanic hispanics hutu \
            hutus iberian icelandic igbo inca incas inuit irishman irishmen israelite israelites italian \
            kashmiri kashmiris kazakh kazakhs korean koreans kurd kurds kurdish kyrgyz latino latina \
            latinos levantine londoner londoners manchu maori maoris mayan mayans mohawk mongol mongols \
            moor moors moorish native-american navajo nepali nepalis norman normans nordic norse okinawan \
            ottoman ottomans palestinian palestinians parisian parisians pashtun pashtuns pathan pathans \
            persian persians philippine pole poles polynesian polynesians prussian prussians punjabi \
            punjabis roma rohingya rohingyas roman romans saudi saudis saxon saxons scandinavian \
            scandinavians scot scots scottish scotsman semitic serb serbs siberian sicilian sicilians \
            sindhi sinhalese sioux slav slavs slavic slovak slovaks slovenian slovenians soviet soviets \
            spaniard spaniards swahili swede swedes tajik tajiks tamil tamils tatar tatars texan texans \
            tibetan tibetans trojan turk turks turkic turkish turkmens turkoman turkomans tutsi tutsis \
            uighur uighurs uyghur uyghurs uzbek uzbeks venetian viennese virginian vlach walloon \
            welsh welshman yankee yankees yemenite yoruba yugoslav yugoslavs zulu zulus \
            iraqi iraqis israeli israelis iranian iranians
            """)
        + [
            "african american", "african americans", "native american", "native americans",
            "asian american", "asian americans", "arab american", "arab americans",
            "latin american", "latin americans", "north american", "north americans",
            "south american", "south americans", "central american", "central americans",
            "middle eastern", "east asian", "south asian", "southeast asian", "east german",
            "east germans", "west german", "west germans", "new yorker", "new yorkers",
            "north koreans", "south koreans", "sri lankans", "north vietnamese",
            "south vietnamese", "saudi arabians", "puerto ricans", "costa ricans",
            "south africans", "new zealanders", "hong kongers", "east timorese",
        ]

    /// Religions and their branches.
    static let religions =
        names(
            """
            alawi alawis alawite alawites anglican anglicans ashkenazi bahai bahais baptist baptists \
            buddhist buddhists calvinist calvinists catholic catholics christian christians copt copts \
            coptic confucian druze episcopalian episcopalians evangelical evangelicals hasidic hindu \
            hindus islamic islamist islamists ismaili ismailis jain jains jesuit jesuits jew jews jewish \
            judaic lutheran lutherans maronite maronites mennonite mennonites methodist methodists \
            mormon mormons moslem moslems muslim muslims amish orthodox pagan pentecostal pentecostals \
            presbyterian presbyterians protestant protestants puritan puritans quaker quakers salafi \
            salafis salafist salafists scientologist scientologists sephardic shia shias shiite shiites \
            shi'a shi'ite shi'ites shi’a shi’ite shi’ites sikh sikhs sufi sufis sunni sunnis sunnite \
            takfiri takfiris taoist taoists wahabi wahabis wahhabi wahhabis yazidi yazidis yezidi yezidis \
            zoroastrian zoroastrians
            """) + [
            "roman catholic", "roman catholics", "greek orthodox", "shia arab", "sunni arab",
        ]

    /// Parties and political currents.
    static let parties =
        names(
            """
            baathist baathists ba'athist ba'athists ba’athist bolshevik bolsheviks bonapartist \
            christian-democrat communist communists confederate confederates conservative conservatives \
            democrat democrats democratic falangist fascist fascists federalist federalists gaullist \
            gop jacobin jacobins kemalist labourite leninist leninists liberal liberals libertarian \
            libertarians likudnik maoist maoists marxist marxists menshevik mensheviks nasserist \
            nationalist nationalists nazi nazis neo-nazi neo-nazis peronist peronists reaganite \
            republican republicans royalist royalists sandinista sandinistas socialist socialists \
            stalinist stalinists thatcherite tory tories trotskyist trotskyists unionist unionists whig \
            whigs zapatista zapatistas zionist zionists
            """)
        + [
            "christian democrat", "christian democrats", "liberal democrat", "liberal democrats",
            "social democrat", "social democrats", "new democrat", "new democrats",
        ]

    /// Demonyms that are the names of places too.
    static let alsoOtherwise: Set<String> = [
        "djibouti", "gibraltar", "vatican", "gibraltars", "djiboutis", "vaticans", "lesotho",
    ]

    /// Everyday words but for their capital.
    static let doubtful: Set<String> = [
        "conservative", "conservatives", "liberal", "liberals", "democratic", "orthodox",
        "nationalist", "nationalists", "unionist", "unionists", "evangelical", "evangelicals",
        "polish", "pole", "poles", "pagan", "private", "socialist", "communist", "confederate",
    ]

    private static func names(_ text: String) -> [String] {
        text.split(whereSeparator: \.isWhitespace).map(String.init)
    }
}
