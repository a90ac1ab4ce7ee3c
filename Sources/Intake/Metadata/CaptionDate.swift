/// The date at the end of a picture's caption: `…, in Damascus, Monday, March 18, 201`.
enum CaptionDate {
    /// A date with its weekday and at least part of its year, with which a block ends (a photographer
    /// in brackets may follow). File pictures are of another day.
    static func date(_ bytes: [UInt8], _ range: Range<Int>) -> WrittenDate? {
        guard range.count <= 700 else { return nil }
        var end = range.upperBound
        if bytes[end - 1] == UInt8(ascii: ")") {
            while end > range.lowerBound, bytes[end - 1] != UInt8(ascii: "(") { end -= 1 }
            end = max(end - 1, range.lowerBound)
        }
        while end > range.lowerBound, bytes[end - 1] == .blank || bytes[end - 1] == 0x2E {
            end -= 1
        }
        guard end > range.lowerBound, bytes[end - 1].isDigit else { return nil }
        let tail = max(range.lowerBound, end - 48)..<end
        guard let date = DateScanner(bytes: bytes).dates(in: tail).last,
            date.range.upperBound == end, date.weekday != nil,
            date.year != nil || date.yearPrefix != nil
        else { return nil }
        let phrase = bytes.phrase(range)
        let isOld =
            phrase.has("file", at: 0) || Licence.contains("file photo", phrase)
            || Licence.contains("file picture", phrase) || Licence.contains("archive", phrase)
        return isOld ? nil : date
    }

    /// Whether one of the first paragraphs besides the caption names the day or its weekday.
    static func isConfirmed(_ date: WrittenDate, _ page: Page, besides caption: Int) -> Bool {
        let scanner = DateScanner(bytes: page.bytes)
        for i in page.kept.prefix(8) where i != caption {
            let range = page.blocks[i].range
            if CaptionDate.date(page.bytes, range) != nil { continue }
            let others = scanner.dates(in: range)
            if others.contains(where: { $0.month == date.month && $0.day == date.day }) {
                return true
            }
            guard let weekday = date.weekday else { continue }
            let name = DateScanner.weekdays[weekday]
            for k in range where page.bytes[k].isUpper && k + name.count <= range.upperBound {
                if page.bytes[k].folded == name[0],
                    page.bytes[k + 1..<k + name.count].elementsEqual(name.dropFirst())
                {
                    return true
                }
            }
        }
        return false
    }
}
