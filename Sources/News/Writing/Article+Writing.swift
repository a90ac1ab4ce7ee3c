// Fields stand in the order of their keys; RecordWriterTests compares with `JSONEncoder`.

extension Report: RecordValue {
    func write(to json: inout RecordWriter) throws {
        try json.object { json in
            try json.field("byline", article.byline)
            try json.field("dateline", article.dateline)
            try json.field("entities", entities)
            try json.field("events", events)
            try json.field("file", article.file)
            try json.field("headline", article.headline)
            try json.field("id", article.id)
            try json.field("language", article.language)
            try json.field("mentions", mentions)
            try json.field("outlet", article.outlet)
            try json.field("published", article.published)
            try json.field("quotes", quotes)
            try json.field("removed", article.removed)
            try json.field("rights", article.rights)
            try json.field("schema", Self.schema)
            try json.field("sentences", sentences)
            try json.field("text", article.text)
            try json.field("times", times)
            try json.field("tokens", tokens)
            try json.field("url", article.url)
        }
    }
}

extension Outlet: RecordValue {
    func write(to json: inout RecordWriter) throws {
        try json.object { json in
            try json.field("basis", basis.rawValue)
            try json.field("domain", domain)
            try json.field("name", name)
            try json.field("span", span)
        }
    }
}

extension Dateline: RecordValue {
    func write(to json: inout RecordWriter) throws {
        try json.object { json in
            try json.field("agency", agency)
            try json.field("place", place)
        }
    }
}

extension Published: RecordValue {
    func write(to json: inout RecordWriter) throws {
        try json.object { json in
            try json.field("basis", basis)
            try json.field("precision", precision?.rawValue)
            try json.field("rejected", rejected)
            try json.field("value", value)
        }
    }
}

extension Published.Rejected: RecordValue {
    func write(to json: inout RecordWriter) throws {
        try json.object { json in
            try json.field("basis", basis)
            try json.field("value", value)
            try json.field("why", why)
        }
    }
}

extension Removed: RecordValue {
    func write(to json: inout RecordWriter) throws {
        try json.object { json in
            try json.field("reason", reason)
            try json.field("text", text)
        }
    }
}
