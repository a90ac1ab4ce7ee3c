extension NameLists {
    /// Regions, states and seas that lists of countries and cities lack.
    static let regions = [
        "US", "U.S.", "USA", "U.S.A.", "UK", "U.K.", "UAE", "USSR", "Soviet Union", "America",
        "Great Britain", "England", "Scotland", "Wales", "Northern Ireland", "Holland", "Burma",
        "Yugoslavia", "Czechoslovakia", "Middle East", "Near East", "Far East", "West Bank",
        "Gaza", "Gaza Strip", "Golan Heights", "Kurdistan", "Kashmir", "Chechnya", "Crimea",
        "Donbas", "Tibet", "Xinjiang", "Siberia", "Catalonia", "Bavaria", "Sicily", "Balkans",
        "Caucasus", "Persian Gulf", "Gulf of Mexico", "Red Sea", "Black Sea", "Mediterranean",
        "Mediterranean Sea", "South China Sea", "Atlantic", "Pacific", "Indian Ocean", "Arctic",
        "Antarctica", "Africa", "Asia", "Europe", "North America", "South America",
        "Latin America", "Central America", "Southeast Asia", "Central Asia", "South Asia",
        "East Asia", "Western Europe", "Eastern Europe", "North Africa", "West Africa",
        "East Africa", "Southern Africa", "Horn of Africa", "Scandinavia", "Caribbean", "Sahel",
        "Sahara", "Sinai", "Levant", "Maghreb", "Darfur", "Punjab", "Sindh", "Balochistan",
        "Waziristan", "Helmand", "Kandahar", "Anbar", "Nineveh", "Idlib", "Deir ez-Zor",
        "Alabama", "Alaska", "Arizona", "Arkansas", "California", "Colorado", "Connecticut",
        "Delaware", "Florida", "Georgia", "Hawaii", "Idaho", "Illinois", "Indiana", "Iowa",
        "Kansas", "Kentucky", "Louisiana", "Maine", "Maryland", "Massachusetts", "Michigan",
        "Minnesota", "Mississippi", "Missouri", "Montana", "Nebraska", "Nevada",
        "New Hampshire", "New Jersey", "New Mexico", "New York", "North Carolina",
        "North Dakota", "Ohio", "Oklahoma", "Oregon", "Pennsylvania", "Rhode Island",
        "South Carolina", "South Dakota", "Tennessee", "Texas", "Utah", "Vermont", "Virginia",
        "Washington", "West Virginia", "Wisconsin", "Wyoming", "District of Columbia", "D.C.",
        "Puerto Rico", "Guam", "Ontario", "Quebec", "British Columbia", "Alberta", "Manitoba",
        "Saskatchewan", "Nova Scotia", "New Brunswick", "Newfoundland", "New South Wales",
        "Queensland", "Tasmania", "Manhattan", "Brooklyn", "Bronx", "Queens", "Long Island",
        "Silicon Valley", "Wall Street", "Capitol Hill", "Los Angeles", "Guantanamo",
    ]

    /// Words that names of organizations are made with.
    static let organizationWords = """
        academy administration agency airlines airways alliance army assembly associates association \
        authority bank board broadcasting brigade bureau cabinet center centre chamber church club \
        coalition college commission committee company confederation conference congress consulate \
        consortium cooperative corp corporation corps council court daily defence defense department \
        directorate division embassy enterprise enterprises exchange faction federation fighters \
        forces foundation front fund gazette government group guard guards guild herald holdings \
        hospital inc industries initiative institute institution international journal laboratory \
        league legion limited llc ltd magazine media militia ministry mission mosque movement museum \
        navy network news newspaper office organisation organization parliament partners partnership \
        party plc police post press radio reserve resistance school secretariat senate service \
        services society studies syndicate systems team television times treasury tribune tribunal \
        trust tv union united university watch wire workers
        """.split(whereSeparator: \.isWhitespace).map(String.init)
}
