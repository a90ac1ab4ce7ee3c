/// Plain text of a field that may hold a little markup: tags out, paragraphs kept, entities read.
///
/// Not for web pages: it knows no scripts, and no boilerplate.
enum Markup {
    /// - Parameter isMarkup: the field's name says so; else it must look so.
    static func plain(_ text: [UInt8], isMarkup: Bool = false) -> [UInt8] {
        guard isMarkup || looksLikeMarkup(text) else { return text }
        var out: [UInt8] = []
        out.reserveCapacity(text.count)
        var i = 0
        while i < text.count {
            let byte = text[i]
            if byte == UInt8(ascii: "<"), let end = tagEnd(text, i) {
                if isBlock(text, i) { out += [.newline, .newline] }
                i = end
            } else if byte == UInt8(ascii: "&"), let (scalar, end) = entity(text, i) {
                UTF8Check.append(scalar, to: &out)
                i = end
            } else {
                out.append(byte == .newline && isMarkup ? .blank : byte)
                i += 1
            }
        }
        return out
    }

    private static func looksLikeMarkup(_ text: [UInt8]) -> Bool {
        let tags: [StaticString] = [
            "<p>", "<p ", "</p>", "<br", "<div", "</a>", "<strong>", "<em>",
        ]
        return text.indices.contains { i in
            text[i] == UInt8(ascii: "<") && tags.contains { text.has($0, at: i) }
        }
    }

    /// The offset behind the tag that begins at `i`; `nil` when none does.
    private static func tagEnd(_ text: [UInt8], _ i: Int) -> Int? {
        guard i + 1 < text.count, case let next = text[i + 1],
            next.isLetter || next == UInt8(ascii: "/") || next == UInt8(ascii: "!"),
            let end = text[i..<min(text.count, i + 4096)].firstIndex(of: UInt8(ascii: ">"))
        else { return nil }
        return end + 1
    }

    private static func isBlock(_ text: [UInt8], _ i: Int) -> Bool {
        var start = i + 1
        if start < text.count, text[start] == UInt8(ascii: "/") { start += 1 }
        let name = text[start...].prefix { $0.isLetter || $0.isDigit }.map(\.folded)
        return blocks.contains(name)
    }

    private static let blocks = Set(
        "p br div h1 h2 h3 h4 h5 h6 li ul ol tr table blockquote section article figure figcaption hr"
            .split(separator: " ").map { Array($0.utf8) })

    private static func entity(_ text: [UInt8], _ i: Int) -> (UInt32, Int)? {
        guard let end = text[i..<min(text.count, i + 12)].firstIndex(of: UInt8(ascii: ";")) else {
            return nil
        }
        let name = text.text(i + 1..<end)
        if name.hasPrefix("#x") || name.hasPrefix("#X") {
            return UInt32(name.dropFirst(2), radix: 16).flatMap { valid($0) }.map { ($0, end + 1) }
        }
        if name.hasPrefix("#") {
            return UInt32(name.dropFirst()).flatMap { valid($0) }.map { ($0, end + 1) }
        }
        return names[name].map { ($0, end + 1) }
    }

    private static func valid(_ scalar: UInt32) -> UInt32? {
        Unicode.Scalar(scalar) == nil || scalar == 0 ? nil : scalar
    }

    private static let names: [String: UInt32] = [
        "amp": 0x26, "lt": 0x3C, "gt": 0x3E, "quot": 0x22, "apos": 0x27, "nbsp": 0x20,
        "lsquo": 0x2018, "rsquo": 0x2019, "ldquo": 0x201C, "rdquo": 0x201D, "ndash": 0x2013,
        "mdash": 0x2014, "hellip": 0x2026, "laquo": 0xAB, "raquo": 0xBB, "copy": 0xA9,
        "eacute": 0xE9, "egrave": 0xE8, "uuml": 0xFC, "ouml": 0xF6, "auml": 0xE4, "pound": 0xA3,
        "euro": 0x20AC,
    ]
}
