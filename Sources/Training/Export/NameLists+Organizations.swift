extension NameLists {
    /// Names of one word of well-known organizations.
    static let organizationNames = words(
        """
        CIA FBI NSA NASA NATO UN EU OPEC WTO WHO IMF IAEA UNESCO UNICEF UNHCR ASEAN OSCE OECD ICC ICRC \
        Interpol Europol Mercosur ECOWAS AU EEC GCC OIC BRICS G7 G8 G20 DEA DOJ DOD DHS EPA FDA FCC FEC \
        FEMA FERC FTC IRS ICE NRC NTSB SEC TSA ATF CDC NIH NOAA USAID USDA CBO GAO GSA OMB GOP DNC RNC \
        NRA ACLU AARP NAACP AIPAC PETA MI5 MI6 GCHQ MoD BND FSB KGB GRU SVR Mossad Shin-Bet ISI RAW IDF \
        IRGC IRA ETA PKK YPG SDF PLO PFLP ISIS ISIL IS Daesh AQAP LTTE FARC ELN RUF UNITA ANC SWAPO ZANU \
        Hamas Hezbollah Hizbullah Hizbollah Fatah Taliban Qaeda Qaida Peshmerga Janjaweed Farc Boko \
        Haram Shabaab Houthi Houthis Basij Quds Pentagon Kremlin Knesset Duma Bundestag Bundesbank \
        Bundeswehr Bundesrat Reichstag Senate Congress Parliament Commons Majlis Diet Sejm Riksdag \
        Storting Folketing Rajya Sabha Lok Verkhovna Rada Cortes Eurogroup Politburo Comintern Komsomol \
        Likud Kadima Meretz Shas Labour Sinn Fein Plaid Cymru Fianna UKIP SNP SDLP DUP UUP BJP CPC CCP \
        PML PPP PTI AKP CHP HDP MHP CDU CSU SPD FDP AfD FPÖ SPÖ ÖVP PSOE Podemos Ciudadanos Vox Syriza \
        Pasok Fidesz Jobbik PiS Wafd Baath Ba'ath Ennahda Tories Whigs Greens Zanu MDC NLD LDP DPP KMT \
        Kuomintang Reuters AP AFP UPI ITAR-TASS TASS RIA Interfax Xinhua Kyodo IRNA Tasnim Fars ISNA \
        SANA Mehr PressTV Anadolu WAFA Bloomberg BBC CNN NBC CBS ABC PBS NPR MSNBC CNBC Fox C-SPAN ITV \
        Sky CBC RT Sputnik Jazeera Arabiya Manar Mayadeen Haaretz Ynet Maariv Newsweek Newsday Politico \
        Slate Salon Breitbart HuffPost BuzzFeed Vox Axios Vice Time Telegraph Guardian Independent \
        Observer Spectator Economist Spiegel Bild Monde Figaro Pravda Izvestia Kommersant Asahi Yomiuri \
        Hurriyet Zaman Dawn Forbes Fortune Barron's WSJ NYT WashPost WikiLeaks Wikipedia Wikimedia \
        Wikinews Google Yahoo Microsoft Apple Amazon Facebook Twitter YouTube Instagram WhatsApp Snapchat \
        TikTok LinkedIn Reddit Netflix Spotify Uber Lyft Airbnb Tesla SpaceX Boeing Airbus Lockheed \
        Raytheon Northrop Grumman Halliburton Bechtel Blackwater Enron Exxon ExxonMobil Mobil Chevron \
        Texaco Conoco ConocoPhillips BP Shell Total TotalEnergies Eni Statoil Equinor Gazprom Rosneft \
        Lukoil Yukos Aramco Petrobras Pemex Sinopec CNPC Citgo Dynegy Duke Exelon Sempra PG&E Edison \
        Intel IBM HP Hewlett Packard Dell Compaq Lenovo Oracle Cisco Nokia Ericsson Motorola Qualcomm \
        Nvidia AMD Samsung Sony Panasonic Toshiba Hitachi Sharp Canon Nikon Kodak Xerox Siemens Philips \
        Bosch Huawei ZTE Alibaba Tencent Baidu Mozilla Firefox Netscape Adobe PayPal eBay AOL Verizon \
        AT&T Sprint Comcast Vodafone Telefonica Citigroup Citibank JPMorgan Goldman Lehman Merrill UBS \
        HSBC Barclays Lloyds Deutsche Santander BNP Société Wachovia Fargo Visa Mastercard Amex Moody's \
        Nasdaq NYSE FTSE Fitch Deloitte KPMG PwC PricewaterhouseCoopers Accenture McKinsey Andersen \
        Walmart Wal-Mart Target Costco Kmart Sears Macy's Starbucks McDonald's McDonalds Wendy's KFC \
        Subway Pepsi PepsiCo Coca-Cola Nestle Unilever Kraft Heinz Kellogg Procter Gillette Pfizer Merck \
        Bayer Novartis Roche AstraZeneca GlaxoSmithKline Sanofi Moderna BioNTech Monsanto DuPont BASF \
        Toyota Honda Nissan Mazda Subaru Mitsubishi Hyundai Kia Ford Chrysler GM Chevrolet Volkswagen \
        VW BMW Audi Mercedes Daimler Porsche Fiat Renault Peugeot Volvo Saab Ferrari Marriott Hilton \
        Hyatt Sheraton Novotel Disney Pixar Paramount Viacom Universal MGM DreamWorks EMI Motown \
        Nintendo Sega Atari Lego Ikea Nike Adidas Reebok Puma Harvard Yale Princeton Stanford MIT \
        Berkeley UCLA USC NYU Cornell Dartmouth Georgetown Oxford Cambridge LSE Sorbonne Caltech FIFA \
        UEFA IOC NBA NFL NHL MLB NCAA PGA ESPN Greenpeace Oxfam Amnesty Unilab Caritas Rotary Medecins \
        Freemasons Scientology Vatican Pew Gallup RAND Brookings Heritage Cato Chatham Carnegie
        """)

    static func words(_ text: String) -> [String] {
        text.split(whereSeparator: \.isWhitespace).map(String.init)
    }
}
