internal import Foundation
internal import GRDB
internal import News
internal import Text

/// Writes entries inside one transaction; what it counted is kept only when that commits.
struct Ledger {
    let db: Database
    let at: Int64
    private(set) var tally: Tally
    /// Bytes written, roughly, for deciding on checkpoints.
    private(set) var bytes = 0
    private var changed: Set<String> = []

    init(_ db: Database, _ tally: Tally, at: Int64) {
        self.db = db
        self.tally = tally
        self.at = at
    }

    mutating func enter(_ entry: Entry) throws -> Outcome {
        guard try claim(entry) else { return .alreadyCommitted(quarantined: try wasRefused(entry)) }
        switch entry.verdict {
        case .quarantined(let record):
            try refuse(record)
            return .committed(new: 0, repeated: 0, quarantined: true)
        case .articles(let articles, let failed):
            var new = 0
            for article in articles where try add(article, of: entry) { new += 1 }
            if let failed { try refuse(failed) }
            return .committed(
                new: new, repeated: articles.count - new, quarantined: failed != nil)
        }
    }

    /// Writes the sums; the last thing in the transaction.
    mutating func finish() throws {
        for name in changed {
            try run(
                """
                INSERT INTO topic VALUES (?, ?)
                ON CONFLICT (name) DO UPDATE SET count = excluded.count
                """, [name, tally.counts[name]])
        }
        try run("UPDATE stream SET head = ?, log_bytes = ?", [tally.head, tally.logBytes])
    }

    // MARK: Claims

    /// - Returns: whether the claim is new.
    private func claim(_ entry: Entry) throws -> Bool {
        let refused =
            switch entry.verdict {
            case .quarantined: true
            case .articles(_, let failed): failed != nil
            }
        try run(
            "INSERT INTO arrival VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (claim) DO NOTHING",
            [entry.claim, tally.head + 1, Data(entry.fileBytes), entry.size, at, refused])
        return db.changesCount > 0
    }

    private func wasRefused(_ entry: Entry) throws -> Bool {
        let sql = "SELECT quarantined FROM arrival WHERE claim = ?"
        let statement = try db.cachedStatement(sql: sql)
        return try Bool.fetchOne(statement, arguments: [entry.claim]) ?? false
    }

    // MARK: Articles

    /// - Returns: whether its content is new.
    private mutating func add(_ article: AnalysedArticle, of entry: Entry) throws -> Bool {
        let sequence = tally.head + 1
        let hash = Data(article.hash)
        if !article.notices.isEmpty {
            try run(
                "INSERT INTO content VALUES (?, ?, ?, ?, ?) ON CONFLICT (hash) DO NOTHING",
                [hash, sequence, entry.file, article.language, article.outlet])
            if db.changesCount > 0 {
                try store(article, of: entry, hash, sequence)
                return true
            }
        }
        try recordRepeat(article, of: entry, hash)
        return false
    }

    private mutating func store(
        _ article: AnalysedArticle, of entry: Entry, _ hash: Data, _ sequence: Int64
    ) throws {
        let checksum = CRC32C.of(article.record)
        try run(
            "INSERT INTO article VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            [
                sequence, hash, entry.file, article.line, article.outlet, article.headline,
                article.language, article.published, try version(article.versions), at,
                Int64(checksum), Data(article.record),
            ])
        bytes += article.record.count
        for notice in article.notices {
            let isRecord = notice.data == article.record
            try append(
                notice, article: isRecord ? sequence : nil,
                checksum: isRecord ? checksum : CRC32C.of(notice.data))
        }
    }

    /// The same content under the same name is announced as a repeat once, and then only counted.
    private mutating func recordRepeat(
        _ article: AnalysedArticle, of entry: Entry, _ hash: Data
    ) throws {
        let sql = "SELECT file, language, outlet FROM content WHERE hash = ?"
        guard let row = try Row.fetchOne(db.cachedStatement(sql: sql), arguments: [hash]) else {
            throw StoreError(.refused, "article \(article.id) is said to be known and is not")
        }
        let file = Data(entry.fileBytes)
        try run(
            "INSERT INTO repetition VALUES (?, ?, 1) ON CONFLICT (hash, file) DO NOTHING",
            [hash, file])
        if db.changesCount == 0 {
            try run(
                "UPDATE repetition SET times = times + 1 WHERE hash = ? AND file = ?",
                [hash, file])
            return
        }
        let notice = RepeatNotice.notice(
            id: article.id, file: entry.file, first: row[0], language: row[1], outlet: row[2])
        try append(notice, article: nil, checksum: CRC32C.of(notice.data))
    }

    private mutating func version(_ text: String) throws -> Int64 {
        if let number = tally.versions[text] { return number }
        try run("INSERT INTO versions (text) VALUES (?)", [text])
        let number = db.lastInsertedRowID
        tally.versions[text] = number
        return number
    }

    // MARK: Refusals

    private mutating func refuse(_ record: QuarantineRecord) throws {
        let data = try RecordJSON.bytes(record)
        try run(
            "INSERT INTO refusal VALUES (?, ?, ?, ?, ?)",
            [tally.head + 1, record.id, record.reason.rawValue, at, Data(data)])
        if record.reason == .crashed, let hash = record.sha256.flatMap(bytes(ofHexadecimal:)) {
            try run("INSERT OR IGNORE INTO poison VALUES (?, ?)", [Data(hash), at])
        }
        let notice = Notice(
            topic: Notice.topic("article/quarantined", record.reason.rawValue),
            type: "article/quarantined", subject: record.id, data: data)
        try append(notice, article: nil, checksum: CRC32C.of(data))
    }

    // MARK: The log

    private mutating func append(_ notice: Notice, article: Int64?, checksum: UInt32) throws {
        let sequence = tally.head + 1
        let counted = countedTopic(notice.topic)
        let count = tally.counts[counted, default: 0] + 1
        let crc = RowChecksum(
            sequence: sequence, topicCount: count, topic: notice.topic, type: notice.type,
            subject: notice.subject, at: at, dataChecksum: checksum)
        try run(
            "INSERT INTO log VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            [
                sequence, count, notice.topic, notice.type, notice.subject, at, crc.value,
                notice.data.count, article, article == nil ? Data(notice.data) : nil,
            ])
        tally.head = sequence
        tally.counts[counted] = count
        tally.logBytes += Int64(notice.data.count)
        changed.insert(counted)
        bytes += (article == nil ? notice.data.count : 0) + 512
    }

    private func run(_ sql: String, _ arguments: StatementArguments) throws {
        let statement = try db.cachedStatement(sql: sql)
        statement.setUncheckedArguments(arguments)
        try statement.execute()
    }
}

/// The bytes some hex digits stand for; `nil` for anything else.
func bytes(ofHexadecimal text: String) -> [UInt8]? {
    let digits = Array(text.utf8)
    guard digits.count % 2 == 0 else { return nil }
    var bytes: [UInt8] = []
    for i in stride(from: 0, to: digits.count, by: 2) {
        guard let byte = UInt8(String(decoding: digits[i..<i + 2], as: UTF8.self), radix: 16)
        else { return nil }
        bytes.append(byte)
    }
    return bytes
}
