// Fields stand in the order of their keys; RecordWriterTests compares with `JSONEncoder`.

extension Span: RecordValue {
    func write(to json: inout RecordWriter) { json.pair(begin, end) }
}

extension Cited: RecordValue {
    func write(to json: inout RecordWriter) throws {
        try json.object { json in
            try json.field("entity", entity)
            try json.field("span", span)
            try json.field("text", text)
        }
    }
}

extension TokenRecord: RecordValue {
    func write(to json: inout RecordWriter) throws {
        try json.object { json in
            try json.field("deprel", deprel)
            try json.field("head", head)
            try json.field("lemma", lemma)
            try json.field("span", span)
            try json.field("upos", upos)
            try json.field("xpos", xpos)
        }
    }
}

extension Mention: RecordValue {
    func write(to json: inout RecordWriter) throws {
        try json.object { json in
            try json.field("entity", entity)
            try json.field("form", form.rawValue)
            try json.field("span", span)
            try json.field("text", text)
            try json.field("type", type.rawValue)
        }
    }
}

extension Entity: RecordValue {
    func write(to json: inout RecordWriter) throws {
        try json.object { json in
            try json.field("country", country)
            try json.field("global", global)
            try json.field("id", id)
            try json.field("lat", lat)
            try json.field("lon", lon)
            try json.field("name", name)
            try json.field("names", names)
            try json.field("roles", roles)
            try json.field("type", type.rawValue)
        }
    }
}

extension Timex: RecordValue {
    func write(to json: inout RecordWriter) throws {
        try json.object { json in
            try json.field("span", span)
            try json.field("text", text)
            try json.field("type", type.rawValue)
            try json.field("value", value)
        }
    }
}

extension Quote: RecordValue {
    func write(to json: inout RecordWriter) throws {
        try json.object { json in
            try json.field("addressee", addressee)
            try json.field("cue", cue)
            try json.field("kind", kind.rawValue)
            try json.field("span", span)
            try json.field("speaker", speaker)
            try json.field("text", text)
            try json.field("via", via)
        }
    }
}

extension Event: RecordValue {
    func write(to json: inout RecordWriter) throws {
        try json.object { json in
            try json.field("actors", actors)
            try json.field("cameo", cameo)
            try json.field("confidence", confidence)
            try json.field("date", date)
            try json.field("mode", mode)
            try json.field("place", place)
            try json.field("quote", quote)
            try json.field("recipients", recipients)
            try json.field("span", span)
            try json.field("status", status.rawValue)
            try json.field("trigger", trigger)
            try json.field("type", type)
        }
    }
}
