import News
import Store
import Text

/// A report as the store takes it: its record and what is announced of it.
enum ReportNotices {
    /// - Throws: `EncodingError` when a record cannot be written as JSON.
    static func article(
        _ report: Report, hash: ContentHash, line: Int?, versions: String
    ) throws -> AnalysedArticle {
        let record = try RecordJSON.bytes(report)
        let article = report.article
        let topic = Notice.topic("article/analyzed", article.language, article.outlet?.name)
        let notice = Notice(
            topic: topic, type: "article/analyzed", subject: article.id, data: record)
        return AnalysedArticle(
            hash: hash.bytes, record: record, outlet: article.outlet?.name,
            headline: article.headline, language: article.language,
            published: article.published?.value, notices: [notice],
            versions: versions, line: line)
    }
}
