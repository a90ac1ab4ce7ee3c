internal import Text

/// Passages that stand in a file twice: doubled bodies, captions, pull quotes.
///
/// The first stays. Quotation marks, apostrophes, case and white space make no difference; a repeat
/// that is cut off in the middle is one too.
/// - Complexity: O(bytes), and O(sentences) for each sentence that is cut off.
enum Repeats {
    /// Letters and digits below which a lone sentence says nothing by being repeated.
    private static let least = 24
    /// Letters and digits of a run of sentences repeated inside a paragraph of other things.
    private static let leastRun = 300
    private static let leastCutOff = RoughSentence.headLength
    /// Words below which a lone line may be said twice on purpose: an answer, a heading, a refrain.
    private static let leastWords = 7

    static func judge(_ page: inout Page, _ deadline: Deadline) throws(DeadlinePassed) {
        var sentences: [RoughSentence] = []
        var firstOf: [Int] = []
        for i in page.blocks.indices where page.blocks[i].reason == nil {
            firstOf.append(sentences.count)
            sentences += page.roughSentences(of: i)
        }
        try deadline.check()
        firstOf.append(sentences.count)
        var seen: [UInt64: Int] = [:]
        seen.reserveCapacity(sentences.count)
        let original = sentences.indices.map { i in
            if let first = seen[sentences[i].hash] { return first }
            seen[sentences[i].hash] = i
            let bare = sentences[i].bareHash
            if bare != 0, seen[bare] == nil { seen[bare] = i }
            return -1
        }
        var cuts: [(block: Int, range: Range<Int>)] = []
        for k in firstOf.indices.dropLast() {
            try deadline.check()
            let own = firstOf[k]..<firstOf[k + 1]
            guard !own.isEmpty else { continue }
            let block = sentences[own.lowerBound].block
            if isRepeat(own, sentences, original),
                page.blocks[block].words >= leastWords
                    || isInRun(own, sentences, original, of: firstOf, k)
            {
                page.blocks[block].reason = .repeat
            } else if isCutOff(page, own, sentences) {
                page.blocks[block].reason = .repeat
            } else if own.count > 2 {
                cuts += runs(page, in: own, sentences, original)
            }
        }
        for cut in cuts.reversed() { take(cut.range, from: cut.block, of: &page) }
    }

    /// Whether every sentence of a block was said before, and one of them says something.
    private static func isRepeat(
        _ own: Range<Int>, _ sentences: [RoughSentence], _ original: [Int]
    ) -> Bool {
        var longest = 0
        var before = own.lowerBound
        for i in own {
            if original[i] < 0 || original[i] >= own.lowerBound { return false }
            longest = max(longest, sentences[i].length)
            before = min(before, original[i])
        }
        if longest >= least { return true }
        // A short line twice in a row is a headline or a caption; elsewhere it is an answer, a refrain.
        return own.count == 1 && original[own.lowerBound] == own.lowerBound - 1 && longest >= 12
            && sentences[own.lowerBound - 1].block < sentences[own.lowerBound].block
    }

    /// Whether a repeat stands beside another, as the two do at their first place; or right behind it.
    private static func isInRun(
        _ own: Range<Int>, _ sentences: [RoughSentence], _ original: [Int], of firstOf: [Int],
        _ k: Int
    ) -> Bool {
        let place = original[own.lowerBound]
        if place == own.lowerBound - 1 { return true }
        let isAfter =
            k > 0 && firstOf[k - 1] < own.lowerBound
            && original[own.lowerBound - 1] >= 0 && original[own.lowerBound - 1] == place - 1
        let next = own.upperBound
        let isBefore =
            next < sentences.count && original[next] >= 0
            && original[next] == original[next - 1] + 1
        return isAfter || isBefore
    }

    /// Whether a block is the beginning of another sentence, broken off.
    private static func isCutOff(
        _ page: Page, _ own: Range<Int>, _ sentences: [RoughSentence]
    ) -> Bool {
        guard own.count == 1, case let part = sentences[own.lowerBound], part.block > 0,
            part.length >= leastCutOff, isBroken(page, part.range)
        else { return false }
        return sentences.contains { whole in
            whole.head == part.head && whole.block != part.block && whole.length > part.length
                && page.blocks[whole.block].reason != .repeat
                && page.begins(whole.range, with: part.range)
        }
    }

    private static func isBroken(_ page: Page, _ range: Range<Int>) -> Bool {
        !page.endsSentence(range) || page.bytes.has("...", at: range.upperBound - 3)
            || page.bytes.has("\u{2026}", at: range.upperBound - 3)
    }

    /// Stretches of a block that were said before in the same order, long enough to be a copy.
    private static func runs(
        _ page: Page, in own: Range<Int>, _ sentences: [RoughSentence], _ original: [Int]
    ) -> [(block: Int, range: Range<Int>)] {
        var found: [(block: Int, range: Range<Int>)] = []
        var i = own.lowerBound
        while i < own.upperBound {
            guard original[i] >= 0 else {
                i += 1
                continue
            }
            var end = i
            var length = 0
            while end < own.upperBound, original[end] >= 0,
                sentences[original[i] + end - i].hash == sentences[end].hash,
                original[i] + end - i < i
            {
                length += sentences[end].length
                end += 1
            }
            if end - i >= 3, length >= leastRun, isCut(page, before: i, own, sentences),
                isCut(page, before: end, own, sentences)
            {
                let range =
                    sentences[i].range.lowerBound..<sentences[end - 1].range.upperBound
                found.append((sentences[i].block, range))
            }
            i = max(end, i + 1)
        }
        return found
    }

    /// Whether a real sentence ends before sentence `i`: its last word is no abbreviation.
    private static func isCut(
        _ page: Page, before i: Int, _ own: Range<Int>, _ sentences: [RoughSentence]
    ) -> Bool {
        guard i > own.lowerBound, i < own.upperBound else { return true }
        return !page.endsWithAbbreviation(sentences[i - 1].range)
    }

    /// Makes a stretch of a block a block of its own, taken out.
    private static func take(_ range: Range<Int>, from index: Int, of page: inout Page) {
        let whole = page.blocks[index].range
        if range.upperBound < whole.upperBound { page.split(index, at: range.upperBound) }
        if range.lowerBound > whole.lowerBound {
            page.split(index, at: range.lowerBound, tailReason: .repeat)
        } else {
            page.blocks[index].reason = .repeat
        }
    }
}
