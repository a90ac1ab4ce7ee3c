internal import Linguistics
internal import Text

/// Finds which marks open and close quotations.
///
/// The shape of a mark counts less than its place: pairs may be mixed (`"…”`). A quotation left open ends
/// with its paragraph, unless the next begins with a mark again: then it goes on. Marks within a quotation
/// belong to it. An apostrophe opens only where a mark that closes follows in the same paragraph.
struct QuotePairing {
    private let reading: Reading
    private var found: [Quotation] = []

    init(_ reading: Reading) { self.reading = reading }

    /// All quotations of the document, in order.
    /// - Complexity: O(tokens), but O(tokens of a paragraph) for each apostrophe that may open.
    mutating func quotations(_ deadline: Deadline) throws(DeadlinePassed) -> [Quotation] {
        var open: (token: Int, mark: QuoteMark)?
        let bytes = reading.bytes, tokens = reading.tokens
        for (number, paragraph) in reading.document.paragraphs.enumerated() {
            try deadline.check()
            var i = paragraph.tokens.lowerBound
            if open != nil { i += 1 }
            while i < paragraph.tokens.upperBound {
                // Few tokens are worth asking.
                guard QuoteMark.mayBegin(with: bytes[Int(tokens[i].span.begin)]),
                    let mark = QuoteMark(reading, i)
                else {
                    i += 1
                    continue
                }
                if let opened = open {
                    if closes(mark, i, opened.mark, paragraph) {
                        add(opened.token, close: i)
                        open = nil
                    } else if mark.isDouble, opens(mark, i, paragraph), mark != .lowDouble {
                        add(opened.token, unclosed: endOfSentence(from: opened.token, before: i))
                        open = (i, mark)
                    }
                } else if opens(mark, i, paragraph) {
                    if mark.isDouble {
                        open = (i, mark)
                    } else if let close = singleClose(of: mark, i, paragraph) {
                        add(i, close: close)
                        i = close
                    }
                }
                i += 1
            }
            if let opened = open, !goesOn(opened.mark, after: number) {
                add(opened.token, unclosed: paragraph.tokens.upperBound)
                open = nil
            }
        }
        return found
    }

    private mutating func add(_ opening: Int, close: Int) {
        guard opening + 1 < close else { return }
        found.append(Quotation(opening: opening, content: (opening + 1)..<close, isClosed: true))
    }

    private mutating func add(_ opening: Int, unclosed end: Int) {
        guard opening + 1 < end else { return }
        found.append(Quotation(opening: opening, content: (opening + 1)..<end, isClosed: false))
    }

    /// Whether the paragraph after one that leaves a quotation open begins with a mark again.
    private func goesOn(_ opened: QuoteMark, after paragraph: Int) -> Bool {
        guard paragraph + 1 < reading.document.paragraphs.count else { return false }
        let next = reading.document.paragraphs[paragraph + 1]
        let first = next.tokens.lowerBound
        guard let mark = QuoteMark(reading, first), first + 1 < next.tokens.upperBound else {
            return false
        }
        // French re-opens with the closing guillemet.
        return mark == opened || (mark == .rightGuillemet && opened == .leftGuillemet)
            || (mark.isDouble && mark.matches(.leftDouble) && opened == .leftDouble)
    }

    private func opens(_ mark: QuoteMark, _ i: Int, _ paragraph: Document.Paragraph) -> Bool {
        let isFirst = i == paragraph.tokens.lowerBound
        let isLast = i + 1 == paragraph.tokens.upperBound
        if isLast { return false }
        let gluedAfter = reading.isGlued(i + 1)
        let gluedBefore = !isFirst && reading.isGlued(i) && !opensBracket(i - 1)
        switch mark {
        case .leftDouble, .lowDouble, .leftGuillemet, .leftCorner: return true
        case .straight: return gluedAfter || !gluedBefore
        case .rightDouble, .rightGuillemet: return gluedAfter && !gluedBefore
        case .apostrophe, .leftSingle, .lowSingle, .leftAngle:
            return gluedAfter && !gluedBefore
                && (reading.isWord(i + 1) || reading.isMark(i + 1, in: "[(.$"))
        case .rightCorner, .rightSingle, .rightAngle: return false
        }
    }

    private func opensBracket(_ i: Int) -> Bool {
        reading.isMark(i, in: "([{:/") || reading.isDash(i) || QuoteMark(reading, i) != nil
    }

    private func closes(
        _ mark: QuoteMark, _ i: Int, _ opened: QuoteMark, _ paragraph: Document.Paragraph
    ) -> Bool {
        let gluedBefore = reading.isGlued(i)
        let gluedAfter = i + 1 < paragraph.tokens.upperBound && reading.isGlued(i + 1)
        if mark.matches(opened) {
            return mark != .straight || gluedBefore || !gluedAfter
        }
        // The wrong shape in a closing place.
        return mark == .leftDouble && opened.isDouble && gluedBefore && !gluedAfter
    }

    /// The end of the sentence in which a quotation begins, or where the next begins.
    private func endOfSentence(from opening: Int, before next: Int) -> Int {
        var end = next
        while end > opening + 1, reading.sentenceOf[end - 1] == reading.sentenceOf[next] {
            end -= 1
        }
        return end > opening + 1 ? end : next
    }

    /// The mark that closes a single quotation; an apostrophe at a plural's end only for want of better.
    private func singleClose(
        of opening: QuoteMark, _ i: Int, _ paragraph: Document.Paragraph
    ) -> Int? {
        var plural: Int?
        for j in (i + 2)..<max(i + 2, paragraph.tokens.upperBound) {
            guard let mark = QuoteMark(reading, j) else { continue }
            if !mark.isDouble, j > i + 2, opens(mark, j, paragraph) { break }
            let isLast = j + 1 == paragraph.tokens.upperBound
            guard mark.matches(opening), reading.isGlued(j) else { continue }
            if !isLast, reading.isGlued(j + 1), reading.isWord(j + 1) { continue }
            let goesOn = !isLast && !reading.isGlued(j + 1) && reading.isWord(j + 1)
            if goesOn, endsInS(j - 1) {
                plural = plural ?? j
            } else {
                return j
            }
        }
        return plural
    }

    private func endsInS(_ token: Int) -> Bool {
        lowercased(reading.bytes[Int(reading.tokens[token].span.end) - 1]) == 0x73
    }
}
