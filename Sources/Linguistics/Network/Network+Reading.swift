internal import Text

extension Network {
    /// Gives a document's tokens their tags, heads and relations, and the document its sentences and names.
    ///
    /// - Parameter paragraphs: numbers of their tokens.
    /// - Throws: `DeadlinePassed`, asked once a batch.
    func read(
        _ paragraphs: [Range<Int>], of document: inout Document, features: WordFeatures,
        deadline: Deadline, in space: Workspace
    ) throws(DeadlinePassed) {
        space.windows.removeAll(keepingCapacity: true)
        space.rows.removeAll()
        for paragraph in paragraphs {
            features.append(
                paragraph: paragraph, of: document.tokens, forms: document.forms, to: &space.rows)
            appendWindows(of: paragraph, in: document, to: &space.windows)
        }
        space.times?.end(.features)
        let windows = space.windows[...]
        var first = windows.startIndex
        while first < windows.endIndex {
            var end = first
            var words = 0
            while end < windows.endIndex, words < Self.batch {
                words += windows[end].tokens.count
                end += 1
            }
            try deadline.check()
            unsafe read(windows[first..<end], of: &document, in: space)
            space.times?.end(.heads)
            first = end
        }
    }

    /// So many words are read before their trees are built: what that needs stays in the cache.
    private static let batch = 1024

    @unsafe private func read(
        _ windows: ArraySlice<Window>, of document: inout Document, in space: Workspace
    ) {
        let first = windows[windows.startIndex].tokens.lowerBound
        let rows = windows[windows.endIndex - 1].tokens.upperBound - first
        unsafe encode(windows, base: first, in: space)
        space.times?.end(.encoder)
        unsafe tag(windows, in: space, &document.tokens)
        unsafe prepareArcs(rows, in: space)
        for window in windows {
            let sentence = document.sentences.count
            var begin = window.tokens.lowerBound
            for i in window.tokens.dropFirst()
            where unsafe self.begin(i - first, in: space) > 0
                && isBreakable(i, first, document.tokens, space)
            {
                unsafe appendSentence(begin..<i, first, &document, space)
                begin = i
            }
            unsafe appendSentence(begin..<window.tokens.upperBound, first, &document, space)
            for sentence in document.sentences[sentence...] {
                unsafe parse(
                    sentence.tokens, first: sentence.tokens.lowerBound - first, in: space,
                    &document.tokens)
            }
            appendNames(window, first, &document, space)
            if window.endsParagraph { document.endParagraph() }
        }
    }

    /// Appends a sentence; one that is too long in parts, cut where that is least unlikely.
    @unsafe private func appendSentence(
        _ tokens: Range<Int>, _ first: Int, _ document: inout Document, _ space: Workspace
    ) {
        guard tokens.count > Self.longestSentence else {
            document.sentences.append(.init(tokens: tokens, span: document.span(of: tokens)))
            return
        }
        // Not at the very ends, so that what is left is surely shorter.
        let inner = tokens.dropFirst(16).dropLast(16)
        var best = tokens.lowerBound + Self.longestSentence
        var score = -Float.infinity
        for i in inner where isBreakable(i, first, document.tokens, space) {
            let other = unsafe begin(i - first, in: space)
            if other > score { (best, score) = (i, other) }
        }
        unsafe appendSentence(tokens.lowerBound..<best, first, &document, space)
        unsafe appendSentence(best..<tokens.upperBound, first, &document, space)
    }

    /// Trees of longer ones cost too much, and are wrong.
    private static let longestSentence = 250

    /// Whether a sentence may begin with a token: not within a multi-word token or a name.
    private func isBreakable(
        _ i: Int, _ first: Int, _ tokens: [Token], _ space: Workspace
    ) -> Bool {
        let entity = unsafe Int(space.entities.base[i - first])
        return !tokens[i].flags.contains(.continuesMultiWord) && !entities[entity].continues
    }

    private func appendNames(
        _ window: Window, _ first: Int, _ document: inout Document, _ space: Workspace
    ) {
        var begin = window.tokens.lowerBound
        for i in window.tokens {
            let label = unsafe entities[Int(space.entities.base[i - first])]
            if !label.continues { begin = i }
            if label.ends, let type = label.type {
                document.names.append(Name(tokens: begin..<(i + 1), type: type))
            }
        }
    }
}
