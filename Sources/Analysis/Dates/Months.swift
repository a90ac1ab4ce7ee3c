internal import Text

/// Numbers of months by their English names and abbreviations, from 1; 0 for another word.
enum Months {
    static func number(of word: Span<UInt8>) -> Int { Int(table.value(of: word)) }

    /// Days of a month; a leap year's February without a year.
    static func days(in month: Int, year: Int?) -> Int {
        switch month {
        case 4, 6, 9, 11: 30
        case 2:
            year.map { $0 % 4 == 0 && ($0 % 100 != 0 || $0 % 400 == 0) ? 29 : 28 } ?? 29
        default: 31
        }
    }

    private static let table = WordTable([
        (1, "january jan jan."), (2, "february feb feb."), (3, "march mar mar."),
        (4, "april apr apr."), (5, "may"), (6, "june jun jun."), (7, "july jul jul."),
        (8, "august aug aug."), (9, "september sept sept. sep sep."),
        (10, "october oct oct."), (11, "november nov nov."), (12, "december dec dec."),
    ])
}
