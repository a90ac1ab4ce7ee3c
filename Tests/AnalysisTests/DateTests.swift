import News
import Testing

@Suite struct DateTests {
    @Test(arguments: [
        ("on March 18, 2019, they met", "March 18, 2019", "2019-03-18"),
        ("on 18 March 2019 they met", "18 March 2019", "2019-03-18"),
        ("on the 18th of March 2019", "18th of March 2019", "2019-03-18"),
        ("on Monday, March 18, 2019", "Monday, March 18, 2019", "2019-03-18"),
        ("Thursday , 18 April 2024", "Thursday , 18 April 2024", "2024-04-18"),
        ("Since March 2011 it has", "March 2011", "2011-03"),
        ("held on Sept. 14 in town", "Sept. 14", "XXXX-09-14"),
        ("held on September 14th.", "September 14th", "XXXX-09-14"),
        ("by 2019-03-18.", "2019-03-18", "2019-03-18"),
        ("by 17.03.2019.", "17.03.2019", "2019-03-17"),
        ("by 3/18/2019.", "3/18/2019", "2019-03-18"),
        ("by 18/3/2019.", "18/3/2019", "2019-03-18"),
        ("in 2011 they met", "2011", "2011"),
        ("since 1998.", "1998", "1998"),
        ("the 2012 election", "2012", "2012"),
        ("in the 1990s", "1990s", "199"),
        ("Monday, March 18, 201", "Monday, March 18", "XXXX-03-18"),
        ("on February 29, 2020", "February 29, 2020", "2020-02-29"),
    ])
    func readsWrittenDates(text: String, words: String, value: String) throws {
        let times = try report(text).times
        #expect(times.map(\.text) == [words])
        #expect(times.map(\.value) == [value])
        #expect(times.first?.type == .date)
    }

    @Test(
        arguments: [
            "They may 5 times march 10 miles", "we paid $2011",
            "in 2000 of 3000 cases we paid $2011",
            "on February 30, 2019",
            "by 3/4/2019", "by 45.03.2019", "room 2011", "to 2000 soldiers", "version 1.2.2019.4",
            "March on the town", "2019-13-01", "May 5% be right?", "in 99999",
        ])
    func inventsNothing(text: String) throws {
        #expect(try report(text).times.isEmpty)
    }

    @Test(arguments: [
        ("March 18", "2019-03-20", "2019-03-18"),
        ("December 30", "2019-01-02", "2018-12-30"),
        ("January 4", "2018-12-28", "2019-01-04"),
        ("March 20", "2019-03-20T08:00:00Z", "2019-03-20"),
        ("July 1", "2019-04-01", "XXXX-07-01"),
        ("March 18", "2019-03", "XXXX-03-18"),
        ("March 18, 2017", "2019-03-20", "2017-03-18"),
    ])
    func takesTheYearThatThePublicationDayFixes(
        text: String, published: String, value: String
    ) throws {
        #expect(
            try report("It was on \(text).", published: published).times.map(\.value) == [value])
    }
}
