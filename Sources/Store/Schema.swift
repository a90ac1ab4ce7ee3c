/// The tables, as steps from one version to the next; a step that shipped never changes.
package struct Schema {
    /// `application_id` of a store, and of a backup nobody has opened yet: `DLst`, `DLbk`.
    static let application: Int64 = 0x444C_7374
    static let backup: Int64 = 0x444C_626B

    /// Statements of each step, run in one transaction; the version is the number of steps.
    package var steps: [[String]]

    package var version: Int { steps.count }

    package static let current = Schema(steps: [first])

    private static let first = [
        // One row. The head is here too, so that it outlives the deletion of the last log row.
        """
        CREATE TABLE stream (
            number INTEGER PRIMARY KEY CHECK (number = 1),
            uuid TEXT NOT NULL,
            epoch INTEGER NOT NULL,
            head INTEGER NOT NULL,
            oldest INTEGER NOT NULL,
            log_bytes INTEGER NOT NULL
        ) STRICT
        """,
        // Times are milliseconds since 1970. `article` is the sequence of the article whose record
        // is the row's data; `data` is null then.
        """
        CREATE TABLE log (
            sequence INTEGER PRIMARY KEY AUTOINCREMENT,
            topic_count INTEGER NOT NULL,
            topic TEXT NOT NULL,
            type TEXT NOT NULL,
            subject TEXT,
            at INTEGER NOT NULL,
            crc INTEGER NOT NULL,
            bytes INTEGER NOT NULL,
            article INTEGER,
            data BLOB
        ) STRICT
        """,
        "CREATE TABLE topic (name TEXT PRIMARY KEY, count INTEGER NOT NULL) STRICT, WITHOUT ROWID",
        // A claim is committed at most once.
        """
        CREATE TABLE arrival (
            claim TEXT PRIMARY KEY,
            sequence INTEGER NOT NULL,
            file BLOB NOT NULL,
            size INTEGER NOT NULL,
            at INTEGER NOT NULL,
            quarantined INTEGER NOT NULL
        ) STRICT, WITHOUT ROWID
        """,
        // Every content ever read, and the article it became.
        """
        CREATE TABLE content (
            hash BLOB PRIMARY KEY,
            article INTEGER NOT NULL,
            file TEXT NOT NULL,
            language TEXT,
            outlet TEXT
        ) STRICT, WITHOUT ROWID
        """,
        """
        CREATE TABLE repetition (
            hash BLOB NOT NULL,
            file BLOB NOT NULL,
            times INTEGER NOT NULL,
            PRIMARY KEY (hash, file)
        ) STRICT, WITHOUT ROWID
        """,
        "CREATE TABLE versions (number INTEGER PRIMARY KEY, text TEXT NOT NULL UNIQUE) STRICT",
        // `sequence` is that of its `article/analyzed`, so it is never used twice.
        """
        CREATE TABLE article (
            sequence INTEGER PRIMARY KEY,
            hash BLOB NOT NULL,
            file TEXT NOT NULL,
            line INTEGER,
            outlet TEXT,
            headline TEXT,
            language TEXT,
            published TEXT,
            versions INTEGER NOT NULL,
            at INTEGER NOT NULL,
            crc INTEGER NOT NULL,
            record BLOB NOT NULL
        ) STRICT
        """,
        """
        CREATE TABLE refusal (
            sequence INTEGER PRIMARY KEY,
            id TEXT NOT NULL,
            reason TEXT NOT NULL,
            at INTEGER NOT NULL,
            record BLOB NOT NULL
        ) STRICT
        """,
        "CREATE TABLE poison (hash BLOB PRIMARY KEY, at INTEGER NOT NULL) STRICT, WITHOUT ROWID",
        // Files of a read-only inbox that were dealt with.
        "CREATE TABLE remembered (identity BLOB PRIMARY KEY) STRICT, WITHOUT ROWID",
    ]
}
