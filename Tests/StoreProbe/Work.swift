import Glibc
import News
import Store
import Text

/// Entries that follow from a number alone, so that another process can tell what they were.
///
/// Of twenty, one is a refusal, one a repeat of the entry before, the rest are new articles.
struct Work {
    let run: Int
    let recordBytes: Int

    func entry(_ number: Int) -> Entry {
        let claim = "\(run)-\(number)"
        if number % 20 == 7 {
            let record = QuarantineRecord(
                id: claim, file: "\(claim).txt", reason: .empty, message: "nothing in it",
                attempts: 1, sha256: nil, bytes: 0, at: "2026-03-01T10:00:00Z")
            return Entry(
                claim: claim, file: record.file, fileBytes: Array(record.file.utf8), size: 0,
                verdict: .quarantined(record))
        }
        let content = number % 20 == 13 ? number - 1 : number
        return Entry(
            claim: claim, file: "\(claim).txt", fileBytes: Array("\(claim).txt".utf8), size: 3_000,
            verdict: .articles([article("\(run)-\(content)")], failed: nil))
    }

    private func article(_ content: String) -> AnalysedArticle {
        let hash = ContentHash(of: Array(content.utf8))
        var record = Array(#"{"id":"\#(hash.articleID)","text":""#.utf8)
        record.append(contentsOf: repeatElement(0x61, count: recordBytes))
        record.append(contentsOf: #""}"#.utf8)
        let notice = Notice(
            topic: "article/analyzed/en/the-harbour-post/", type: "article/analyzed",
            subject: hash.articleID, data: record)
        return AnalysedArticle(
            hash: hash.bytes, record: record, outlet: "The Harbour Post",
            headline: "Ferry to run at night from March", language: "en", published: "2026-03-01",
            notices: [notice], versions: "dateline 0.1")
    }
}
