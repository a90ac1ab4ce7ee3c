internal import Text

extension Document {
    /// The document in CoNLL-U, with a `# newdoc id` line; what is undefined is `_`.
    ///
    /// - Complexity: O(bytes).
    public func conllU(id: String) -> String {
        var lines = "# newdoc id = \(id)\n"
        for paragraph in paragraphs {
            for number in paragraph.sentences {
                if number == paragraph.sentences.lowerBound { lines += "# newpar\n" }
                lines += "# sent_id = \(number + 1)\n"
                let sentence = sentences[number]
                let text = string(sentence.span).split(whereSeparator: \.isNewline)
                lines += "# text = \(text.joined(separator: " "))\n"
                write(sentence, to: &lines)
                lines += "\n"
            }
        }
        return lines
    }

    private func write(_ sentence: Sentence, to lines: inout String) {
        var i = sentence.tokens.lowerBound
        while i < sentence.tokens.upperBound {
            var end = i + 1
            while end < sentence.tokens.upperBound,
                tokens[end].flags.contains(.continuesMultiWord)
            {
                end += 1
            }
            let isLast = end == sentence.tokens.upperBound
            let glued = !isLast && tokens[end].flags.contains(.glued)
            let first = i - sentence.tokens.lowerBound + 1
            if end > i + 1 {
                let form = string(span(of: i..<end))
                lines += "\(first)-\(first + end - i - 1)\t\(form)\t_\t_\t_\t_\t_\t_\t_\t"
                lines += glued ? "SpaceAfter=No\n" : "_\n"
            }
            for k in i..<end {
                let token = tokens[k]
                let lemma = token.lemma < 0 ? "_" : forms[token.lemma]
                let upos = TagNames.name(of: token.upos, in: tags.upos)
                let xpos = TagNames.name(of: token.xpos, in: tags.xpos)
                let features = TagNames.name(of: token.features, in: tags.features)
                let head = token.head < 0 ? "_" : String(token.head)
                let deprel = TagNames.name(of: token.deprel, in: tags.deprel)
                lines += "\(first + k - i)\t\(forms[token.form])\t\(lemma)\t\(upos)\t\(xpos)\t"
                lines += "\(features)\t\(head)\t\(deprel)\t_\t"
                lines += glued && end == i + 1 ? "SpaceAfter=No\n" : "_\n"
            }
            i = end
        }
    }
}
