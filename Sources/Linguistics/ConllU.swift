internal import Text

extension Document {
    /// The document in CoNLL-U, with a `# newdoc id` line; what is undefined is `_`.
    ///
    /// - Parameter id: sentences are numbered below it.
    /// - Complexity: O(bytes).
    public func conllU(id: String) -> String {
        var lines = "# newdoc id = \(id)\n"
        for paragraph in paragraphs {
            for number in paragraph.sentences {
                if number == paragraph.sentences.lowerBound { lines += "# newpar\n" }
                lines += "# sent_id = \(id)-\(number + 1)\n"
                write(sentences[number].tokens, to: &lines)
                lines += "\n"
            }
        }
        return lines
    }

    private func write(_ sentence: Range<Int>, to lines: inout String) {
        var text = "# text = "
        var rows = ""
        var i = sentence.lowerBound
        while i < sentence.upperBound {
            var end = i + 1
            while end < sentence.upperBound, tokens[end].flags.contains(.continuesMultiWord) {
                end += 1
            }
            // Between sentences, too: so the text can be put together again.
            let glued = end < tokens.count && tokens[end].flags.contains(.glued)
            let first = i - sentence.lowerBound + 1
            let form = string(span(of: i..<end))
            text += form
            if !glued && end < sentence.upperBound { text += " " }
            if end > i + 1 {
                rows += "\(first)-\(first + end - i - 1)\t\(form)\t_\t_\t_\t_\t_\t_\t_\t"
                rows += glued ? "SpaceAfter=No\n" : "_\n"
            }
            for k in i..<end {
                write(tokens[k], number: first + k - i, to: &rows)
                rows += glued && end == i + 1 ? "SpaceAfter=No\n" : "_\n"
            }
            i = end
        }
        lines += text + "\n" + rows
    }

    /// All columns but the last.
    private func write(_ token: Token, number: Int, to rows: inout String) {
        rows += "\(number)\t\(forms[token.form])\t"
        rows += (token.lemma < 0 ? "_" : forms[token.lemma]) + "\t"
        rows += TagNames.name(of: token.upos, in: tags.upos) + "\t"
        rows += TagNames.name(of: token.xpos, in: tags.xpos) + "\t"
        rows += TagNames.name(of: token.features, in: tags.features) + "\t"
        rows += (token.head < 0 ? "_" : String(token.head)) + "\t"
        rows += TagNames.name(of: token.deprel, in: tags.deprel) + "\t_\t"
    }
}
