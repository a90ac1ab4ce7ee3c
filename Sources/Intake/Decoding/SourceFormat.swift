/// What a file is, told from its first bytes.
///
/// A reader for another format begins here: give it a case, and `Intake` a branch.
enum SourceFormat: Hashable {
    case plainText
    case json
    /// Known, and not read; the name is for people.
    case unsupported(String)

    /// Formats that show in the raw bytes, before any decoding; `nil` when it may be text.
    static func ofBinary(_ bytes: [UInt8]) -> SourceFormat? {
        for (magic, offset, name) in signatures
        where bytes.count >= offset + magic.count
            && bytes[offset..<offset + magic.count].elementsEqual(magic)
        {
            return .unsupported(name)
        }
        return nil
    }

    /// Formats of text, told from decoded UTF-8.
    static func ofText(_ bytes: [UInt8]) -> SourceFormat {
        var start = 0
        while start < bytes.count, bytes[start].isSpace { start += 1 }
        guard start < bytes.count else { return .plainText }
        switch bytes[start] {
        case UInt8(ascii: "{") where looksLikeJSON(bytes, after: start): return .json
        case UInt8(ascii: "[") where looksLikeJSON(bytes, after: start): return .json
        case UInt8(ascii: "<"): return ofMarkup(bytes, from: start)
        default: break
        }
        for (prefix, name) in textual where bytes.has(prefix, at: start) {
            return .unsupported(name)
        }
        return .plainText
    }

    /// Text may begin with a bracket too: `[Those foreign] forces…`.
    private static func looksLikeJSON(_ bytes: [UInt8], after start: Int) -> Bool {
        var next = start + 1
        while next < bytes.count, bytes[next].isSpace { next += 1 }
        guard next < bytes.count else { return true }
        let byte = bytes[next]
        if bytes[start] == UInt8(ascii: "{") {
            return byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "}")
        }
        return byte == UInt8(ascii: "{") || byte == UInt8(ascii: "]")
            || byte == UInt8(ascii: "[")
    }

    private static func ofMarkup(_ bytes: [UInt8], from start: Int) -> SourceFormat {
        let head = bytes[start..<min(bytes.count, start + 1024)].map(\.folded)
        for (tag, name) in markup where contains(tag, in: head) {
            return .unsupported(name)
        }
        if head.has("<?xml", at: 0) { return .unsupported("XML") }
        let tags: [StaticString] = [
            "<!doctype", "<!--", "<head", "<body", "<div", "<p>", "<p ", "<script", "<meta",
            "<article", "<section", "<table", "<title", "<span", "<a ", "<h1", "<br", "<link",
        ]
        return tags.contains { head.has($0, at: 0) } ? .unsupported("HTML") : .plainText
    }

    private static func contains(_ needle: StaticString, in bytes: [UInt8]) -> Bool {
        let first = unsafe needle.utf8Start[0]
        return bytes.indices.contains { bytes[$0] == first && bytes.has(needle, at: $0) }
    }

    private static let markup: [(StaticString, String)] = [
        ("<rss", "an RSS feed"), ("<feed", "an Atom feed"), ("<rdf:rdf", "an RDF feed"),
        ("<nitf", "NITF XML"), ("<newsitem", "NewsML-G2 XML"), ("<newsml", "NewsML XML"),
        ("<newsmessage", "NewsML-G2 XML"), ("<!doctype html", "HTML"), ("<html", "HTML"),
        ("<svg", "an SVG image"), ("<urlset", "a sitemap"),
    ]

    private static let textual: [(StaticString, String)] = [
        ("{\\rtf", "RTF"), ("%!PS", "PostScript"), ("WARC/", "a web archive (WARC)"),
        ("BEGIN:VCALENDAR", "a calendar (iCalendar)"), ("BEGIN:VCARD", "a contact (vCard)"),
        ("MIME-Version:", "an e-mail"), ("Return-Path:", "an e-mail"),
        ("Received: from", "an e-mail"), ("Delivered-To:", "an e-mail"),
    ]

    private static let signatures: [([UInt8], Int, String)] = [
        (Array("%PDF-".utf8), 0, "PDF"),
        ([0x50, 0x4B, 0x03, 0x04], 0, "a zip archive (or an office document or e-book)"),
        ([0x50, 0x4B, 0x05, 0x06], 0, "a zip archive"),
        ([0x1F, 0x8B], 0, "gzip"), (Array("BZh".utf8), 0, "bzip2"),
        ([0xFD, 0x37, 0x7A, 0x58, 0x5A, 0x00], 0, "xz"), ([0x28, 0xB5, 0x2F, 0xFD], 0, "zstd"),
        ([0x37, 0x7A, 0xBC, 0xAF, 0x27, 0x1C], 0, "a 7z archive"),
        (Array("Rar!".utf8), 0, "a rar archive"), (Array("ustar".utf8), 257, "a tar archive"),
        ([0x89, 0x50, 0x4E, 0x47], 0, "a PNG image"), ([0xFF, 0xD8, 0xFF], 0, "a JPEG image"),
        (Array("GIF8".utf8), 0, "a GIF image"), (Array("RIFF".utf8), 0, "an image or a recording"),
        ([0x49, 0x49, 0x2A, 0x00], 0, "a TIFF image"),
        ([0x4D, 0x4D, 0x00, 0x2A], 0, "a TIFF image"),
        (Array("ftyp".utf8), 4, "a film or a recording"), (Array("ID3".utf8), 0, "a recording"),
        (Array("OggS".utf8), 0, "a recording"),
        ([0xD0, 0xCF, 0x11, 0xE0], 0, "an old office document"),
        (Array("SQLite format 3".utf8), 0, "an SQLite database"),
        ([0x7F, 0x45, 0x4C, 0x46], 0, "a program"),
    ]
}
