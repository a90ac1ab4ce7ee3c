import Foundation
import Glibc
import News
import Store
import Text

/// A folder of one test's own, removed with it.
final class Folder {
    let path: String

    init() {
        path = NSTemporaryDirectory() + "dateline-store-" + UUID().uuidString
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    /// Small reserve, no limits, any file system: what a test wants.
    var settings: StoreSettings {
        var settings = StoreSettings(folder: path)
        settings.allowUnsafeFileSystem = true
        settings.reserveBytes = 64 << 10
        settings.lowBytes = 0
        return settings
    }

    func open(note: (String) -> Void = { _ in }) throws -> Store {
        try Store.open(settings, note: note)
    }

    func file(_ name: String) -> String { path + "/" + name }

    /// Overwrites bytes of a file in place.
    func damage(_ name: String, at offset: Int, with bytes: [UInt8]) {
        let descriptor = unsafe Glibc.open(file(name), O_RDWR)
        _ = unsafe pwrite(descriptor, bytes, bytes.count, off_t(offset))
        Glibc.close(descriptor)
    }

    func bytes(of name: String) throws -> [UInt8] {
        [UInt8](try Data(contentsOf: URL(fileURLWithPath: file(name))))
    }
}

/// Entries made of nothing but a number.
enum Sample {
    static func hash(_ text: String) -> [UInt8] { ContentHash(of: Array(text.utf8)).bytes }

    static func article(_ text: String, size: Int = 200) -> AnalysedArticle {
        let hash = hash(text)
        let filling = String(repeating: "word ", count: size / 5)
        let record = Array(#"{"id":"\#(hexadecimal(hash))","text":"\#(filling)"}"#.utf8)
        let notices = [
            Notice(
                topic: "article/analyzed/en/the-harbour-post/", type: "article/analyzed",
                subject: ContentHash(stored: hash)?.articleID, data: record),
            Notice(
                topic: "quote/recorded/mayor/", type: "quote/recorded", subject: nil,
                data: Array("{}".utf8)),
        ]
        return AnalysedArticle(
            hash: hash, record: record, outlet: "The Harbour Post", headline: "Ferry \(text)",
            language: "en", published: "2026-03-01", notices: notices, versions: "dateline 0.1")
    }

    static func entry(
        _ claim: String, file: String? = nil, _ articles: AnalysedArticle...,
        failed: QuarantineRecord? = nil
    ) -> Entry {
        let name = file ?? claim + ".txt"
        return Entry(
            claim: claim, file: name, fileBytes: Array(name.utf8), size: 10,
            verdict: .articles(articles, failed: failed))
    }

    static func large(_ claim: String) -> Entry {
        entry(claim, article(claim, size: 200_000))
    }

    static func refusal(
        _ id: String, _ reason: QuarantineReason = .empty, sha256: String? = nil
    ) -> QuarantineRecord {
        QuarantineRecord(
            id: id, file: id + ".txt", reason: reason, message: "nothing in it", attempts: 1,
            sha256: sha256, bytes: 0, at: "2026-03-01T10:00:00Z")
    }

    static func refused(_ claim: String, _ record: QuarantineRecord) -> Entry {
        Entry(
            claim: claim, file: record.file, fileBytes: Array(record.file.utf8), size: 0,
            verdict: .quarantined(record))
    }
}

/// The log's rows from the first to the last.
func wholeLog(_ store: Store) throws -> [LogRow] {
    let reader = try store.reader()
    return try reader.rows(from: reader.oldest(), limit: .max, maxBytes: .max)
}
