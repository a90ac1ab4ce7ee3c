import News
import Testing

@Suite struct ReportTests {
    @Test func aReportEncodesFlatAndTheSameEveryTime() throws {
        let article = Article(id: "00", file: "a.txt", text: "One.")
        let report = Report(article: article, sentences: [Span(0, 4)])
        let bytes = try RecordJSON.bytes(report)
        #expect(try RecordJSON.bytes(report) == bytes)
        let text = String(decoding: bytes, as: UTF8.self)
        #expect(text.contains(#""schema":"dateline/article/1""#))
        #expect(text.contains(#""sentences":[[0,4]]"#))
        #expect(try RecordJSON.decode(Report.self, from: bytes) == report)
    }
}
